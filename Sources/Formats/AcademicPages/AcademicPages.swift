internal import Records
public import Text

/// A page of a publication in the folder `_publications` of an academicpages site: a front matter in
/// YAML, then Markdown.
///
///     ---
///     title: "A title"
///     collection: publications
///     date: 2018-01-01
///     venue: 'A journal'
///     citation: 'Ann Lee, Bo Kim, &quot;A title.&quot; A journal, 2018.'
///     ---
///
/// - Source: github.com/academicpages/academicpages.github.io, `markdown_generator`.
public enum AcademicPages {
  /// Reads a page.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    guard let matter = FrontMatter(of: text) else {
      report(
        Diagnostic(
          "the page has no front matter", hint: "begin it with a line ---, then title: …",
          at: SourceRange(file: file, bytes: 0..<0)))
      return result
    }
    let documents = YAMLReader.documents(of: matter.yaml, file: file, report: report)
    guard let document = documents.first, !document.members.isEmpty else { return result }
    let body = String(decoding: text[matter.body...], as: UTF8.self)
    var importer = AcademicPageImport(document, body: body)
    result.records.append(importer.record())
    return result
  }

  /// Whether a text is a page with a title and a member that only publications have.
  static func begins(_ text: [UInt8]) -> Bool {
    guard let matter = FrontMatter(of: text) else { return false }
    let keys = YAMLLines.rootKeys(of: matter.yaml)
    let names = Set(keys.map(\.key))
    let isPublication = keys.contains { $0.key == "collection" && $0.value == "publications" }
    return names.contains("title")
      && (isPublication || !names.isDisjoint(with: ["paperurl", "citation", "venue"]))
  }
}

/// The YAML at the beginning of a page, between two lines of three hyphens.
struct FrontMatter {
  /// The text up to the second line of hyphens, so that places in it are places in the page.
  let yaml: [UInt8]
  /// The offset after that line.
  let body: Int

  /// `nil` if the text does not begin with such a line, or has no second one.
  init?(of text: [UInt8]) {
    var start = text.firstIndex { !$0.isASCIIWhitespace } ?? text.endIndex
    var isInside = false
    while start < text.endIndex {
      let end = text[start...].firstIndex(where: \.isLineEnd) ?? text.endIndex
      var line = text[start..<end]
      while line.last?.isBlank ?? false { line.removeLast() }
      if line.elementsEqual("---".utf8) {
        if isInside {
          yaml = Array(text[..<start])
          body = end
          return
        }
        isInside = true
      } else if !isInside {
        return nil
      }
      start = min(end + 1, text.endIndex)
    }
    return nil
  }
}

extension FileFormat {
  /// Pages of ``AcademicPages``, which are only read.
  public static let academicPages: FileFormat = {
    var format = FileFormat(
      "academicpages", "a page of academicpages' _publications, or the folder", endings: [".md"],
      reader: { AcademicPages.read($0, file: $1, report: $2) })
    format.beginsText = AcademicPages.begins
    return format
  }()
}
