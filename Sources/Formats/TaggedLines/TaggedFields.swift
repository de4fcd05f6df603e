internal import Records

/// A tag of RIS and the corresponding field, for tags that do not depend on the type.
///
/// This is the only table of them, for RIS and EndNote, for reading and writing. Fields that depend
/// on the type of the record, or need several tags, are in `TaggedImport` and `TaggedExport`.
struct TaggedField: Sendable {
  enum Kind: Sendable {
    /// Text with markup as in Zotero.
    case text
    /// Text without markup: numbers, identifiers, addresses.
    case plain
    case names
    /// A list of words; a record has one field for each.
    case words
    case date
  }

  let tag: String
  /// Other tags with the same meaning, which are read but not written.
  let others: [String]
  let field: FieldName
  let kind: Kind

  private init(_ tag: String, _ field: FieldName, _ kind: Kind, or others: [String] = []) {
    self.tag = tag
    self.others = others
    self.field = field
    self.kind = kind
  }

  /// All tags in the order in which they are written, after the type and before other tags.
  static let all: [TaggedField] = [
    TaggedField("AU", .author, .names, or: ["A1"]),
    TaggedField("ED", .editor, .names, or: ["A2"]),
    TaggedField("A3", FieldName.collectionEditor, .names),
    TaggedField("A4", .translator, .names),
    TaggedField("TI", .title, .text, or: ["T1", "CT"]),
    TaggedField("ST", .shorttitle, .text),
    TaggedField("VL", .volume, .plain),
    TaggedField("IS", .number, .plain),
    TaggedField("NV", .volumes, .plain),
    TaggedField("ET", .edition, .text),
    TaggedField("CY", .location, .text, or: ["PP"]),
    TaggedField("M3", .genre, .text),
    TaggedField("DO", .doi, .plain),
    TaggedField("UR", .url, .plain),
    TaggedField("Y2", .urldate, .date),
    TaggedField("LA", .language, .plain),
    TaggedField("CN", .library, .text),
    TaggedField("KW", .keyword, .words),
    TaggedField("AB", .abstract, .text, or: ["N2"]),
    TaggedField("N1", .note, .text),
    TaggedField("TT", .origtitle, .text),
  ]

  static func tagged(_ tag: String) -> TaggedField? {
    all.first { $0.tag == tag || $0.others.contains(tag) }
  }

  /// The field for `T2`, the title of the containing publication.
  static func container(of group: RecordGroup) -> FieldName {
    switch group {
    case .article: .journal
    case .book, .report: .series
    case .talk: .eventtitle
    case .part, .thesis, .patent, .other: .booktitle
    }
  }

  /// The field for `PB`.
  static func publisher(of group: RecordGroup) -> FieldName {
    switch group {
    case .thesis, .report: .institution
    case .article, .part, .book, .patent, .talk, .other: .publisher
    }
  }
}
