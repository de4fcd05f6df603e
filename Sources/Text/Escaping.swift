extension Unicode.Scalar {
  /// Whether a terminal shows the scalar, or joins those beside it, and does nothing else.
  ///
  /// Letters, marks, numbers, punctuation, symbols and spaces are text. So are some invisible format
  /// characters: the joiners of Persian, Hindi and emoji, optional breaks of words, and signs that
  /// precede numbers. Marks of direction are not, because they change the order of a line, and
  /// neither are code points that Unicode has not assigned.
  public var isText: Bool {
    if isASCII { return value >= 0x20 && value != 0x7F }
    switch properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber,
      .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation,
      .initialPunctuation, .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol,
      .modifierSymbol, .otherSymbol, .spaceSeparator, .privateUse:
      return true
    case .format: return isFormatOfText
    case .control, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return false
    @unknown default: return false
    }
  }

  /// - Source: The Unicode Standard, chapter 23.2 (layout controls), 7.3 and 15.2 (signs before
  ///   numbers).
  private var isFormatOfText: Bool {
    switch value {
    case 0xAD, 0x180E, 0x200B...0x200D, 0x2060...0x2064: true
    case 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: true
    default: false
    }
  }

  /// The scalar, or `\u{…}` if it is not text.
  public var escaped: String {
    isText ? String(self) : "\\u{\(String(value, radix: 16, uppercase: true))}"
  }
}

extension String {
  /// The text on one line with control characters escaped, for messages and tables.
  public var escapingControls: String {
    let isPlain = utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    return isPlain ? self : unicodeScalars.map(\.escaped).joined()
  }
}
