internal import Citations
internal import Records
internal import Text

/// The fields of a record that hold a CSL variable.
///
/// This is the only table of them, for both directions. An item gets a variable from the first of
/// these fields that the record has; a record gets it in the first field. The last field of each
/// rule has the variable's own name. It holds variables without a field in BibTeX or biblatex, and
/// a second variable for the same field.
///
/// - Source: CSL 1.0.2, appendix IV; biblatex manual, section 2.2.
struct VariableRule: Sendable {
  enum Kind: Sendable {
    /// Text with markup.
    case text
    /// Text without markup: numbers, identifiers, addresses.
    case plain
    case names
    case date
    /// A list of words; a record has one field for each.
    case keywords
  }

  let variable: Variable
  let fields: [FieldName]
  let kind: Kind
  /// The groups of record types to which the rule applies; empty for all.
  let groups: Set<RecordGroup>

  private init(
    _ variable: Variable, _ kind: Kind, _ fields: [FieldName], in groups: Set<RecordGroup> = []
  ) {
    let own = Self.ownField(of: variable)
    self.variable = variable
    self.fields = fields.contains(own) ? fields : fields + [own]
    self.kind = kind
    self.groups = groups
  }

  private static let independent: Set<RecordGroup> = [.report, .patent, .other, .thesis, .talk]

  /// All rules, in the order in which variables are written.
  private static let all: [VariableRule] =
    [
      VariableRule(.title, .text, [.title]),
      VariableRule(.titleShort, .text, [.shorttitle]),
      VariableRule(.author, .names, [.author]),
      VariableRule(.editor, .names, [.editor]),
      VariableRule(.translator, .names, [.translator]),
      VariableRule(.containerAuthor, .names, [.bookauthor]),
      VariableRule(.issued, .date, [.date, .year]),
      VariableRule(.containerTitle, .text, [.journal, .booktitle], in: [.article]),
      // The `booktitle` of a book is meant for its chapters (btxdoc, section 2.1).
      VariableRule(.containerTitle, .text, [.maintitle, .journal], in: [.book]),
      VariableRule(
        .containerTitle, .text, [.booktitle, .journal, .maintitle],
        in: independent.union([.part])),
      VariableRule(.containerTitleShort, .text, [.shortjournal]),
      VariableRule(.collectionTitle, .text, [.series]),
      VariableRule(.collectionNumber, .plain, [.number], in: [.book, .part]),
      VariableRule(.volume, .plain, [.volume]),
      VariableRule(.issue, .plain, [.number, .issue], in: [.article]),
      VariableRule(.issue, .plain, [.issue], in: independent.union([.book, .part])),
      VariableRule(.number, .plain, [.eid], in: [.article, .book, .part]),
      VariableRule(.number, .plain, [.number, .isrn, .eid], in: independent),
      VariableRule(.page, .plain, [.pages]),
      VariableRule(.chapterNumber, .plain, [.chapter]),
      VariableRule(.partNumber, .plain, [.part]),
      VariableRule(.numberOfVolumes, .plain, [.volumes]),
      VariableRule(.numberOfPages, .plain, [.pagetotal]),
      VariableRule(.edition, .text, [.edition]),
      VariableRule(.version, .plain, [.version]),
      VariableRule(
        .publisher, .text, [.institution, .school, .organization, .publisher, .howpublished],
        in: [.thesis, .report]),
      VariableRule(
        .publisher, .text, [.publisher, .organization, .institution, .school, .howpublished],
        in: [.article, .part, .book, .patent, .talk, .other]),
      VariableRule(.jurisdiction, .text, [.location, .address], in: [.patent]),
      VariableRule(.publisherPlace, .text, [FieldName.publisherPlace, .address], in: [.patent]),
      VariableRule(.publisherPlace, .text, [.location, .address]),
      VariableRule(.eventTitle, .text, [.eventtitle]),
      VariableRule(.eventDate, .date, [.eventdate]),
      VariableRule(.eventPlace, .text, [.eventplace]),
      VariableRule(.originalTitle, .text, [.origtitle]),
      VariableRule(.originalDate, .date, [.origdate]),
      VariableRule(.originalPublisher, .text, [.origpublisher]),
      VariableRule(.originalPublisherPlace, .text, [.origlocation]),
      VariableRule(.genre, .text, [.genre]),
      VariableRule(.status, .text, [.status]),
      VariableRule(.language, .plain, [.language]),
      VariableRule(.doi, .plain, [.doi]),
      VariableRule(.url, .plain, [.url]),
      VariableRule(.accessed, .date, [.urldate]),
      VariableRule(.callNumber, .text, [.library]),
      VariableRule(.note, .text, [.note, .addendum]),
      VariableRule(.abstract, .text, [.abstract]),
      VariableRule(.annote, .text, [.annote, .annotation]),
      VariableRule(.keyword, .keywords, [.keyword]),
    ]
    + own(
      """
      chair collection-editor compiler composer contributor curator director editorial-director \
      executive-producer guest host illustrator interviewer narrator organizer original-author \
      performer producer recipient reviewed-author script-writer series-creator
      """, .names)
    + own("available-date submitted", .date)
    + own("ISBN ISSN PMID PMCID archive_location citation-label", .plain)
    + own(
      """
      archive archive_collection archive-place authority dimensions division jurisdiction medium \
      page-first part-title printing-number references reviewed-genre reviewed-title scale section \
      source supplement-number volume-title volume-title-short year-suffix
      """, .text)
    + own("editor-translator", .names)
    + own("collection-title-short license", .text)
    + own("citation-number first-reference-note-number locator", .plain)
    // For some types, the rules above have other fields for these variables.
    + own("collection-number issue number", .plain)

  /// Rules for variables whose only field has the variable's own name.
  private static func own(_ names: String, _ kind: Kind) -> [VariableRule] {
    names.split(separator: " ").compactMap { name in
      Variable(name: String(name)).map { VariableRule($0, kind, []) }
    }
  }

  /// The field that has the variable's own name: `archive_place` for `archive-place`.
  static func ownField(of variable: Variable) -> FieldName {
    FieldName(variable.rawValue.split(separator: "-").joined(separator: "_").asciiLowercased)
  }

  /// One rule for each variable, in the order in which an item has them.
  static let byGroup: [RecordGroup: [VariableRule]] = {
    Dictionary(
      uniqueKeysWithValues: RecordGroup.allCases.map { group in
        var seen: Set<Variable> = []
        let rules = all.filter { rule in
          (rule.groups.isEmpty || rule.groups.contains(group))
            && seen.insert(rule.variable).inserted
        }
        return (group, rules)
      })
  }()

  /// The rule for a variable; `nil` for `citation-key`, which is not a field.
  static func rule(for variable: Variable, in group: RecordGroup) -> VariableRule? {
    byVariable[group]?[variable]
  }

  /// The rules of a group by their variables.
  static func byVariable(in group: RecordGroup) -> [Variable: VariableRule] {
    byVariable[group] ?? [:]
  }

  private static let byVariable: [RecordGroup: [Variable: VariableRule]] = byGroup.mapValues {
    Dictionary(uniqueKeysWithValues: $0.map { ($0.variable, $0) })
  }

  /// Members that CSL does not define, but that are written outside `custom`.
  ///
  /// `categories` is in csl-data.json; the others are identifiers that other programs write.
  static let otherMembers: [(name: String, field: FieldName)] = [
    ("categories", FieldName.categories), ("ISMN", .ismn), ("ISAN", .isan), ("ISWC", .iswc),
    ("ISCI", FieldName.isci), ("ISRC", FieldName.isrc),
  ]
}

/// Types of records that use the same fields for parts of a work, numbers and publishers.
enum RecordGroup: CaseIterable, Sendable {
  case article, part, book, thesis, report, patent, talk, other

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
