internal import Text

/// Initials, as in `J. P.`, `JP` and `J.-P.`.
enum NameInitials {
  /// Whether a word has initials only: one to four capitals, with full stops and hyphens.
  static func areInitials(_ word: some StringProtocol) -> Bool {
    var capitals = 0
    for scalar in word.unicodeScalars {
      if scalar.isUppercaseLetter {
        capitals += 1
      } else if scalar != "." && scalar != "-" && scalar != "\u{2010}" {
        return false
      }
    }
    return (1...4).contains(capitals)
  }

  /// `JP` as `J. P.`; initials with full stops or hyphens are unchanged.
  static func separated(_ word: some StringProtocol) -> String {
    guard word.unicodeScalars.allSatisfy(\.isUppercaseLetter) else { return String(word) }
    return word.unicodeScalars.map { "\($0)." }.joined(separator: " ")
  }
}
