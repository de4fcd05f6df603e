import Citations
import OperatingSystem
public import Text

/// Renders what the reference processor has rendered with official styles, to be compared.
///
/// A line is an object of `style`, `kind`, `format` and `output`; `HARD.md` beside the data says
/// what is asked for.
public struct Differential: Sendable {
  private let folder: String
  private let locales: LocaleFolder
  private let ownStyles: [OwnStyle]?

  /// - Parameters:
  ///   - folder: Holds `styles/`, `items.json` and `requests.json`.
  ///   - locales: What the styles are run with.
  ///   - ownStyles: What is rendered in the place of the styles in the folder.
  public init(folder: String, locales: LocaleFolder, ownStyles: [OwnStyle]? = nil) {
    self.folder = folder
    self.locales = locales
    self.ownStyles = ownStyles
  }

  public func lines() throws(Diagnostic) -> [String] {
    let items = try json("items.json")
    let requests = try json("requests.json")
    let styles = try styles()
    return Parallel.map(0..<styles.count, leastPerThread: 4) { range in
      range.flatMap { index in
        let work = StyleWork(
          path: styles[index].path, name: styles[index].name,
          items: items.values, requests: requests ?? .null, locales: locales)
        return work.lines()
      }
    }
  }

  /// What is rendered, and under which name.
  private func styles() throws(Diagnostic) -> [(name: String, path: String)] {
    if let ownStyles { return ownStyles.map { ($0.official, $0.path) } }
    let folder = Files.join(folder, "styles")
    return try Files.entries(of: folder).lazy.map(\.name).filter { $0.hasSuffix(".csl") }.sorted()
      .map { (String($0.dropLast(4)), Files.join(folder, $0)) }
  }

  private func json(_ name: String) throws(Diagnostic) -> JSON? {
    let path = Files.join(folder, name)
    return try JSON(Files.read(path), file: path)
  }
}

/// What one style renders.
private struct StyleWork {
  let path: String
  let name: String
  let items: [JSON]
  let requests: JSON
  let locales: LocaleFolder

  func lines() -> [String] {
    do throws(Diagnostic) {
      let style = try Style(xml: Files.read(path), file: path) { _ in }
      return lines(style, try locales.locale(for: style))
    } catch {
      return [line("error", "html", .string(error.described(at: nil)))]
    }
  }

  private func lines(_ style: Style, _ locale: CSLLocale) -> [String] {
    var result: [String] = []
    let engine = Engine(style: style, locale: locale, items: items)
    for format in [OutputFormat.text, .html] {
      for item in items {
        let cite = JSON.object([.init("id", item["id"] ?? .null)])
        let text = engine.citation([cite], as: format)
        result.append(line("cite:\(item["id"]?.scalarText ?? "")", format.rawValue, .string(text)))
      }
      if case .object(let clusters)? = requests["clusters"] {
        for cluster in clusters {
          let text = engine.citation(JSON?.some(cluster.value).values, as: format)
          result.append(line("cluster:\(cluster.name)", format.rawValue, .string(text)))
        }
      }
      if style.bibliography != nil {
        let text = engine.bibliography(as: format) { _ in true }
        result.append(line("bib", format.rawValue, .string(text)))
      }
    }
    result.append(document(style, locale))
    return result
  }

  /// The citations of a document one after the other, of which only what it cites is known.
  private func document(_ style: Style, _ locale: CSLLocale) -> String {
    let citations = requests["doc"].values
    let entries = citations.enumerated().map { index, cites in
      CitationSession.Entry(
        id: "\(index)", cites: JSON?.some(cites).values,
        note: style.styleClass == .note ? index + 1 : 0)
    }
    let cited = Driver.cited(in: entries, of: items)
    let texts = Engine(style: style, locale: locale, items: cited).document(entries)
    return line("doc", "html", .array(texts.map(JSON.string)))
  }

  private func line(_ kind: String, _ format: String, _ output: JSON) -> String {
    let object = JSON.object([
      .init("style", .string(name)), .init("kind", .string(kind)),
      .init("format", .string(format)), .init("output", output),
    ])
    // A line end within a text is escaped, so that only those between the members are left.
    return object.text.split(separator: "\n").map { String($0).trimmed }.joined(separator: " ")
  }
}
