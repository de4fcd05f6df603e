internal import Records

/// The order in which an entry's fields are written.
enum BibTeXFieldOrder {
  /// The fields that are written first; other fields follow in the record's order.
  private static let first = [
    "author", "editor", "translator", "title", "subtitle", "journal", "journaltitle", "booktitle",
    "maintitle", "series", "volume", "number", "issue", "pages", "eid", "chapter", "edition",
    "publisher", "school", "institution", "organization", "howpublished", "address", "location",
    "type", "date", "year", "month", "doi", "eprint", "archiveprefix", "eprinttype",
    "primaryclass", "eprintclass", "url",
  ]

  private static let ranks: [String: Int] = Dictionary(
    uniqueKeysWithValues: zip(first, first.indices))

  /// A field to be written.
  struct Field {
    let name: String
    /// TeX, without delimiters.
    let value: String
    /// Whether the value is written in braces; a macro is not.
    let isBraced: Bool
    fileprivate let rank: Int

    init(name: String, value: String, isBraced: Bool) {
      self.name = name
      self.value = value
      self.isBraced = isBraced
      rank = ranks[name] ?? first.count
    }
  }

  /// Inserts a field after those that come before it in this order.
  static func insert(_ field: Field, into fields: inout [Field]) {
    var index = fields.count
    while index > 0, fields[index - 1].rank > field.rank { index -= 1 }
    fields.insert(field, at: index)
  }
}
