internal import Text

/// What BibTeX and biblatex call a field of a record.
///
/// With `typedNames` this is the one table of names. All doors use it: `.bib` files, `set`, `unset`,
/// `add --set`, `edit`, queries, `--columns` and `--sort`. A field that is not in it has one name
/// everywhere.
///
/// - Source: biblatex manual, sections 2.2.2 ("Data Fields") and 2.2.5 ("Field Aliases").
public struct FieldNaming: Sendable {
  /// The field of a record.
  public let field: FieldName
  /// The name under which BibTeX's styles have it.
  public let bibtex: String
  /// The name under which biblatex has it.
  public let biblatex: String
  /// The names under which a `.bib` file has it, the one that wins first.
  public let sources: [String]

  private init(
    _ field: FieldName, bibtex: String? = nil, biblatex: String? = nil, from sources: [String] = []
  ) {
    self.field = field
    self.bibtex = bibtex ?? field.text
    self.biblatex = biblatex ?? field.text
    self.sources = sources.isEmpty ? [field.text] : sources
  }

  /// The fields that have other names in a `.bib` file than in a record.
  public static let all: [FieldNaming] = [
    // Names that a record needs for something else, or that LaTeX users know better.
    FieldNaming("genre", bibtex: "type", biblatex: "type", from: ["type"]),
    FieldNaming("eventplace", bibtex: "venue", biblatex: "venue", from: ["venue"]),
    FieldNaming("status", bibtex: "pubstate", biblatex: "pubstate", from: ["pubstate"]),
    FieldNaming("sortkey", bibtex: "key", from: ["sortkey", "key"]),
    FieldNaming("journal", biblatex: "journaltitle", from: ["journaltitle", "journal"]),
    FieldNaming("eprinttype", bibtex: "archiveprefix", from: ["eprinttype", "archiveprefix"]),
    FieldNaming("eprintclass", bibtex: "primaryclass", from: ["eprintclass", "primaryclass"]),
    FieldNaming(
      "keyword", bibtex: "keywords", biblatex: "keywords", from: ["keywords", "keyword"]),
    FieldNaming("alias", bibtex: "ids", biblatex: "ids", from: ["ids"]),
    // A record keeps these names as they were given; each dialect has one name for both.
    FieldNaming("address", biblatex: "location"),
    FieldNaming("location", bibtex: "address"),
    FieldNaming("annote", biblatex: "annotation"),
    FieldNaming("annotation", bibtex: "annote"),
    FieldNaming("school", biblatex: "institution"),
  ]

  /// Names that people type for a field, and that mean nothing special in a `.bib` file.
  private static let typedNames: [String: FieldName] = [
    "aliases": "alias", "authors": "author", "awards": "award", "editors": "editor",
    "files": "file", "hyphenation": "langid", "links": "link", "page": "pages", "pdf": "file",
    "tags": "tag", "translators": "translator", "venues": "venue",
  ]

  /// The field that a name means where it is typed, for names that are no fields themselves.
  static let byTypedName: [String: FieldName] = {
    var fields = typedNames
    for naming in all {
      for name in [naming.bibtex, naming.biblatex] + naming.sources {
        if !isTaken(name) { fields[name] = naming.field }
      }
    }
    return fields
  }()

  /// The field that BibTeX or biblatex has under a name, for names that are no fields themselves.
  public static func field(calledInBibTeX name: String) -> FieldName? {
    typedNames[name] == nil ? byTypedName[name] : nil
  }

  /// The other field that a dialect has under the name of this one, as `location` for `address`.
  static let twins: [FieldName: FieldName] = {
    var twins: [FieldName: FieldName] = [:]
    for naming in all {
      for name in [naming.bibtex, naming.biblatex]
      where name != naming.field.text && isTaken(name) && !naming.sources.contains(name)
        && name != "key"
      {
        twins[naming.field] = FieldName(name)
        twins[FieldName(name)] = naming.field
      }
    }
    return twins
  }()

  /// Whether a record has something of its own under a name.
  private static func isTaken(_ name: String) -> Bool {
    FieldSchema.of(FieldName(name)) != nil || name == "key" || name == "type"
  }
}
