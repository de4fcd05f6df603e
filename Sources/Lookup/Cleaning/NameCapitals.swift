internal import Records
internal import Text

/// Converts names that are all in capitals.
enum NameCapitals {
  /// Parts of names without capitals, such as "van".
  static let particles: Set<String> = [
    "van", "der", "den", "de", "la", "von", "zu", "di", "da", "del", "dos", "du", "ter", "ten",
    "le", "el", "al", "bin", "ibn",
  ]

  /// The name with initial capitals only, if it is all in capitals.
  static func lowered(_ name: Name) -> Name {
    var name = name
    let isGivenShouted = isShouted(name.given, atLeast: 3)
    if isShouted(name.family, atLeast: isGivenShouted || hasSmall(name.given) ? 2 : 4) {
      name.family = words(of: name.family)
      if name.prefix.isEmpty, !name.given.isEmpty {
        let parsed = Name(parsing: "\(name.family), x")
        name.prefix = parsed.prefix
        name.family = parsed.family
      }
      if isGivenShouted { name.given = words(of: name.given) }
    } else if isGivenShouted, hasSmall(name.family) {
      name.given = words(of: name.given)
    }
    return name
  }

  private static func hasSmall(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: \.isLowercaseLetter)
  }

  /// Whether the text has no lower-case letter, and a word too long to be initials.
  private static func isShouted(_ text: String, atLeast length: Int) -> Bool {
    guard !hasSmall(text) else { return false }
    let words = text.split { $0 == " " || $0 == "-" || $0 == "." || $0 == "'" }
    return words.contains { word in
      word.unicodeScalars.filter(\.isUppercaseLetter).count >= length
    }
  }

  /// `O'BRIEN-MCDONALD` as `O'Brien-McDonald`; initials such as `J.P.` and `JP` stay.
  private static func words(of text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let isInitials = word.utf8.contains(UInt8(ascii: "."))
      let lower = Capitals.lowercased(String(word))
      if isInitials { return String(word) }
      if particles.contains(lower), text.utf8.contains(UInt8(ascii: " ")), lower.utf8.count > 1 {
        return lower
      }
      return lower.split(separator: "-", omittingEmptySubsequences: false).map {
        scottish(Capitals.capitalised(String($0)))
      }.joined(separator: "-")
    }.joined(separator: " ")
  }

  private static func scottish(_ word: String) -> String {
    guard word.hasPrefix("Mc"), word.utf8.count > 4 else { return word }
    return "Mc" + Capitals.capitalised(String(word.dropFirst(2)))
  }
}
