internal import RichText
internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// A paper in an arXiv feed.
struct ArXivEntry {
  private let entry: XMLElement

  init(_ entry: XMLElement) { self.entry = entry }

  private func text(_ name: String) -> String? {
    let text = entry.elements.first { $0.name == name }.map { PlainLine.of($0.text) }
    return text?.isEmpty ?? true ? nil : text
  }

  /// Whether the entry is an error message about the request.
  var isError: Bool { text("id")?.contains("/api/errors") ?? false || text("title") == "Error" }

  var summary: String? { text("summary") }

  /// The paper's number, in the form for comparisons.
  var number: ArXivIdentifier? { text("id").flatMap(ArXivIdentifier.init)?.comparable }

  /// The record of the paper, under the number that was requested, with its version if it had one.
  ///
  /// - Throws: A `Diagnostic` for the empty entry that an unknown number gets.
  func record(asked id: ArXivIdentifier) throws(Diagnostic) -> Record {
    guard let title = text("title") else { throw Failure.unknown(.arxiv(id), to: .arxiv) }
    var record = Record(key: .pending, type: "article")
    record.append(.title, Self.value(of: title))
    for author in entry.elements where author.name == "author" {
      guard let name = author.elements.first(where: { $0.name == "name" }) else { continue }
      for name in NameCleaning.people(in: name.text) { record.append(.author, name.field) }
    }
    if let day = text("published")?.prefix(10), EDTF(ifValid: String(day)) != nil {
      record.append(.date, String(day))
    }
    record.append(.arxiv, id.text)
    let category = entry.elements.first { $0.name == "primary_category" }?["term"]
    if let category { record.append(.eprintclass, category) }
    if let doi = text("doi")?.split(separator: " ").first.flatMap({ DOI(String($0)) }) {
      record.append(.doi, doi.text)
    }
    if let summary { record.append(.abstract, Self.value(of: summary)) }
    if let reference = text("journal_ref") {
      record.append(FieldName.journalRef, Self.value(of: reference))
    }
    if let comment = text("comment") {
      record.append(FieldName.arxivComment, Self.value(of: comment))
    }
    return record
  }

  /// Authors withdraw a paper by a note in its comment.
  var notices: [WorkNotice] {
    let words = [text("comment"), summary].compactMap { $0?.asciiLowercased }
    let isWithdrawn = words.contains { text in
      text.hasPrefix("withdrawn")
        || ["has been withdrawn", "is withdrawn", "was withdrawn", "paper withdrawn"].contains {
          text.contains($0)
        }
    }
    let date = text("updated").map { String($0.prefix(10)) }
    return isWithdrawn ? [WorkNotice(kind: .withdrawal, date: date)] : []
  }

  /// arXiv has the text of authors: TeX if there is a command or an accent outside math.
  private static func value(of text: String) -> String {
    guard text.containsByte(UInt8(ascii: "\\")) else { return Markup.value(of: text) }
    return LaTeX.decode(text)
  }
}
