/// A place within a work that a cite refers to.
public struct Locator: Equatable, Sendable {
  /// The kind of place in CSL's terms, such as `page` or `sub-verbo`.
  public var label: String
  /// The place, such as `12-15`.
  public var text: String

  /// Makes a locator.
  public init(label: String, text: String) {
    self.label = label
    self.text = text
  }
}

/// The words and signs for kinds of places, in English and other languages.
public struct LocatorLabels: Sendable {
  private var labels = Self.english

  /// The English words and the signs.
  public init() {}

  /// Adds a word of another language, such as `S.` for a page in German.
  public mutating func add(_ word: String, for label: String) {
    let word = word.lowercased()
    if !word.isEmpty { labels[word] = label }
  }

  /// The label for a word, with or without the full stop of an abbreviation.
  func label(for word: String) -> String? {
    let word = word.lowercased()
    return labels[word] ?? labels["\(word)."]
  }

  /// The labels that CSL has terms for.
  ///
  /// - Source: CSL 1.0.2 specification, appendix II, "Locators".
  public static let all = [
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation",
    "equation", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part",
    "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp", "title-locator",
    "verse", "version", "volume",
  ]

  private static let english: [String: String] = {
    var result: [String: String] = [:]
    for (label, words) in table { for word in words { result[word] = label } }
    for label in all where result[label] == nil {
      result[label] = label
      result["\(label)s"] = label
    }
    return result
  }()

  private static let table: [(label: String, words: [String])] = [
    ("appendix", ["app.", "appendix", "appendices"]),
    ("article-locator", ["art.", "arts.", "article", "articles"]),
    ("book", ["bk.", "bks.", "book", "books"]),
    ("chapter", ["ch.", "chs.", "chap.", "chaps.", "chapter", "chapters"]),
    ("column", ["col.", "cols.", "column", "columns"]),
    ("equation", ["eq.", "eqs.", "equation", "equations"]),
    ("figure", ["fig.", "figs.", "figure", "figures"]),
    ("folio", ["fol.", "fols.", "folio", "folios"]),
    ("issue", ["no.", "nos.", "number", "numbers", "issue", "issues"]),
    ("line", ["l.", "ll.", "line", "lines"]),
    ("note", ["n.", "nn.", "note", "notes"]),
    ("opus", ["op.", "opp.", "opus", "opera"]),
    ("page", ["p.", "pp.", "pg.", "pgs.", "page", "pages"]),
    ("paragraph", ["para.", "paras.", "¶", "¶¶", "paragraph", "paragraphs"]),
    ("part", ["pt.", "pts.", "part", "parts"]),
    ("scene", ["sc.", "scs.", "scene", "scenes"]),
    ("section", ["sec.", "secs.", "sect.", "§", "§§", "section", "sections"]),
    ("sub-verbo", ["s.v.", "s.vv.", "s. v.", "sub verbo", "sub-verbo"]),
    ("supplement", ["supp.", "supps.", "supplement", "supplements"]),
    ("table", ["tab.", "tabs.", "tbl.", "table", "tables"]),
    ("verse", ["v.", "vv.", "verse", "verses"]),
    ("volume", ["vol.", "vols.", "volume", "volumes"]),
  ]
}
