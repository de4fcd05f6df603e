internal import Records
internal import Text

/// What BibTeX's styles miss in an entry of its type, where the record says it elsewhere.
extension EntryExport {
  var substitutes: [(name: String, value: String)] {
    guard dialect == .bibtex else { return [] }
    let type = BibTeXTypeTable.name(of: record, in: .bibtex)
    let candidates = container(for: type) + [("key", sortKey(for: type))]
    return candidates.compactMap { name, value in value.map { (name, $0) } }
  }

  /// The fields that plain, IEEEtran, acm and plainnat warn of when they are empty.
  private func container(for type: String) -> [(name: String, value: String?)] {
    let preprint = record["arxiv"].map { "arXiv:\($0)" }
    switch type {
    case "article": return [("journal", preprint.map { "arXiv preprint \($0)" })]
    case "unpublished":
      let status = record["status"].map(Self.words)
      return [("note", status ?? preprint ?? record["howpublished"])]
    case "phdthesis", "mastersthesis":
      return [("school", record.first(of: "organization", "publisher"))]
    case "techreport": return [("institution", record.first(of: "organization", "publisher"))]
    case "book": return [("publisher", record.first(of: "organization", "institution"))]
    case "inbook", "incollection":
      return [
        ("publisher", record.first(of: "organization", "institution")), ("booktitle", parentTitle),
      ]
    case "inproceedings", "conference": return [("booktitle", parentTitle)]
    default: return []
    }
  }

  /// A work without an author sorts by its title, unless it has an editor or a body instead.
  private func sortKey(for type: String) -> String? {
    guard !has("author") else { return nil }
    switch type {
    case "book", "inbook": if has("editor") { return nil }
    case "proceedings": if has("editor") || has("organization") { return nil }
    case "manual": if has("organization") { return nil }
    default: break
    }
    return record["title"]
  }

  /// The title of a parent that does not say it in `booktitle`, where alone BibTeX looks.
  private var parentTitle: String? {
    guard let parent = record["crossref"].flatMap(context.record) else { return nil }
    return parent["booktitle"] == nil ? parent["title"] : nil
  }

  /// A status in words; biblatex has keys for some (manual, section 4.9.2.11).
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
