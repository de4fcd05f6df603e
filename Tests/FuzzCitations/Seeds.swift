import Citations
import Text

/// What styles and items are damaged with.
enum Seeds {
  static let elements = [
    "text", "group", "choose", "if", "else-if", "else", "names", "name", "name-part", "et-al",
    "label", "substitute", "date", "date-part", "number", "sort", "key", "layout", "macro",
    "citation", "bibliography", "locale", "terms", "term", "single", "multiple", "style-options",
    "info", "link", "intext",
  ]

  static let attributes = [
    "variable", "macro", "term", "value", "form", "plural", "prefix", "suffix", "delimiter",
    "font-style", "font-variant", "font-weight", "text-decoration", "vertical-align", "text-case",
    "quotes", "strip-periods", "display", "name", "type", "match", "position", "locator",
    "is-numeric", "is-uncertain-date", "disambiguate", "and", "et-al-min", "et-al-use-first",
    "et-al-use-last", "et-al-subsequent-min", "et-al-subsequent-use-first", "initialize",
    "initialize-with", "name-as-sort-order", "sort-separator", "delimiter-precedes-last",
    "delimiter-precedes-et-al", "collapse", "cite-group-delimiter", "year-suffix-delimiter",
    "after-collapse-delimiter", "near-note-distance", "givenname-disambiguation-rule",
    "disambiguate-add-names", "disambiguate-add-givenname", "disambiguate-add-year-suffix",
    "hanging-indent", "second-field-align", "line-spacing", "entry-spacing",
    "subsequent-author-substitute", "subsequent-author-substitute-rule", "sort", "names-min",
    "names-use-first", "names-use-last", "page-range-format", "demote-non-dropping-particle",
    "default-locale", "class", "version", "date-parts", "range-delimiter", "gender", "gender-form",
    "limit-day-ordinals-to-day-1", "punctuation-in-quote", "xml:lang", "name-form",
    "name-delimiter", "names-delimiter", "initialize-with-hyphen",
  ]

  static let variables = Variable.allCases.map(\.rawValue)

  static let values =
    variables + ItemType.allCases.map(\.rawValue) + [
      "", " ", "true", "false", "0", "1", "2", "3", "9999", "-1", "99999999999999999999", "short",
      "long", "verb", "verb-short", "symbol", "count", "numeric", "ordinal", "long-ordinal",
      "roman",
      "numeric-leading-zeros", "italic", "oblique", "normal", "bold", "light", "small-caps",
      "underline", "sup", "sub", "baseline", "lowercase", "uppercase", "capitalize-first",
      "capitalize-all", "title", "sentence", "block", "left-margin", "right-inline", "indent",
      "family", "given", "day", "month", "year", "any", "all", "none", "nand", "first",
      "subsequent",
      "ibid", "ibid-with-locator", "near-note", "text", "always", "never", "contextual",
      "after-inverted-name", "citation-number", "year-suffix", "year-suffix-ranged", "by-cite",
      "all-names", "all-names-with-initials", "primary-name", "primary-name-with-initials", "flush",
      "margin", "complete-all", "complete-each", "partial-each", "partial-first", "ascending",
      "descending", "chicago", "chicago-15", "chicago-16", "expanded", "minimal", "minimal-two",
      "sort-only", "display-and-sort", "in-text", "note", "1.0", "year-month", "year-month-day",
      "page", "editortranslator", "et-al", "and others", "ordinal-01", "open-quote", "masculine",
      "feminine", "neuter", "de", "fr-FR", "zh", "author editor", ", ", "; ", ". ", ".", "—", "–",
      "“", "”", "’", "?", "!", "\u{A0}", "\u{202E}", "<i>", "</b>", "&", "{", "\\", "$", "\u{301}",
      "author", "date", "no date", "month-01", "season-01", "circa", "<span class=\"nocase\">",
    ]

  static let texts = [
    "", " ", "x", "The <i>E. coli</i> of", "<i>", "</i>", "<b>", "</b>", "<sup>2</sup>", "<sc>",
    "<span class=\"nocase\">", "</span>", "<span style=\"font-variant:small-caps;\">", "\"", "'",
    "“", "”", "‘", "’", "«", "»", "„", "?", "!", ".", ",", ":", ";", " - ", "—", "&", "<", ">", "$",
    "$x_2$", "\\", "{", "}", "#", "%", "_", "*", "`", "~", "^", "@", "\u{A0}", "\u{200B}",
    "\u{202E}",
    "\u{301}", "\u{0}", "\u{1B}", "\u{FEFF}", "\u{FFFD}", "𝄞", "é", "ß", "İ", "ı", "ﬁ", "中文", "日本",
    "العربية", "van der", "de ", "d’", "al-", "Jr.", "III", "-", "1", "12-15", "12–5", "1, 3 & 5",
    "ii-iv", "A3", "n11", "1st", "99999999999999999999", "0", "-5", "2020-13-45", "2020/2021",
    "c. 1900",
    "et al.", "in press", "title: y\nDOI: z", "http://x.y/z_a", "10.1000/a<b>", "USA", "iPhone",
    "U.S.",
    "a b", "\n", "\t", "\r\n",
  ]

  static let jsonValues: [JSON] =
    [
      .null, .bool(true), .number(0), .number(-1), .number(13), .number(2020), .number(.max),
      .number(.min), .decimal("1e99"), .array([]), .object([]), .array([.array([])]), .string(""),
    ] + texts.prefix(20).map(JSON.string)
    + [
      #"{"date-parts": [[2020, 1, 31], [2021, 2]]}"#, #"{"date-parts": [[-44, 3, 15]]}"#,
      #"{"date-parts": [["2020", "13"]], "season": 2}"#, #"{"date-parts": [[0]], "circa": true}"#,
      #"{"raw": "May 2020"}"#, #"{"literal": "n.d."}"#,
      #"{"date-parts": [[9223372036854775807, 12, 31]]}"#,
      #"[{"family": "Berg", "given": "J.-P.", "non-dropping-particle": "van der", "suffix": "Jr."}]"#,
      #"[{"literal": "The \"Body\" & Co."}, {"family": "X", "dropping-particle": "de la"}]"#,
      #"[{"family": "", "given": ""}, {"given": "Only"}, {"family": "王", "given": "伟"}]"#,
    ].compactMap { try? JSON(Array($0.utf8), file: "seed") }

  static let items: [JSON] = [
    #"""
    {"type": "article-journal", "title": "On <i>Growth</i>: “A” view", "volume": "3", "issue": "2-3",
      "author": [{"family": "Thompson", "given": "D'Arcy W."}, {"family": "Roe", "given": "Ann"},
        {"family": "Doe", "given": "J."}], "container-title": "The Journal", "page": "101-108",
      "issued": {"date-parts": [[1917, 5, 3]]}, "DOI": "10.1000/x_y", "language": "en"}
    """#,
    #"""
    {"type": "chapter", "title": "Das Kapitel", "container-title": "Das Buch", "edition": "2",
      "editor": [{"family": "Goethe", "given": "J. W.", "non-dropping-particle": "von"}],
      "translator": [{"family": "Goethe", "given": "J. W.", "non-dropping-particle": "von"}],
      "publisher": "Verlag", "publisher-place": "Köln", "page": "xii-xv", "number-of-volumes": "4",
      "issued": {"date-parts": [[1999], [2000]]}, "original-date": {"date-parts": [[-50]]}}
    """#,
    #"""
    {"type": "book", "title": "Nothing", "author": [{"family": "Thompson", "given": "Anna"}],
      "issued": {"date-parts": [[1917]]}, "URL": "https://x.y/z?a=b&c=d", "note": "event-place: Rome",
      "accessed": {"date-parts": [[2020, 2, 29]]}, "collection-title": "Series", "collection-number": "7"}
    """#,
    #"{"type": "webpage", "title": "About us", "URL": "http://example.com", "issued": {"raw": "2001"}}"#,
    #"{"type": "legal_case", "title": "A v. B", "authority": "Court", "number": "12-34", "volume": "5"}"#,
  ].compactMap { try? JSON(Array($0.utf8), file: "seed") }
}
