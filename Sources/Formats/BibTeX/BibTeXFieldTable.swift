internal import Records
internal import Text

/// The way a field of a record is written in a `.bib` file.
///
/// The names are those of `FieldNaming`. A field without a rule is plain text with the same name
/// everywhere.
struct BibTeXFieldRule: Sendable {
  enum Kind: Sendable {
    case text
    /// Text that is not TeX: addresses, identifiers, paths (biblatex manual, section 2.2.1,
    /// "verbatim field").
    case verbatim
    /// A date in EDTF, in which `~` is not a tie.
    case date
    /// Names separated by ` and `; a record has one field for each.
    case names
    /// Words separated by commas; a record has one field for each.
    case keywords
    /// Citation keys separated by commas; a record has one field for each.
    case keys
  }

  let record: FieldName
  let bibtex: String
  let biblatex: String
  /// The names that are read from a `.bib` file, in order of precedence.
  let sources: [String]
  let kind: Kind

  private init(_ field: FieldName, _ kind: Kind) {
    (record, bibtex, biblatex) = (field, field.text, field.text)
    sources = [field.text]
    self.kind = kind
  }

  private init(_ naming: FieldNaming) {
    (record, bibtex, biblatex) = (naming.field, naming.bibtex, naming.biblatex)
    sources = naming.sources
    kind =
      switch naming.field {
      case .eprinttype, .eprintclass: .verbatim
      case .keyword: .keywords
      case .alias: .keys
      default: .text
      }
  }

  static let all: [BibTeXFieldRule] =
    FieldNaming.all.map { BibTeXFieldRule($0) } + [BibTeXFieldRule(.related, .keys)] + names
    + verbatim + dates

  private static let names = [
    "author", "editor", "editora", "editorb", "editorc", "translator", "annotator", "commentator",
    "introduction", "foreword", "afterword", "bookauthor", "holder", "shortauthor", "shorteditor",
    "namea", "nameb", "namec",
  ].map { BibTeXFieldRule(FieldName($0), .names) }

  private static let verbatim = [
    "url", "urlraw", "doi", "eprint", "file", "pdf", "verba", "verbb", "verbc", "crossref", "xref",
    "xdata", "entryset",
  ].map { BibTeXFieldRule(FieldName($0), .verbatim) }

  private static let dates = ["date", "eventdate", "origdate", "urldate"]
    .map { BibTeXFieldRule(FieldName($0), .date) }

  private static let bySource: [String: BibTeXFieldRule] = {
    var rules: [String: BibTeXFieldRule] = [:]
    for rule in all { for source in rule.sources { rules[source] = rule } }
    return rules
  }()

  private static let byRecordField: [FieldName: BibTeXFieldRule] = Dictionary(
    all.map { ($0.record, $0) }, uniquingKeysWith: { first, _ in first })

  /// The rule for a field of a `.bib` file, by its name in lower case; `nil` if it is plain text.
  static func forSource(_ name: String) -> BibTeXFieldRule? { bySource[name] }

  /// The rule for a field of a record.
  static func forRecord(_ name: FieldName) -> BibTeXFieldRule? { byRecordField[name] }

  /// Fields that are lists to biblatex, whose values ` and ` separates.
  ///
  /// - Source: biblatex manual, section 2.2.1, "literal list".
  static let lists: Set<FieldName> = [
    .publisher, .address, .location, .institution, .organization, .language, .origlanguage,
    .origlocation, .origpublisher,
  ]

  /// The fields of ibid that biblatex does not have; in a `.bib` file, a field of such a name has
  /// another meaning.
  static let own: [FieldName] = [
    .tag, .award, .link, .alias, .status, .genre, .arxiv, .bibtex, .eventplace,
    .authorOrder, .titlePrefix,
  ]
}
