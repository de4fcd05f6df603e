internal import Text

/// The number of an edition, in digits and in BibTeX's words.
public enum EditionNumber {
  /// The number that a value is: `3` for `Third`, `3rd`, `3rd ed.` and `Third edition`.
  ///
  /// `nil` for an edition that is more than a number, such as `Revised` or `2nd revised`.
  static func number(in value: String) -> String? {
    guard value.utf8.count <= maximumLength else { return nil }
    var words = value.asciiLowercased.split { $0 == " " || $0 == "-" || $0 == "\u{A0}" }
    if words.count > 1, let last = words.last, nouns.contains(String(last)) { words.removeLast() }
    if words.first == "the", words.count > 1 { words.removeFirst() }
    guard !words.isEmpty else { return nil }
    if words.count == 1 {
      let digits = words[0].prefix { $0.isASCII && $0.isNumber }
      let ending = String(words[0].dropFirst(digits.count))
      if !digits.isEmpty { return endings.contains(ending) ? String(digits) : nil }
    }
    let name = words.joined(separator: "-")
    return ordinals.firstIndex { $0.asciiLowercased == name }.map { String($0 + 1) }
  }

  /// The ordinal word or number for BibTeX's styles, which print it before "edition": `Third` for
  /// `3`, `21st` for `21`.
  ///
  /// `nil` for a value that is no number.
  ///
  /// - Source: btxdoc, field `edition`.
  public static func ordinal(of value: String) -> String? {
    guard value.utf8.count <= 4, value.utf8.allSatisfy(\.isASCIIDigit), let number = Int(value),
      number > 0
    else { return nil }
    if number <= ordinals.count { return ordinals[number - 1] }
    let isTeen = (11...13).contains(number % 100)
    return switch (isTeen, number % 10) {
    case (false, 1): "\(number)st"
    case (false, 2): "\(number)nd"
    case (false, 3): "\(number)rd"
    default: "\(number)th"
    }
  }

  private static let maximumLength = 40

  private static let ordinals = [
    "First", "Second", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth",
    "Eleventh", "Twelfth", "Thirteenth", "Fourteenth", "Fifteenth", "Sixteenth", "Seventeenth",
    "Eighteenth", "Nineteenth", "Twentieth",
  ]

  private static let endings: Set<String> = [
    "", ".", "st", "nd", "rd", "th", "st.", "nd.", "rd.", "th.", "e", "ème", "eme", "è", "er", "re",
    "ª", "º", "a", "o",
  ]

  private static let nouns: Set<String> = [
    "ed", "ed.", "edn", "edn.", "edition", "edition.", "éd.", "éd", "édition", "auflage", "aufl.",
    "aufl", "edición", "edição", "edizione",
  ]
}
