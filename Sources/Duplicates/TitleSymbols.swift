internal import Text

/// The symbols of a title that `TitleSigns` does not cover: they distinguish `x²` from `x³`, `0.05`
/// from `0.5`, `£` from `€` and `Δ` from `δ`.
///
/// Since exports lose markup and symbols, the user is asked before such records are merged.
struct TitleSymbols: Sendable, Equatable {
  /// The symbols in order, including the point before the digits of a fraction.
  private(set) var symbols: [Unicode.Scalar] = []
  /// Superscripts and subscripts, after `^` and `_`.
  private(set) var scripts: [Unicode.Scalar] = []
  /// Single Greek letters, which other sources write as words.
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
        // After a single letter, these are a prime and a factorial.
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

  /// The text with superscript and subscript digits as plain digits, `10⁶` as `10 6`, as in sources
  /// that lose the markup.
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

  /// Whether titles with these symbols are different.
  ///
  /// Many sources write superscripts and subscripts as plain text.
  func contradicts(_ other: TitleSymbols) -> Bool {
    symbols != other.symbols || (greek.count == other.greek.count && greek != other.greek)
      || (scripts != other.scripts && !scripts.isEmpty && !other.scripts.isEmpty)
  }

  private static func isWordCharacter(_ scalar: Unicode.Scalar) -> Bool {
    isDigit(scalar) || scalar.properties.isAlphabetic
  }

  /// The Greek letter that a TeX math command prints.
  static func greekLetter(ofCommand name: String) -> String? {
    guard let letter = FoldedWords.greekLetter(named: name.asciiLowercased) else { return nil }
    let isCapital = name.utf8.first.map { $0 < UInt8(ascii: "a") } ?? false
    return isCapital ? String(letter.properties.uppercaseMapping) : String(Character(letter))
  }

  /// Whether a text ends in a single letter or the name of a Greek letter.
  private static func isSymbol(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let word = text.suffix(8).reversed().prefix(while: isWordCharacter).reversed()
    return word.count == 1 || FoldedWords.isGreekLetter(String(String.UnicodeScalarView(word)))
  }

  private static let primes = Set("'’′".unicodeScalars)

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value)
  }

  /// Symbols that sources add or omit without changing the meaning.
  private static let harmless = Set("™®©°º•·−∗∼×÷◦●■□▪…\u{FFFD}".unicodeScalars)
  private static let raised = digits("⁰¹²³⁴⁵⁶⁷⁸⁹")
  private static let lowered = digits("₀₁₂₃₄₅₆₇₈₉")

  private static func digits(_ text: String) -> [Unicode.Scalar: Unicode.Scalar] {
    Dictionary(uniqueKeysWithValues: zip(text.unicodeScalars, "0123456789".unicodeScalars))
  }
}
