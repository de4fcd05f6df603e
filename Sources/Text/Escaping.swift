extension Unicode.Scalar {
  /// Whether a terminal shows the scalar, or composes what is beside it, and does nothing else.
  ///
  /// Letters, marks, numbers, punctuation, symbols and spaces are text. Of the invisible format
  /// characters only those are that writing needs and that move nothing: joiners, as Persian, Hindi
  /// and emoji have them, places where a word may or may not break, and signs that precede numbers.
  /// Marks of direction are not: they can make a line read as another. What Unicode has not assigned
  /// may become anything.
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

  /// The scalar, or `\u{…}` for one that a terminal would obey rather than show.
  public var escaped: String {
    isText ? String(self) : "\\u{\(String(value, radix: 16, uppercase: true))}"
  }
}

extension String {
  /// The text on one line with everything written out that is no text, for messages and tables.
  public var escapingControls: String {
    let isPlain = utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    return isPlain ? self : unicodeScalars.map(\.escaped).joined()
  }
}
