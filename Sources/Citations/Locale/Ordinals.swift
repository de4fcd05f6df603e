/// The terms of ordinal numbers in one language.
///
/// - Source: CSL 1.0.2 specification, "Ordinal Suffixes", "Long Ordinals" and "Gender-specific
///   Ordinals".
struct Ordinals: Sendable {
  private struct Suffix {
    /// `nil` for the term `ordinal`, which holds for all numbers that no other is for.
    var number: Int?
    var gender: Gender?
    var match: OrdinalMatch
    var text: String

    func matches(_ other: Int) -> Bool {
      guard let number else { return true }
      return switch match {
      case .lastDigit: other % 10 == number % 10
      case .lastTwoDigits: other % 100 == number
      case .wholeNumber: other == number
      }
    }
  }

  private struct Word: Hashable {
    var number: Int
    var gender: Gender?
  }

  private var suffixes: [Suffix] = []
  private var words: [Word: String] = [:]
  /// Whether only `ordinal-01` to `ordinal-04` are defined, in the sense of CSL 1.0.
  private var isOldScheme = false

  /// Takes over the ordinals of a locale that goes before those merged so far.
  ///
  /// Suffixes are one unit: a file that defines one of them defines them all. Those in the sense of CSL
  /// 1.0, without `ordinal`, give way to later ones, as in the reference processor.
  mutating func merge(_ terms: [Term]) {
    var own: [Suffix] = []
    for term in terms where term.form == .long {
      let gender = term.genderForm == .neuter ? nil : term.genderForm
      if let number = Self.number(in: term.name, after: "long-ordinal-") {
        words[Word(number: number, gender: gender)] = term.single
      } else if let number = Self.number(in: term.name, after: "ordinal-") {
        let match = term.match ?? (number < 10 ? .lastDigit : .lastTwoDigits)
        own.append(Suffix(number: number, gender: gender, match: match, text: term.single))
      } else if term.name == "ordinal" {
        own.append(Suffix(number: nil, gender: gender, match: .lastDigit, text: term.single))
      }
    }
    let isOld = !own.contains { $0.number == nil }
    if own.isEmpty || isOld && suffixes.contains(where: { $0.number == nil }) { return }
    suffixes = own
    isOldScheme = isOld && Set(own.map(\.number)).isSuperset(of: [1, 2, 3, 4])
  }

  private static func number(in name: String, after prefix: String) -> Int? {
    name.hasPrefix(prefix) ? Int(name.dropFirst(prefix.utf8.count)) : nil
  }

  func suffix(for number: Int, gender: Gender?) -> String? {
    let number = Int(clamping: number.magnitude)
    if isOldScheme {
      let isTeen = (11...13).contains(number % 100)
      let digit = isTeen || !(1...3).contains(number % 10) ? 4 : number % 10
      return text(gender: gender) { $0.number == digit }
    }
    return text(gender: gender) { ($0.number ?? 0) > 9 && $0.matches(number) }
      ?? text(gender: gender) { ($0.number ?? 10) < 10 && $0.matches(number) }
      ?? text(gender: gender) { $0.number == nil }
  }

  /// The text of the suffix for which the condition holds, of the gender or else of none.
  private func text(gender: Gender?, where holds: (Suffix) -> Bool) -> String? {
    let gender = gender == .neuter ? nil : gender
    var neutral: String?
    for suffix in suffixes where holds(suffix) {
      if suffix.gender == gender { return suffix.text }
      if suffix.gender == nil { neutral = suffix.text }
    }
    return neutral
  }

  func word(for number: Int, gender: Gender?) -> String? {
    let gender = gender == .neuter ? nil : gender
    return words[Word(number: number, gender: gender)] ?? words[Word(number: number, gender: nil)]
  }
}
