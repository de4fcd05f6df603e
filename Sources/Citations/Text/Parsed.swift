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
    var parser = RichTextParser(text)
    let parts = parser.parse()
    if case .text? = parts.first, parts.count == 1 { return parts }
    return parts.isEmpty ? [] : [.tagged(.field, parts)]
  }

  /// Whether a byte can begin a tag or a mark: `<`, `"`, `'`, or U+2000 and U+0080 and their kin.
  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "<") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'")
      || byte == 0xE2 || byte == 0xC2
  }
}
