internal import Records
internal import Text

/// Which fields of a record a CSL variable is made of.
///
/// This is the one place that says so, for reading and for writing, and for a citation processor as
/// much as for CSL-JSON: `CSLEntry` is made by it. A variable takes the first of its fields that
/// the record has; a reader fills the first. Variables that ibid has no field for are fields of
/// their own name.
///
/// - Source: CSL 1.0.2, appendix IV; biblatex manual, section 2.2.
struct CSLVariable: Sendable {
  enum Kind: Sendable {
    /// Text with markup.
    case text
    /// Text without: numbers, identifiers, addresses.
    case plain
    case names
    case date
    /// Words, of which a record has one field each.
    case keywords
  }

  /// Types of records that name a part of a work, its number or its publisher alike.
  enum Group: Sendable { case article, part, book, thesis, report, patent, talk, other }

  let name: String
  let fields: [FieldName]
  let kind: Kind
  /// The types that the rule is for; empty for all.
  let groups: Set<Group>

  private init(
    _ name: String, _ kind: Kind, _ fields: [FieldName], in groups: Set<Group> = []
  ) {
    self.name = name
    self.fields = fields
    self.kind = kind
    self.groups = groups
  }

  private static let independent: Set<Group> = [.report, .patent, .other, .thesis, .talk]

  /// In the order in which they are written.
  private static let all: [CSLVariable] =
    [
      CSLVariable("title", .text, ["title"]),
      CSLVariable("title-short", .text, ["shorttitle"]),
    ]
    + own("author", .names)
    + [
      CSLVariable("editor", .names, ["editor"]),
      CSLVariable("translator", .names, ["translator"]),
      CSLVariable("container-author", .names, ["bookauthor"]),
      CSLVariable("issued", .date, ["date", "year"]),
      CSLVariable("container-title", .text, ["journal", "booktitle"], in: [.article]),
      CSLVariable("container-title", .text, ["maintitle", "booktitle", "journal"], in: [.book]),
      CSLVariable(
        "container-title", .text, ["booktitle", "journal", "maintitle"],
        in: independent.union([.part])),
      CSLVariable("container-title-short", .text, ["shortjournal"]),
      CSLVariable("collection-title", .text, ["series"]),
      CSLVariable("collection-number", .plain, ["number"], in: [.book, .part]),
      CSLVariable("volume", .plain, ["volume"]),
      CSLVariable("issue", .plain, ["number", "issue"], in: [.article]),
      CSLVariable("issue", .plain, ["issue"], in: independent.union([.book, .part])),
      CSLVariable("number", .plain, ["eid"], in: [.article, .book, .part]),
      CSLVariable("number", .plain, ["number", "isrn", "eid"], in: independent),
      CSLVariable("page", .plain, ["pages"]),
      CSLVariable("chapter-number", .plain, ["chapter"]),
      CSLVariable("part-number", .plain, ["part"]),
      CSLVariable("number-of-volumes", .plain, ["volumes"]),
      CSLVariable("number-of-pages", .plain, ["pagetotal"]),
      CSLVariable("edition", .text, ["edition"]),
      CSLVariable("version", .plain, ["version"]),
      CSLVariable(
        "publisher", .text, ["institution", "school", "organization", "publisher", "howpublished"],
        in: [.thesis, .report]),
      CSLVariable(
        "publisher", .text, ["publisher", "organization", "institution", "school", "howpublished"],
        in: [.article, .part, .book, .patent, .talk, .other]),
      CSLVariable("jurisdiction", .text, ["location", "address"], in: [.patent]),
      CSLVariable("publisher-place", .text, ["location", "address"]),
      CSLVariable("event-title", .text, ["eventtitle"]),
      CSLVariable("event-date", .date, ["eventdate"]),
      CSLVariable("event-place", .text, ["eventplace"]),
      CSLVariable("original-title", .text, ["origtitle"]),
      CSLVariable("original-date", .date, ["origdate"]),
      CSLVariable("original-publisher", .text, ["origpublisher"]),
      CSLVariable("original-publisher-place", .text, ["origlocation"]),
      CSLVariable("genre", .text, ["genre"]),
      CSLVariable("status", .text, ["status"]),
      CSLVariable("language", .plain, ["language"]),
      CSLVariable("DOI", .plain, ["doi"]),
      CSLVariable("URL", .plain, ["url"]),
      CSLVariable("accessed", .date, ["urldate"]),
      CSLVariable("call-number", .text, ["library"]),
      CSLVariable("note", .text, ["note", "addendum"]),
      CSLVariable("abstract", .text, ["abstract"]),
      CSLVariable("annote", .text, ["annote", "annotation"]),
      CSLVariable("keyword", .keywords, ["keyword"]),
      CSLVariable("categories", .keywords, ["categories"]),
    ]
    + own(
      """
      chair collection-editor compiler composer contributor curator director editorial-director \
      executive-producer guest host illustrator interviewer narrator organizer original-author \
      performer producer recipient reviewed-author script-writer series-creator
      """, .names)
    + own("available-date submitted", .date)
    + own("ISBN ISSN ISMN ISAN ISWC ISCI ISRC PMID PMCID archive_location citation-label", .plain)
    + own(
      """
      archive archive_collection archive-place authority dimensions division jurisdiction medium \
      page-first part-title printing-number references reviewed-genre reviewed-title scale section \
      source supplement-number volume-title volume-title-short year-suffix
      """, .text)

  /// Variables that are fields of their own name.
  private static func own(_ names: String, _ kind: Kind) -> [CSLVariable] {
    names.split(separator: " ").map { name in
      let field = name.split(separator: "-").joined(separator: "_").asciiLowercased
      return CSLVariable(String(name), kind, [FieldName(field)])
    }
  }

  /// The variables of a group of types, in the order in which they are written.
  static let byGroup: [Group: [CSLVariable]] = {
    let groups: [Group] = [.article, .part, .book, .thesis, .report, .patent, .talk, .other]
    return Dictionary(
      uniqueKeysWithValues: groups.map { group in
        (group, all.filter { $0.groups.isEmpty || $0.groups.contains(group) })
      })
  }()

  /// The rule for a variable in a group; case and older names are forgiven.
  static func named(_ name: String, in group: Group) -> CSLVariable? {
    byName[group]?[corrected(name)]
  }

  private static let byName: [Group: [String: CSLVariable]] = byGroup.mapValues { variables in
    Dictionary(
      variables.map { ($0.name.asciiLowercased, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The name in lower case, as CSL 1.0.2 has it.
  private static func corrected(_ name: String) -> String {
    let name = name.asciiLowercased
    return switch name {
    case "journalabbreviation": "container-title-short"
    case "shorttitle": "title-short"
    case "event": "event-title"
    case "part": "part-number"
    case "printing": "printing-number"
    case "supplement": "supplement-number"
    case "archive-location": "archive_location"
    case "archive-collection": "archive_collection"
    default: name
    }
  }
}

extension CSLVariable.Group {
  init(_ type: RecordType) {
    switch type.name {
    case "article", "periodical", "suppperiodical", "review": self = .article
    case "inproceedings", "conference", "incollection", "inbook", "bookinbook", "suppbook",
      "suppcollection", "inreference":
      self = .part
    case "book", "mvbook", "collection", "mvcollection", "proceedings", "mvproceedings",
      "reference", "mvreference", "manual", "booklet":
      self = .book
    case "thesis", "phdthesis", "mastersthesis": self = .thesis
    case "report", "techreport": self = .report
    case "patent": self = .patent
    case "talk": self = .talk
    default: self = .other
    }
  }
}
