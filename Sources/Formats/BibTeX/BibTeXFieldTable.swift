internal import Records
internal import Text

/// What a field of a record is called in BibTeX and in biblatex, and how its value is spelt there.
///
/// This is the one place that says so, for reading and for writing. A field that has no rule is
/// plain text under one name everywhere.
struct BibTeXFieldRule: Sendable {
  enum Kind: Sendable {
    case text
    /// Not TeX: addresses, identifiers, paths (biblatex manual, section 2.2.1, "verbatim field").
    case verbatim
    /// A date in EDTF, in which `~` is no tie.
    case date
    /// Names joined by ` and `; a record has one field for each.
    case names
    /// Words parted by commas; a record has one field for each.
    case keywords
    /// Citation keys parted by commas; a record has one field for each.
    case keys
  }

  let record: FieldName
  let bibtex: String
  let biblatex: String
  /// The names under which a `.bib` file has it, the one that wins first.
  let sources: [String]
  let kind: Kind

  init(
    _ record: FieldName, bibtex: String? = nil, biblatex: String? = nil,
    from sources: [String]? = nil,
    _ kind: Kind = .text
  ) {
    self.record = record
    self.bibtex = bibtex ?? record.text
    self.biblatex = biblatex ?? record.text
    self.sources = sources ?? [record.text]
    self.kind = kind
  }

  static let all: [BibTeXFieldRule] =
    [
      // What ibid calls otherwise, because it needs the name itself or LaTeX users know another.
      BibTeXFieldRule("genre", bibtex: "type", biblatex: "type", from: ["type"]),
      BibTeXFieldRule("eventplace", bibtex: "venue", biblatex: "venue", from: ["venue"]),
      BibTeXFieldRule("status", bibtex: "pubstate", biblatex: "pubstate", from: ["pubstate"]),
      BibTeXFieldRule("sortkey", bibtex: "key", from: ["sortkey", "key"]),
      BibTeXFieldRule(
        "journal", biblatex: "journaltitle", from: ["journaltitle", "journal"]),
      BibTeXFieldRule(
        "eprinttype", bibtex: "archiveprefix", from: ["eprinttype", "archiveprefix"], .verbatim),
      BibTeXFieldRule(
        "eprintclass", bibtex: "primaryclass", from: ["eprintclass", "primaryclass"], .verbatim),
      BibTeXFieldRule(
        "keyword", bibtex: "keywords", biblatex: "keywords", from: ["keywords", "keyword"],
        .keywords),
      BibTeXFieldRule("alias", bibtex: "ids", biblatex: "ids", from: ["ids"], .keys),
      BibTeXFieldRule("related", .keys),
      // A record keeps these as they were given; each dialect has one name for both.
      BibTeXFieldRule("address", biblatex: "location"),
      BibTeXFieldRule("location", bibtex: "address"),
      BibTeXFieldRule("annote", biblatex: "annotation"),
      BibTeXFieldRule("annotation", bibtex: "annote"),
      BibTeXFieldRule("school", biblatex: "institution"),
    ] + names + verbatim + dates

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

  /// The rule for a field of a `.bib` file, its name in lower case; `nil` when it is plain text.
  static func forSource(_ name: String) -> BibTeXFieldRule? { bySource[name] }

  /// The rule for a field of a record.
  static func forRecord(_ name: FieldName) -> BibTeXFieldRule? { byRecordField[name] }

  /// The fields that mean something to ibid but nothing to biblatex: a field of that name in a
  /// `.bib` file is another thing.
  static let own: [FieldName] = [
    "tag", "award", "link", "alias", "status", "genre", "arxiv", "bibtex", "eventplace",
    "author_order", "title_prefix",
  ]
}
