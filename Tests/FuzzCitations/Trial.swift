import Citations
import Styles
import Text

/// A style, and what is cited by it.
struct Input {
  var style: [UInt8]
  var items: [JSON]
  var format: OutputFormat
}

/// What is done with an input.
enum Trial {
  /// Reads the style, cites every item in several ways and lists them all; says whether it is one.
  static func run(_ input: Input) -> Bool {
    guard let style = try? Style(xml: input.style, file: "a.csl", report: { _ in }) else {
      return false
    }
    let items = input.items.compactMap { CSLItem($0) }
    let language = style.defaultLocale ?? "en-US"
    let files = CSLLocale.fallbackLanguages(for: language).compactMap(locale)
    let locale = CSLLocale(language: language, files: files, style: style.locales)
    let processor = Processor(style: style, locale: locale, items: items)
    let renderer = Renderer(
      format: input.format, locale: processor.localeText, linksAddresses: true)
    for citation in processor.document(citations(of: items)) { _ = renderer.render(citation) }
    for item in items {
      var cite = Cite(item.id)
      cite.isAuthorOnly = true
      _ = renderer.renderWithinLine(processor.citation(Citation([cite])))
    }
    if let bibliography = processor.bibliography() {
      _ = renderer.bibliographyText(bibliography.entries.map(\.output), bibliography.format)
    }
    return true
  }

  /// Each item alone, again with a place, and with those before it.
  private static func citations(of items: [CSLItem]) -> [Citation] {
    var result: [Citation] = []
    for (index, item) in items.enumerated() {
      var located = Cite(item.id)
      located.locator = item.text(.page) ?? "3-5"
      located.label = index % 2 == 0 ? "page" : "section"
      located.prefix = item.text(.title) ?? "see "
      located.suffix = item.text(.note) ?? ""
      var suppressed = Cite(item.id)
      suppressed.isAuthorSuppressed = true
      result.append(Citation([Cite(item.id)], noteNumber: 2 * index + 1))
      result.append(Citation([located, suppressed], noteNumber: 2 * index + 2))
      result.append(Citation(items[...index].map { Cite($0.id) }))
    }
    return result
  }

  private static let locales: [String: LocaleData] = {
    var result: [String: LocaleData] = [:]
    for name in Styles.names where name.hasSuffix(".xml") {
      let bytes = Array((Styles.text(of: name) ?? "").utf8)
      guard let data = try? LocaleData(xml: bytes, file: name, report: { _ in }) else { continue }
      result[data.language ?? ""] = data
    }
    return result
  }()

  private static func locale(_ language: String) -> LocaleData? { locales[language] }
}
