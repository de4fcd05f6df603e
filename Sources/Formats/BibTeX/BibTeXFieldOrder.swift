internal import Records

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

  /// A field as it will be written.
  struct Field {
    let name: String
    /// TeX, without delimiters.
    let value: String
    /// Whether braces go around the value, which they do not around macros.
    let isBraced: Bool
    fileprivate let rank: Int

    init(name: String, value: String, isBraced: Bool) {
      self.name = name
      self.value = value
      self.isBraced = isBraced
      rank = ranks[name] ?? first.count
    }
  }

  /// Puts a field behind those that are written before it.
  static func insert(_ field: Field, into fields: inout [Field]) {
    var index = fields.count
    while index > 0, fields[index - 1].rank > field.rank { index -= 1 }
    fields.insert(field, at: index)
  }
}
