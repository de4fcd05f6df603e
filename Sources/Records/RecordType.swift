/// The type of a record: an entry type of biblatex or BibTeX, or `talk` or `honour`.
public struct RecordType: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// In lower case.
  public let name: String

  public var description: String { name }

  public init(_ name: String) { self.name = name }

  public init(stringLiteral name: StringLiteralType) { self.name = name }

  /// Whether the type is in the table below.
  ///
  /// Other types are kept too.
  public var isKnown: Bool { Self.known.contains(self) }

  /// biblatex's types (manual, section 2.1), BibTeX's other types, and ibid's own two.
  public static let known: [RecordType] = [
    "article", "book", "mvbook", "inbook", "bookinbook", "suppbook", "booklet", "collection",
    "mvcollection", "incollection", "suppcollection", "dataset", "manual", "misc", "online",
    "patent", "periodical", "suppperiodical", "proceedings", "mvproceedings", "inproceedings",
    "reference", "mvreference", "inreference", "report", "set", "software", "thesis",
    "unpublished", "xdata", "artwork", "audio", "bibnote", "commentary", "image", "jurisdiction",
    "legislation", "legal", "letter", "movie", "music", "performance", "review", "standard",
    "video", "conference", "electronic", "mastersthesis", "phdthesis", "techreport", "www", "talk",
    "honour",
  ]
}
