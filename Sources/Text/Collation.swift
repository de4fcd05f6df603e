/// The key that a text is sorted by.
///
/// Keys compare as the root collation of CLDR does at its first level, with the letters that a
/// language sorts in another place: accents and case do not count, punctuation is ignored,
/// spaces come before letters and numbers are compared by value.
///
///     CollationKey("Ångström", language: "en") == CollationKey("angstrom", language: "en")
///     CollationKey("Ångström", language: "sv") > CollationKey("Zola", language: "sv")
///
/// A key is a string of bytes:
///
///     0x01          what comes after only breaks ties
///     0x04          a space
///     0x08 + 3      a symbol by its code point
///     0x10 + n      the number of digits, and the digits
///     0x20…0xA1     a Latin letter: five places each, of which four are for a language's own
///     0xA8… + 1-3   a letter of another script
public struct CollationKey: Comparable, Hashable, Sendable {
  private let bytes: [UInt8]

  /// Makes the key of a text in a language such as `de` or `sv-SE`; of the root if it is unknown.
  ///
  /// With `breakingTies`, texts that differ have keys that do.
  ///
  /// - Complexity: O(*n*).
  /// - Source: Unicode Technical Standard 10; CLDR 46, `common/collation`.
  public init(_ text: String, language: String, breakingTies: Bool = false) {
    var builder = CollationBuilder(CollationTailoring.of(language))
    builder.append(text)
    if breakingTies {
      builder.key.append(0x01)
      builder.key += Folding.fold(text).utf8
      builder.key.append(0x01)
      builder.key += text.utf8
    }
    bytes = builder.key
  }

  public static func < (one: Self, other: Self) -> Bool {
    let (first, second) = (one.bytes, other.bytes)
    let count = min(first.count, second.count)
    var index = 0
    while index < count {
      if first[index] != second[index] { return first[index] < second[index] }
      index += 1
    }
    return first.count < second.count
  }
}

/// Appends the weights of letters.
private struct CollationBuilder {
  var key: [UInt8] = []
  private let tailoring: CollationTailoring?
  private var hasPendingSpace = false

  init(_ tailoring: CollationTailoring?) { self.tailoring = tailoring }

  mutating func append(_ text: String) {
    key.reserveCapacity(text.utf8.count + 8)
    var text = text
    let isDone = text.withUTF8 { bytes in
      guard tailoring?.movesASCII != true else { return false }
      guard unsafe !bytes.contains(where: { $0 >= 0x80 }) else { return false }
      var index = 0
      while index < bytes.count {
        let byte = unsafe bytes[index]
        index += 1
        if byte.isASCIILetter {
          letter(CollationTailoring.latin(byte, 0))
        } else if byte.isASCIIDigit {
          let start = index - 1
          while index < bytes.count, unsafe bytes[index].isASCIIDigit { index += 1 }
          unsafe number(bytes[start..<index])
        } else {
          other(Unicode.Scalar(byte))
        }
      }
      return true
    }
    if !isDone { append(Array(text.unicodeScalars)) }
  }

  private mutating func append(_ scalars: [Unicode.Scalar]) {
    var index = 0
    while index < scalars.count {
      var scalar = scalars[index]
      index += 1
      if scalar.properties.numericType == .decimal {
        let start = index - 1
        while index < scalars.count, scalars[index].properties.numericType == .decimal {
          index += 1
        }
        number(scalars[start..<index].map { UInt8($0.properties.numericValue ?? 0) })
        continue
      }
      if index < scalars.count, let tailoring {
        if let composed = tailoring.composed(scalar, scalars[index]) {
          scalar = composed
          index += 1
        }
        if let (weight, count) = tailoring.contraction(scalars[(index - 1)...]) {
          letter(weight)
          index += count - 1
          continue
        }
      }
      append(scalar)
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let byte = UInt8(scalar.value)
      guard byte.isASCIILetter else { return other(scalar) }
      let lower = tailoring?.lowered(scalar) ?? scalar
      return letter(tailoring?.weights[lower] ?? CollationTailoring.latin(byte, 0))
    }
    for lower in scalar.properties.lowercaseMapping.unicodeScalars {
      if let weight = tailoring?.weights[lower] ?? CollationTailoring.root[lower] {
        letter(weight)
      } else if lower.isASCII, UInt8(lower.value).isASCIILetter {
        letter(CollationTailoring.latin(UInt8(lower.value), 0))
      } else if let weights = CollationScripts.weights(of: lower) {
        space()
        key += weights
      } else if let base = Folding.base(of: lower) {
        for byte in base.utf8 where byte.isASCIILetter {
          letter(CollationTailoring.latin(byte, 0))
        }
      } else {
        other(lower)
      }
    }
  }

  private mutating func letter(_ weight: UInt8) {
    space()
    key.append(weight)
  }

  private mutating func number(_ digits: some Collection<UInt8>) {
    space()
    let significant = digits.drop { $0 & 0x0F == 0 }
    key.append(0x10)
    key.append(UInt8(min(significant.count, 255)))
    for digit in significant { key.append(digit & 0x0F) }
  }

  /// A space counts once, and only before what counts.
  private mutating func space() {
    guard hasPendingSpace else { return }
    hasPendingSpace = false
    key.append(0x04)
  }

  private mutating func other(_ scalar: Unicode.Scalar) {
    switch scalar.properties.generalCategory {
    // A no-break space holds a word together, as in a French name after its particle.
    case .spaceSeparator where scalar == "\u{00A0}" || scalar == "\u{202F}": break
    case .spaceSeparator, .lineSeparator, .paragraphSeparator: hasPendingSpace = true
    case .control: if scalar.properties.isWhitespace { hasPendingSpace = true }
    case .currencySymbol, .mathSymbol, .otherSymbol, .modifierSymbol:
      space()
      key += [0x08] + CollationScripts.codePoint(scalar)
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .letterNumber, .otherNumber, .decimalNumber, .privateUse, .unassigned:
      space()
      key += [0xF8] + CollationScripts.codePoint(scalar)
    case .nonspacingMark, .spacingMark, .enclosingMark, .connectorPunctuation, .dashPunctuation,
      .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
      .otherPunctuation, .format, .surrogate:
      break
    @unknown default: break
    }
  }
}
