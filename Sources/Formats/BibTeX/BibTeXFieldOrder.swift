/// The order in which an entry's fields are written.
enum BibTeXFieldOrder {
  /// What a reader looks for first; the fields that are not here follow in the record's order.
  private static let first = [
    "author", "editor", "translator", "title", "subtitle", "journal", "journaltitle", "booktitle",
    "maintitle", "series", "volume", "number", "issue", "pages", "eid", "chapter", "edition",
    "publisher", "school", "institution", "organization", "howpublished", "address", "location",
    "type", "date", "year", "month", "doi", "eprint", "archiveprefix", "eprinttype",
    "primaryclass", "eprintclass", "url",
  ]

  private static let ranks: [String: Int] = Dictionary(
    uniqueKeysWithValues: zip(first, first.indices))

  static func sorted(_ fields: [(name: String, value: String)]) -> [(name: String, value: String)] {
    fields.enumerated().sorted { one, other in
      let ranks = (rank(one.element.name), rank(other.element.name))
      return ranks.0 == ranks.1 ? one.offset < other.offset : ranks.0 < ranks.1
    }.map(\.element)
  }

  private static func rank(_ name: String) -> Int { ranks[name] ?? first.count }
}
