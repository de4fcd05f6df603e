/// What a record is: a biblatex or BibTeX entry type, or `talk`, or `honour`.
public struct RecordType: Hashable, Sendable, ExpressibleByStringLiteral, CustomStringConvertible {
  /// In lower case.
  public let name: String

  public var description: String { name }

  public init(_ name: String) { self.name = name }

  public init(stringLiteral name: StringLiteralType) { self.name = name }

  /// Whether the type is one of the tables below; others are kept all the same.
  public var isKnown: Bool { Self.known.contains(self) }

  /// biblatex's types (manual, section 2.1), BibTeX's that differ, and ibid's own two.
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
