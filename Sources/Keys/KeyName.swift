internal import Records
internal import RichText
internal import Text

/// The part of a key that stands for a person or a body.
///
/// A person's is the family name without its particle. A body's is its acronym if its name has one,
/// or else the initials of a name of three words or more, or else its first words.
enum KeyName {
  /// The letters for a name; empty if it has none.
  static func letters(of name: Name) -> String {
    let family = plain(name.family)
    guard name.isLiteral else {
      let letters = KeyLetters.of(family)
      return letters.isEmpty ? KeyLetters.of(plain(name.given)) : letters
    }
    return letters(ofBody: family)
  }

  /// The letters for a body, such as `who` for `World Health Organization (WHO)`.
  static func letters(ofBody name: String) -> String {
    let name = plain(name)
    if let acronym = bracketedAcronym(in: name) { return KeyLetters.of(acronym) }
    let words = name.split { $0.isWhitespace || ",;:/()".contains($0) }.map(String.init)
      .filter { !KeyLetters.of($0).isEmpty }
    if let first = words.first, words.count > 1, isAcronym(first) { return KeyLetters.of(first) }
    let significant = words.filter { !smallWords.contains(Folding.fold($0)) }
    if let known = knownForms[significant.map(KeyLetters.of).joined(separator: " ")] {
      return known
    }
    let areCapitalized = significant.allSatisfy { word in
      word.unicodeScalars.first.map { $0.properties.isUppercase && $0.value < 0x250 } ?? false
    }
    if significant.count > 2, areCapitalized {
      return significant.map { String(KeyLetters.of($0).prefix(1)) }.joined()
    }
    var named = significant.isEmpty ? words : significant
    while named.count > 1, let last = named.last, generic.contains(Folding.fold(last)) {
      named.removeLast()
    }
    return named.prefix(2).map(KeyLetters.of).joined()
  }

  private static func plain(_ text: String) -> String {
    MarkedText.words(of: MarkupCleaning.cleaned(text, as: .value))
  }

  /// `WHO` of `World Health Organization (WHO)`.
  private static func bracketedAcronym(in name: String) -> String? {
    guard let open = name.lastIndex(of: "("), let close = name[open...].firstIndex(of: ")"),
      open > name.startIndex
    else { return nil }
    let text = String(name[name.index(after: open)..<close])
    return isAcronym(text) ? text : nil
  }

  /// Whether a word is short, and has two capitals or more and no more small letters than these:
  /// `WHO`, `ETSI`, `OpenMP`, but not `University`.
  private static func isAcronym(_ word: String) -> Bool {
    let letters = word.unicodeScalars.filter(\.properties.isAlphabetic)
    let capitals = letters.count { $0.properties.isUppercase }
    return letters.count <= 10 && !word.contains(where: \.isWhitespace) && capitals > 1
      && 2 * capitals >= letters.count
  }

  private static let smallWords: Set<String> = [
    "a", "an", "the", "of", "for", "and", "on", "in", "to", "de", "la", "le", "les", "des", "du",
    "et", "der", "die", "das", "und", "fur", "del", "di", "e", "y", "&", "pour", "da", "do", "van",
    "voor", "en", "il", "el", "l", "d",
  ]

  /// Words that tell what a body is, which its short name leaves out.
  private static let generic: Set<String> = [
    "collaboration", "team", "group", "inc", "inc.", "ltd", "ltd.", "llc", "gmbh", "ag", "corp",
    "corp.", "corporation", "company", "consortium", "contributors", "developers", "project",
  ]

  /// Bodies whose usual short name is not made of their initials.
  private static let knownForms: [String: String] = [
    "european organization nuclear research": "cern",
    "european organisation nuclear research": "cern",
    "united nations educational scientific cultural organization": "unesco",
    "united nations childrens fund": "unicef",
    "international organization standardization": "iso",
    "international organisation standardisation": "iso",
    "united nations": "un",
    "european union": "eu",
    "european commission": "ec",
  ]
}
