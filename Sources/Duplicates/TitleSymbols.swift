internal import Text

/// The symbols of a title that `TitleSigns` does not know: those that tell `x²` from `x³`, `0.05` from
/// `0.5`, `£` from `€` and `Δ` from `δ`.
///
/// Exports lose markup and symbols: whoever merges such records is asked.
struct TitleSymbols: Sendable, Equatable {
  /// Symbols in the order in which they stand; a point before the digits of a fraction.
  private(set) var symbols: [Unicode.Scalar] = []
  /// What is raised and lowered, after `^` and `_`.
  private(set) var scripts: [Unicode.Scalar] = []
  /// Greek letters that stand alone, which other sources write in letters.
  private(set) var greek: [Unicode.Scalar] = []

  init() {}

  /// - Complexity: O(*n*) for a title of *n* bytes.
  init(_ title: String) {
    guard title.utf8.contains(where: { $0 >= 0x80 || "^_%.'!".utf8.contains($0) }) else { return }
    let scalars = Array(title.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let previous = index > 0 ? scalars[index - 1] : " "
      let next = index + 1 < scalars.count ? scalars[index + 1] : " "
      if let digit = Self.raised[scalar] {
        scripts += ["^", digit]
      } else if let digit = Self.lowered[scalar] {
        scripts += ["_", digit]
      } else if scalar == "^" || scalar == "_" {
        if next.properties.isAlphabetic || Self.isDigit(next) { scripts += [scalar, next] }
      } else if scalar == ".", Self.isDigit(previous), Self.isDigit(next) {
        symbols.append(".")
        symbols += scalars[(index + 1)...].prefix(while: Self.isDigit)
      } else if scalar == "%" || scalar == "§" || scalar == "¶" {
        symbols.append(scalar)
      } else if Self.primes.contains(scalar) || scalar == "!" {
        // After a letter that stands alone, these are a prime and a factorial.
        if !Self.isWordCharacter(next), Self.isSymbol(scalars[..<index]) {
          symbols.append(scalar == "!" ? "!" : "′")
        }
      } else if scalar == ".", !Self.isWordCharacter(previous), next.properties.isAlphabetic {
        // As in `.NET`.
        symbols.append(scalar)
      } else if scalar.value >= 0x80 {
        take(scalar, between: previous, and: next)
      }
    }
  }

  private mutating func take(
    _ scalar: Unicode.Scalar, between previous: Unicode.Scalar, and next: Unicode.Scalar
  ) {
    if Self.isGreek(scalar) {
      if !Self.isGreek(previous), !Self.isGreek(next) { greek.append(scalar) }
      return
    }
    switch scalar.properties.generalCategory {
    case .currencySymbol, .mathSymbol, .otherSymbol, .otherNumber: break
    case _ where scalar == "‰": break
    case _: return
    }
    if !Self.harmless.contains(scalar), !TitleSigns.knows(scalar) { symbols.append(scalar) }
  }

  /// The text with all digits on the line, `10⁶` as `10 6`, as sources have it that lose the markup.
  static func withPlainDigits(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { raised[$0] != nil || lowered[$0] != nil }) else {
      return text
    }
    var result: [Unicode.Scalar] = []
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if let digit = raised[scalar] ?? lowered[scalar] {
        if isDigit(previous) { result.append(" ") }
        result.append(digit)
      } else {
        result.append(scalar)
      }
      previous = scalar
    }
    var plain = String.UnicodeScalarView()
    plain.append(contentsOf: result)
    return String(plain)
  }

  /// Whether two titles with these symbols are two.
  ///
  /// Many sources put what is raised or lowered on the line.
  func contradicts(_ other: TitleSymbols) -> Bool {
    symbols != other.symbols || (greek.count == other.greek.count && greek != other.greek)
      || (scripts != other.scripts && !scripts.isEmpty && !other.scripts.isEmpty)
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar.properties.isAlphabetic
  }

  /// The Greek letter that a command of TeX's math makes.
  static func greekLetter(ofCommand name: String) -> String? {
    guard let letter = FoldedWords.greekLetter(named: name.asciiLowercased) else { return nil }
    let isCapital = name.utf8.first.map { $0 < UInt8(ascii: "a") } ?? false
    return isCapital ? String(letter.properties.uppercaseMapping) : String(Character(letter))
  }

  /// Whether a text ends in a letter or the name of a Greek one.
  private static func isSymbol(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = text.suffix(8).reversed().prefix(while: isWordCharacter).reversed()
    return word.count == 1 || FoldedWords.isGreekLetter(String(String.UnicodeScalarView(word)))
  }

  private static let primes = Set("'’′".unicodeScalars)

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value)
  }

  /// What sources put in or leave out without another meaning.
  private static let harmless = Set("™®©°º•·−∗∼×÷◦●■□▪…\u{FFFD}".unicodeScalars)
  private static let raised = digits("⁰¹²³⁴⁵⁶⁷⁸⁹")
  private static let lowered = digits("₀₁₂₃₄₅₆₇₈₉")

  private static func digits(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(text.unicodeScalars, "0123456789".unicodeScalars))
  }
}
