internal import Records
internal import Text

/// Fields that BibTeX's styles require, taken from other fields of the record.
extension EntryExport {
  /// Writes the fields for which plain, IEEEtran, acm and plainnat warn if they are empty.
  mutating func addSubstitutes() {
    guard dialect == .bibtex else { return }
    let type = BibTeXTypeTable.name(of: record, in: .bibtex)
    switch type {
    case "article":
      fill("journal") { $0.preprint.map { "arXiv preprint \($0)" } ?? $0.preprintPublisher }
    case "unpublished":
      fill("note") {
        $0.record[.status].map(Self.words) ?? $0.preprint ?? $0.record[.howpublished]
      }
    case "phdthesis", "mastersthesis":
      fill("school") { $0.record.first(of: .organization, .publisher) }
    case "techreport": fill("institution") { $0.record.first(of: .organization, .publisher) }
    case "book": fill("publisher") { $0.record.first(of: .organization, .institution) }
    case "inbook", "incollection":
      fill("publisher") { $0.record.first(of: .organization, .institution) }
      fill("booktitle") { $0.parentTitle }
    case "inproceedings", "conference": fill("booktitle") { $0.parentTitle }
    default: break
    }
    // The styles print no `eid`.
    if ["article", "inproceedings", "incollection"].contains(type) {
      fill("pages") { $0.record[.eid] }
    }
    fill("key") { $0.sortKey(for: type) }
  }

  private mutating func fill(_ name: String, with value: (EntryExport) -> String?) {
    if !has(name), let value = value(self) { add(name, value) }
  }

  private var preprint: String? { record[.arxiv].map { "arXiv:\($0)" } }

  /// Where a preprint is that is on no server with a name.
  private var preprintPublisher: String? {
    record[.status] == "preprint" ? record.first(of: .publisher, .organization) : nil
  }

  /// The sort key of a work without an author, editor or organization: its title.
  private func sortKey(for type: String) -> String? {
    guard !has("author") else { return nil }
    switch type {
    case "book", "inbook": if has("editor") { return nil }
    case "proceedings": if has("editor") || has("organization") { return nil }
    case "manual": if has("organization") { return nil }
    default: break
    }
    return record[.title]
  }

  /// The title of a parent without `booktitle`, the only field that BibTeX inherits.
  private var parentTitle: String? {
    guard let parent = record[.crossref].flatMap(context.record) else { return nil }
    return parent[.booktitle] == nil ? parent[.title] : nil
  }

  /// A publication status in words; biblatex has localization keys for some (manual, section
  /// 4.9.2.11).
  private static func words(for status: String) -> String {
    switch status {
    case "inpreparation": "In preparation"
    case "inpress": "In press"
    case "submitted", "forthcoming", "prepublished", "accepted", "preprint":
      status.prefix(1).uppercased() + status.dropFirst()
    default: status
    }
  }
}
