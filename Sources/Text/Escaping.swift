extension Unicode.Scalar {
  /// The scalar, or `\u{…}` for one that a terminal would obey rather than show.
  public var escaped: String {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate:
      "\\u{\(String(value, radix: 16, uppercase: true))}"
    default: String(self)
    }
  }
}

extension String {
  /// The text with every control character written out, for messages and for terminals.
  ///
  /// Bidirectional overrides count as controls: they can make a line read as another.
  public var escapingControls: String {
    let isPlain = utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F }
    return isPlain ? self : unicodeScalars.map(\.escaped).joined()
  }
}
