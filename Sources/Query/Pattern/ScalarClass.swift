import Text

/// A set of Unicode scalars that ignores the case of letters.
struct ScalarClass: Hashable, Sendable {
  /// A named class, such as `\d`.
  enum Named: Hashable, Sendable {
    case digit, word, space
    /// The line ends, which `.` does not match.
    case lineEnd

    func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .digit: scalar.isASCII ? ("0"..."9").contains(scalar) : scalar.isDecimalDigit
      case .word: scalar.isWordCharacter
      case .space: scalar.isSpace
      case .lineEnd:
        switch scalar {
        case "\n"..."\r", "\u{85}", "\u{2028}", "\u{2029}": true
        default: false
        }
      }
    }
  }

  /// A part of a class: a range of scalars, or a named class.
  enum Member: Hashable, Sendable {
    case range(ClosedRange<Unicode.Scalar>)
    case named(Named, isNegated: Bool)

    fileprivate func contains(_ scalar: Unicode.Scalar) -> Bool {
      switch self {
      case .range(let range): range.contains(scalar)
      case .named(let named, let isNegated): named.contains(scalar) != isNegated
      }
    }
  }

  private let members: [Member]
  private let isNegated: Bool
  /// The ASCII characters of the class, one bit each.
  private let low: UInt64
  private let high: UInt64
  /// Whether the class, before negation, has only ASCII characters.
  private let isASCII: Bool

  init(_ members: [Member], isNegated: Bool = false) {
    self.members = members
    self.isNegated = isNegated
    var bits: [UInt64] = [0, 0]
    for byte in UInt8(0)..<0x80
    where Self.isAny(of: members, Unicode.Scalar(byte)) != isNegated {
      bits[Int(byte >> 6)] |= 1 << UInt64(byte & 63)
    }
    (low, high) = (bits[0], bits[1])
    isASCII = members.allSatisfy { member in
      guard case .range(let range) = member else { return false }
      return range.upperBound.isASCII
    }
  }

  /// The class of one character in either case.
  init(_ scalar: Unicode.Scalar) {
    // Letters such as the final sigma share their capital with another letter.
    self.init(scalar.inEitherCase.map { .range($0...$0) })
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let value = scalar.value
    if value < 0x80 {
      return (value < 64 ? low >> UInt64(value) : high >> UInt64(value - 64)) & 1 == 1
    }
    return (!isASCII && Self.isAny(of: members, scalar)) != isNegated
  }

  /// Whether the class may have a scalar outside ASCII.
  var reachesBeyondASCII: Bool { isNegated || !isASCII }

  private static func isAny(of members: [Member], _ scalar: Unicode.Scalar) -> Bool {
    if members.contains(where: { $0.contains(scalar) }) { return true }
    return scalar.inEitherCase.contains { other in
      other != scalar && members.contains { $0.contains(other) }
    }
  }
}

extension Unicode.Scalar {
  /// A letter, a mark, a number or a connector such as the underscore.
  ///
  /// - Source: Unicode Technical Standard 18, annex C, with numbers of every kind.
  var isWordCharacter: Bool {
    if isASCII {
      let byte = UInt8(value)
      return byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
    }
    if properties.isAlphabetic || properties.isJoinControl { return true }
    switch properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation:
      return true
    default: return false
    }
  }

  fileprivate var isDecimalDigit: Bool { properties.generalCategory == .decimalNumber }

  /// The scalar itself, its lower-case letter and its capital, if each is one scalar.
  ///
  /// ASCII letters have only ASCII variants: the signs for kelvin and long s are not k and s.
  fileprivate var inEitherCase: [Unicode.Scalar] {
    if isASCII {
      let byte = UInt8(value)
      return byte.isASCIILetter ? [self, Unicode.Scalar(byte ^ 0x20)] : [self]
    }
    guard properties.changesWhenCaseMapped else { return [self] }
    let cases = [properties.lowercaseMapping, properties.uppercaseMapping].map(\.unicodeScalars)
    return [self] + cases.compactMap { $0.count == 1 ? $0.first : nil }.filter { !$0.isASCII }
  }
}
