import Text

extension Output {
  /// Reads the text of a field, an affix or a `value` into a tree.
  ///
  /// Known are `<i>`, `<b>`, `<sup>`, `<sub>`, `<sc>`, `<span style="font-variant: small-caps">`,
  /// `<span class="nocase">`, `<span class="nodecor">` and pairs of quotation marks. A tag or mark
  /// without its partner is text, and a straight mark that is not a quotation mark an apostrophe.
  ///
  /// - Complexity: O(*n*); text without a mark or a tag is taken as it is.
  public static func parsed(_ text: String) -> [Output] {
    guard text.containsByte(where: { byte, _ in isSpecial(byte) }) else {
      return text.isEmpty ? [] : [.text(text)]
    }
    let mayHoldTeX = text.containsByte { byte, _ in
      byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\")
    }
    let parts = mayHoldTeX ? withTeX(text) : marked(text)
    if case .text? = parts.first, parts.count == 1 { return parts }
    return parts.isEmpty ? [] : [.tagged(.field, parts)]
  }

  private static func marked(_ text: String) -> [Output] {
    var parser = CSLMarkupParser(text)
    return parser.parse()
  }

  /// Reads a text for markup that may stand around its formulas and commands of TeX, which are put
  /// back afterwards.
  private static func withTeX(_ text: String) -> [Output] {
    let bytes = Array(text.utf8)
    let ranges = TeXSpan.ranges(in: bytes)
    guard !ranges.isEmpty, !text.unicodeScalars.contains(placeholder) else { return marked(text) }
    var rest: [UInt8] = []
    var end = 0
    for range in ranges {
      rest += bytes[end..<range.lowerBound] + Array(String(placeholder).utf8)
      end = range.upperBound
    }
    var formulas = ranges.map { String(decoding: bytes[$0], as: UTF8.self) }[...]
    return marked(String(decoding: rest + bytes[end...], as: UTF8.self))
      .flatMap { $0.replacingPlaceholders(by: &formulas) }
  }

  /// A character of private use, which stands for a formula while the rest is read.
  private static let placeholder: Unicode.Scalar = "\u{F8FF}"

  private func replacingPlaceholders(by formulas: inout ArraySlice<String>) -> [Output] {
    guard case .text(let text) = self else {
      return [mappingChildren { $0.flatMap { $0.replacingPlaceholders(by: &formulas) } }]
    }
    var parts: [Output] = []
    let pieces = text.unicodeScalars.split(
      separator: Self.placeholder, omittingEmptySubsequences: false)
    for (index, piece) in pieces.enumerated() {
      if index > 0, let formula = formulas.popFirst() {
        parts.append(.tagged(.tex, [.nocase([.text(formula)])]))
      }
      if !piece.isEmpty { parts.append(.text(String(piece))) }
    }
    return parts
  }

  /// Whether a byte can begin a tag, TeX or a mark: `<`, `$`, `\`, `"`, `'`, or U+2000 and U+0080 and their kin.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\")
      || byte == UInt8(ascii: "\"")
      || byte == UInt8(ascii: "'")
      || byte == 0xE2 || byte == 0xC2
  }
}
