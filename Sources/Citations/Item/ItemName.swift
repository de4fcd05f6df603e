internal import Text

/// The name of a person or a body in an item.
///
/// - Source: csl-data.json (CSL 1.0.2), `name-variable`.
public struct ItemName: Hashable, Sendable {
  public var family = ""
  public var given = ""
  /// A particle that is left out when the family name stands alone.
  public var droppingParticle = ""
  /// A particle that stays with the family name.
  public var nonDroppingParticle = ""
  public var suffix = ""
  /// Whether a comma separates the suffix from the name, whatever the order.
  public var hasCommaSuffix = false
  /// Whether the family name always comes first.
  public var hasStaticOrdering = false
  /// The whole name of a body, or of a person whose name has no parts.
  public var literal = ""
  /// The person's ORCID without its address; empty if unknown.
  ///
  /// It is no part of the name: names that differ in it alone are equal.
  public var orcid = ""

  public init(family: String = "", given: String = "", literal: String = "") {
    self.family = family
    self.given = given
    self.literal = literal
  }

  public static func == (one: ItemName, other: ItemName) -> Bool {
    one.family == other.family && one.given == other.given && one.literal == other.literal
      && one.droppingParticle == other.droppingParticle
      && one.nonDroppingParticle == other.nonDroppingParticle && one.suffix == other.suffix
      && one.hasCommaSuffix == other.hasCommaSuffix
      && one.hasStaticOrdering == other.hasStaticOrdering
  }

  public func hash(into hasher: inout Hasher) {
    hasher.combine(family)
    hasher.combine(given)
    hasher.combine(literal)
    hasher.combine(droppingParticle)
    hasher.combine(nonDroppingParticle)
    hasher.combine(suffix)
    hasher.combine(hasCommaSuffix)
    hasher.combine(hasStaticOrdering)
  }

  /// Whether the name has no part that can be shown.
  public var isEmpty: Bool {
    family.isEmpty && given.isEmpty && literal.isEmpty && nonDroppingParticle.isEmpty
  }

  /// The mark at the end of a list whose other names are left out; pandoc writes the same one.
  public static let others = ItemName(literal: "others")

  /// Whether this is not a name, but stands for names that are left out.
  public var isOthers: Bool { literal == "others" }

  /// Whether the name is one text without parts.
  public var isLiteral: Bool { !literal.isEmpty }

  /// Moves particles and a suffix out of the family and given names that hold them.
  ///
  /// Words in lower case before a family name are a non-dropping particle, those after a given name
  /// a dropping one. `John, III` has a suffix, and `John,! Jr.` one that keeps its comma. A part in
  /// double quotes is left whole. CSL does not define this; data in the wild relies on it.
  public mutating func parseParticles() {
    guard literal.isEmpty else { return }
    splitSuffix()
    splitFamily()
    splitGiven()
  }

  private mutating func splitSuffix() {
    guard suffix.isEmpty, let comma = given.utf8.firstIndex(of: UInt8(ascii: ",")) else { return }
    var rest = given[given.utf8.index(after: comma)...]
    var hasComma = false
    if rest.utf8.first == UInt8(ascii: "!") {
      rest = rest.dropFirst()
      hasComma = true
    }
    let text = String(rest.drop { $0 == " " })
    // "François Hédelin, abbé d'" has a particle after the comma, which begins in lower case.
    if let first = text.unicodeScalars.first, first.isLowercaseLetter, !hasComma {
      droppingParticle = text
      given = String(given[..<comma]) + ","
      return
    }
    suffix = text
    hasCommaSuffix = hasComma
    given = String(given[..<comma])
  }

  private mutating func splitFamily() {
    if let whole = Self.unquoted(family) {
      family = whole
      return
    }
    guard nonDroppingParticle.isEmpty else { return }
    var start = family.startIndex
    while let end = Self.endOfParticle(in: family[start...]) { start = end }
    guard start > family.startIndex, start < family.endIndex else { return }
    nonDroppingParticle = Self.trimmed(family[..<start])
    family = String(family[start...])
  }

  private mutating func splitGiven() {
    if let whole = Self.unquoted(given) {
      given = whole
      return
    }
    guard droppingParticle.isEmpty else { return }
    let words = given.split(separator: " ", omittingEmptySubsequences: false)
    let count = words.reversed().prefix(while: Self.isLowercase).count
    guard count > 0, count < words.count else { return }
    droppingParticle = words.suffix(count).joined(separator: " ")
    given = words.dropLast(count).joined(separator: " ")
  }

  private static func unquoted(_ text: String) -> String? {
    guard text.utf8.count > 1, text.utf8.first == UInt8(ascii: "\""),
      text.utf8.last == UInt8(ascii: "\"")
    else { return nil }
    return String(text.dropFirst().dropLast())
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.utf8.last == UInt8(ascii: " ") { text.removeLast() }
    return String(text)
  }

  /// Whether the first letter of a word, after any apostrophes, is in lower case.
  private static func isLowercase(_ word: Substring) -> Bool {
    guard let letter = word.unicodeScalars.first(where: { !apostrophes.contains($0) }) else {
      return false
    }
    return letter.isLowercaseLetter
  }

  /// The end of a particle at the start of a family name, after the space, apostrophe or hyphen
  /// that separates it from the rest.
  private static func endOfParticle(in text: Substring) -> Substring.Index? {
    let scalars = text.unicodeScalars
    guard let end = scalars.firstIndex(where: { !apostrophes.contains($0) }),
      scalars[end].isLowercaseLetter
    else { return nil }
    var index = end
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      if scalar == " " { return next }
      if apostrophes.contains(scalar) || hyphens.contains(scalar) {
        // "d'Aubignac" and "al-One", but not "d'arc".
        guard next < scalars.endIndex, scalars[next].isUppercaseLetter else { return nil }
        return next
      }
      index = next
    }
    return nil
  }

  private static let apostrophes: Set<Unicode.Scalar> = ["'", "\u{2019}", "\u{2018}", "\u{02BC}"]
  private static let hyphens: Set<Unicode.Scalar> = ["-", "\u{2010}"]
}
