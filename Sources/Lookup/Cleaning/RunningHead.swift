internal import RichText
internal import Identifiers
internal import Text

/// Recognizes what publishers deposit as a subtitle and is none: the running head, which repeats the
/// title in short, and the heading of a section.
enum RunningHead {
  /// Whether a subtitle only repeats the title, or names the section of a journal.
  ///
  /// Wiley deposits the running head of most articles from before 2018, so fewer words have to agree
  /// there.
  static func isOne(_ subtitle: String, of title: String, doi: DOI?) -> Bool {
    let (subtitle, title) = (folded(subtitle), folded(title))
    if subtitle.isEmpty || sections.contains(subtitle.joined(separator: " ")) { return true }
    if (" " + title.joined(separator: " ") + " ").contains(" \(subtitle.joined(separator: " ")) ") {
      return true
    }
    guard let first = subtitle.first, !["a", "an", "part", "i", "ii", "iii", "iv"].contains(first)
    else { return false }
    let words = subtitle.filter { !little.contains($0) }
    let whole = title.filter { !little.contains($0) }
    let initials = whole.compactMap(\.first).map(String.init).joined()
    let unknown = words.filter { word in
      !whole.contains { areAlike($0, word) } && !(word.utf8.count > 2 && initials.contains(word))
    }
    // A word such as "trial" tells something new about the work.
    guard words.count > 1, unknown.allSatisfy({ !kinds.contains($0) }) else { return false }
    let isWiley = doi.map { doi in registrants.contains { doi.text.hasPrefix($0) } } ?? false
    return isWiley ? unknown.count * 5 <= words.count * 2 : unknown.isEmpty
  }

  private static func folded(_ text: String) -> [String] {
    Folding.fold(MarkedText.words(of: text)).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// Whether two words are one, or share their first letters: `diverse`, `diversity`.
  private static func areAlike(_ one: String, _ other: String) -> Bool {
    one == other || (one.count >= 5 && other.count >= 5 && one.prefix(5) == other.prefix(5))
  }

  private static let registrants = [
    "10.1002/", "10.1046/", "10.1110/", "10.1111/", "10.1113/", "10.1359/", "10.1506/", "10.1592/",
    "10.1634/", "10.1890/", "10.1897/", "10.2164/", "10.2193/", "10.3162/", "10.3405/",
  ]

  private static let sections: Set<String> = [
    "editorial", "editorials", "letter", "letters", "letter to the editor", "letters to the editor",
    "original article", "original articles", "original paper", "original papers",
    "original research", "research article", "research articles", "research paper",
    "review article", "review articles", "reviews", "commentary", "commentaries", "correspondence",
    "short communication", "short communications", "brief report", "brief reports",
    "rapid communication", "book review", "book reviews", "abstracts", "perspectives", "news",
    "viewpoint", "viewpoints", "articles", "notes", "technical note", "regular article",
    "regular articles", "regular paper", "full paper", "invited review", "clinical article",
  ]

  /// Words that tell the kind of a work.
  private static let kinds: Set<String> = [
    "review", "study", "studies", "trial", "report", "survey", "analysis", "case", "cases", "meta",
    "randomized", "randomised", "overview", "introduction", "comparison", "update", "protocol",
    "commentary", "comment", "reply", "response", "evidence", "approach", "perspective",
    "guidelines", "experience", "results", "implications", "lessons",
  ]

  private static let little: Set<String> = [
    "a", "an", "and", "as", "at", "by", "for", "from", "in", "into", "of", "on", "or", "the", "to",
    "with", "within", "between", "during", "after", "before", "using", "via", "is", "are", "its",
    "der", "die", "das", "des", "und", "im", "zur", "von", "le", "la", "les", "de", "du", "et",
    "plus", "vs",
  ]
}
