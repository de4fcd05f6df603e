internal import Text

/// The names of a record's field in BibTeX and biblatex.
///
/// With `typedNames` this is the only table of names. It applies to `.bib` files, `set`, `unset`,
/// `add --set`, `edit`, queries, `--columns` and `--sort`. A field that is not in it has the same
/// name everywhere.
///
/// - Source: biblatex manual, sections 2.2.2 ("Data Fields") and 2.2.5 ("Field Aliases").
public struct FieldNaming: Sendable {
  /// The field in a record.
  public let field: FieldName
  /// The name in BibTeX's styles.
  public let bibtex: String
  /// The name in biblatex.
  public let biblatex: String
  /// The names that are read from a `.bib` file, in order of precedence.
  public let sources: [String]

  private init(
    _ field: FieldName, bibtex: String? = nil, biblatex: String? = nil, from sources: [String] = []
  ) {
    self.field = field
    self.bibtex = bibtex ?? field.text
    self.biblatex = biblatex ?? field.text
    self.sources = sources.isEmpty ? [field.text] : sources
  }

  /// The fields whose names in a `.bib` file differ from those in a record.
  public static let all: [FieldNaming] = [
    // These names have another meaning in a record, or LaTeX users know the field's other name
    // better.
    FieldNaming(.genre, bibtex: "type", biblatex: "type", from: ["type"]),
    FieldNaming(.eventplace, bibtex: "venue", biblatex: "venue", from: ["venue"]),
    FieldNaming(.status, bibtex: "pubstate", biblatex: "pubstate", from: ["pubstate"]),
    FieldNaming(.sortkey, bibtex: "key", from: ["sortkey", "key"]),
    FieldNaming(.journal, biblatex: "journaltitle", from: ["journaltitle", "journal"]),
    FieldNaming(.eprinttype, bibtex: "archiveprefix", from: ["eprinttype", "archiveprefix"]),
    FieldNaming(.eprintclass, bibtex: "primaryclass", from: ["eprintclass", "primaryclass"]),
    FieldNaming(
      .keyword, bibtex: "keywords", biblatex: "keywords",
      from: ["keywords", "keyword", "author_keywords", "author-keywords", "keywords-plus"]),
    FieldNaming(
      .shortjournal, from: ["shortjournal", "abbrev_source_title", "journal-iso", "journal_iso"]),
    FieldNaming(.pagetotal, from: ["pagetotal", "numpages", "page_count"]),
    // ACM, Scopus, Web of Science, PRISM.
    FieldNaming(
      .eid,
      from: [
        "eid", "articleno", "art_number", "article-number", "article_number", "articlenumber",
        "elocation-id", "elocationid", "elocation",
      ]),
    FieldNaming(.alias, bibtex: "ids", biblatex: "ids", from: ["ids"]),
    // A record keeps these names as given; each dialect has one name for both.
    FieldNaming(.address, biblatex: "location"),
    FieldNaming(.location, bibtex: "address"),
    FieldNaming(.annote, biblatex: "annotation"),
    FieldNaming(.annotation, bibtex: "annote"),
    FieldNaming(.school, biblatex: "institution"),
  ]

  /// Names that users type for a field, and that have no special meaning in a `.bib` file.
  private static let typedNames: [String: FieldName] = [
    "aliases": .alias, "authors": .author, "awards": .award, "editors": .editor,
    "files": .file, "hyphenation": .langid, "links": .link, "page": .pages, "pdf": .file,
    "tags": .tag, "translators": .translator, "venues": .venue,
  ]

  /// The field for each name that a user may type and that is not a field itself.
  static let byTypedName: [String: FieldName] = {
    var fields = typedNames
    for naming in all {
      for name in [naming.bibtex, naming.biblatex] + naming.sources {
        if !isTaken(name) { fields[name] = naming.field }
      }
    }
    return fields
  }()

  /// Whether a record's field has another name than this one.
  ///
  /// Nearly all names of a library are ibid's, which the set of bits shows without a look-up.
  static func isOtherName(_ name: String) -> Bool {
    otherNames & bit(of: name) != 0 && byTypedName[name] != nil
  }

  /// A bit for the length and the first letter of each name in `byTypedName`.
  private static let otherNames: UInt64 = byTypedName.keys.reduce(0) { $0 | bit(of: $1) }

  private static func bit(of name: String) -> UInt64 {
    1 << UInt64((Int(name.utf8.first ?? 0) &+ 7 &* name.utf8.count) & 63)
  }

  /// For each field, the other field with the same name in a dialect, such as `location` for
  /// `address`.
  static let synonyms: [FieldName: FieldName] = {
    var synonyms: [FieldName: FieldName] = [:]
    for naming in all {
      for name in [naming.bibtex, naming.biblatex]
      where name != naming.field.text && isTaken(name) && !naming.sources.contains(name)
        && name != "key"
      {
        synonyms[naming.field] = FieldName(name)
        synonyms[FieldName(name)] = naming.field
      }
    }
    return synonyms
  }()

  /// Whether a record has a field of this name with another meaning.
  private static func isTaken(_ name: String) -> Bool {
    FieldSchema.of(FieldName(name)) != nil || name == "key" || name == "type"
  }
}
