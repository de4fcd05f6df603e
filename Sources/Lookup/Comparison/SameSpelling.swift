internal import RichText
internal import Records
internal import Text

/// Whether two spellings mean the same to a reader.
enum SameSpelling {
  /// The words of a value in lower case without accents, punctuation, markup and "and".
  private static func words(_ value: String) -> [String] {
    let folded = Folding.fold(MarkedText.words(of: value))
    return folded.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { $0 != "and" }
  }

  /// Letters and digits alone, so that `e-mail` equals `email`.
  private static func letters(_ words: [String]) -> String { words.joined() }

  /// Compares titles; one may lack the other's subtitle, and formulas are ignored.
  static func titles(_ one: String, _ other: String) -> Bool {
    let (one, other) = (withoutRetraction(one), withoutRetraction(other))
    if letters(words(one)) == letters(words(other)) { return true }
    for (short, long) in [(one, other), (other, one)] {
      guard let colon = MarkedText.words(of: long).firstIndex(where: { ":?!.–—".contains($0) })
      else { continue }
      let start = String(MarkedText.words(of: long)[..<colon])
      if !start.isEmpty, letters(words(start)) == letters(words(short)) { return true }
    }
    guard hasMath(one) || hasMath(other) else { return false }
    let (first, second) = (wordsOutsideMath(one), wordsOutsideMath(other))
    return isSubsequence(first, of: second) || isSubsequence(second, of: first)
  }

  /// Publishers put `RETRACTED: ` before titles, which another check reports.
  private static func withoutRetraction(_ title: String) -> String {
    guard let colon = title.firstIndex(of: ":"),
      ["retracted", "withdrawn", "retracted article"].contains(title[..<colon].lowercased())
    else { return title }
    return String(title[title.index(after: colon)...])
  }

  private static func hasMath(_ value: String) -> Bool {
    value.contains("$") || value.contains("<su") || value.contains("\\")
  }

  private static func wordsOutsideMath(_ value: String) -> [String] {
    func text(_ nodes: [MarkedText.Node]) -> String {
      nodes.map { node in
        switch node {
        case .text(let text): text
        case .math, .tex: " "
        case .styled(.superscript, _), .styled(.subscript, _): " "
        case .styled(_, let inner), .protected(let inner), .link(let inner, _): text(inner)
        }
      }.joined()
    }
    return words(text(MarkedText(field: value).nodes)).filter { $0.count > 1 }
  }

  private static func isSubsequence(_ part: [String], of whole: [String]) -> Bool {
    var rest = whole[...]
    for word in part {
      guard let index = rest.firstIndex(of: word) else { return false }
      rest = rest[(index + 1)...]
    }
    return !part.isEmpty
  }

  /// Compares journals; one may be abbreviated word by word: `Phys. Rev. D`.
  static func journals(_ one: String, _ other: String) -> Bool {
    let first = words(one).filter { !little.contains($0) }
    let second = words(other).filter { !little.contains($0) }
    if letters(first) == letters(second) { return true }
    guard first.count == second.count, !first.isEmpty else { return false }
    return zip(first, second).allSatisfy { isAbbreviation($0, $1) || isAbbreviation($1, $0) }
  }

  private static let little: Set<String> = [
    "the", "of", "for", "in", "on", "a", "an", "de", "la", "le", "der", "die", "und", "et",
  ]

  /// Whether a word starts like another and has letters of it in order: `natl`, `national`.
  private static func isAbbreviation(_ short: String, _ long: String) -> Bool {
    guard short.unicodeScalars.first == long.unicodeScalars.first else { return false }
    var rest = long.unicodeScalars[...]
    for scalar in short.unicodeScalars {
      guard let index = rest.firstIndex(of: scalar) else { return false }
      rest = rest[rest.index(after: index)...]
    }
    return true
  }

  /// Compares volumes and numbers: `1-2` equals `1/2`, `07` equals `7`.
  static func numbers(_ one: String, _ other: String) -> Bool {
    func parts(_ value: String) -> [String] {
      words(value).map { word in
        let digits = word.drop { $0 == "0" }
        return digits.isEmpty ? word : String(digits)
      }
    }
    return parts(one) == parts(other)
  }

  /// Compares pages; one may give the first only, or shorten the last: `1234–45`.
  static func pages(_ one: String, _ other: String) -> Bool {
    let (first, second) = (ends(one), ends(other))
    guard let start = first.first, let otherStart = second.first else { return true }
    guard bare(start) == bare(otherStart) else { return false }
    guard first.count > 1, second.count > 1 else { return true }
    return full(first[1], after: start) == full(second[1], after: otherStart)
  }

  private static func ends(_ value: String) -> [String] {
    Folding.fold(value).split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// The number without zeros at its start and the letter of electronic articles.
  private static func bare(_ page: String) -> String {
    let number = page.hasPrefix("e") ? page.dropFirst() : page[...]
    let digits = number.drop { $0 == "0" }
    return digits.isEmpty ? page : String(digits)
  }

  private static func full(_ end: String, after start: String) -> String {
    guard end.count < start.count, end.allSatisfy(\.isNumber) else { return bare(end) }
    return bare(start.prefix(start.count - end.count) + end)
  }

  /// Compares names; one may have initials, fewer given names, or the particle elsewhere.
  static func names(_ one: Name, _ other: Name) -> Bool {
    if one.isLiteral || other.isLiteral {
      return sortedLetters(one.displayed) == sortedLetters(other.displayed)
        || key(one.family).hasSuffix(key(other.family))
        || key(other.family).hasSuffix(key(one.family))
    }
    let (first, second) = (key(one.fullFamily), key(other.fullFamily))
    let isFamily = first.hasSuffix(second) || second.hasSuffix(first)
    if isFamily, !first.isEmpty, !second.isEmpty { return given(one.given, other.given) }
    // Family and given name may be swapped, which happens to East Asian names.
    return key(one.fullFamily + one.given) == key(other.given + other.fullFamily)
  }

  /// The letters without accents, and without an `e` that stands for an umlaut: `Mueller`, `Müller`.
  private static func key(_ text: String) -> String {
    var result = ""
    for letter in Folding.fold(text) where letter.isLetter {
      if letter == "e", let last = result.last, "aou".contains(last) { continue }
      result.append(letter)
    }
    return result
  }

  private static func sortedLetters(_ text: String) -> [Character] {
    Folding.fold(text).filter(\.isLetter).sorted()
  }

  /// Whether given names are compatible: initials agree as far as both have them.
  private static func given(_ one: String, _ other: String) -> Bool {
    let first = initials(one)
    let second = initials(other)
    guard let a = first.first, let b = second.first else { return true }
    if a == b { return true }
    // One side may omit the first name of a person who uses the middle name.
    return first.contains(b) || second.contains(a)
  }

  private static func initials(_ given: String) -> [Character] {
    Folding.fold(given).split { !$0.isLetter }.compactMap(\.first)
  }
}
