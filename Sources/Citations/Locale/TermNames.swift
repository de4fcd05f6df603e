/// The names of terms that CSL has.
///
/// - Source: CSL 1.0.2 specification, appendix II; `csl-terms.rnc`.
enum TermNames {
  static let locators = [
    "act", "appendix", "article-locator", "book", "canon", "chapter", "column", "elocation",
    "equation", "figure", "folio", "issue", "line", "note", "opus", "page", "paragraph", "part",
    "rule", "scene", "section", "sub-verbo", "supplement", "table", "timestamp", "title",
    "title-locator", "verse", "version", "volume",
  ]

  private static let others = [
    "accessed", "ad", "advance-online-publication", "album", "and", "and others", "anonymous", "at",
    "audio-recording", "available at", "bc", "bce", "by", "ce", "circa", "cited",
    "close-inner-quote", "close-quote", "colon", "comma", "editortranslator", "et-al", "film",
    "forthcoming", "from",
    "henceforth", "ibid", "in", "in press", "internet", "letter", "loc-cit", "no date", "no-place",
    "no-publisher", "on", "online", "op-cit", "open-inner-quote", "open-quote",
    "original-work-published", "page-range-delimiter", "personal-communication", "podcast",
    "podcast-episode", "preprint", "presented at", "printing", "radio-broadcast", "radio-series",
    "radio-series-episode", "reference", "retrieved", "review-of", "scale", "semicolon",
    "special-issue", "special-section", "television-broadcast", "television-series",
    "television-series-episode", "video", "working-paper", "ordinal",
  ]

  private static let counted =
    (1...12).map { "month-\(twoDigits($0))" } + (1...4).map { "season-\(twoDigits($0))" }
    + (0...99).map { "ordinal-\(twoDigits($0))" }
    + (1...10).map { "long-ordinal-\(twoDigits($0))" }

  /// All of them; there is one for each type, each role and each number too.
  static let all: [String] =
    locators + others + counted + ItemType.allCases.map(\.rawValue)
    + Variable.allCases.filter { $0.kind == .names || $0.kind == .number }.map(\.rawValue)

  private static let known = Set(all)

  static func isKnown(_ name: String) -> Bool { known.contains(name) }

  static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  /// The name that version 1.0.2 has for a term of another version.
  static func canonical(_ name: String) -> String {
    switch name {
    case "sub verbo": "sub-verbo"
    case "and-others": "and others"
    case "available-at": "available at"
    case "in-press": "in press"
    case "no-date": "no date"
    case "presented-at": "presented at"
    default: name
    }
  }
}
