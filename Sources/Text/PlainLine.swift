/// Puts text on one line, or on one line for each paragraph, without invisible characters.
public enum PlainLine {
  /// The text with one space for each run of white space, and without invisible characters: soft
  /// hyphens, zero-width characters, byte order marks and controls.
  ///
  /// The joiners of Indic and Arabic scripts stay between letters of those scripts.
  public static func of(_ text: String) -> String {
    if isPlain(text) { return text }
    var result = String.UnicodeScalarView()
    var isAfterSpace = true
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      if scalar.isSpace || scalar.properties.generalCategory == .control {
        if !isAfterSpace { result.append(" ") }
        isAfterSpace = true
        continue
      }
      if isInvisible(scalar) {
        let isJoiner = scalar == "\u{200C}" || scalar == "\u{200D}"
        let neighbour = index > 0 ? scalars[index - 1].value : 0
        guard isJoiner, (0x600...0xDFF).contains(neighbour) else { continue }
      }
      result.append(scalar)
      isAfterSpace = false
    }
    if result.last == " " { result.removeLast() }
    return String(result)
  }

  /// The text with each paragraph on one line, and a blank line between paragraphs.
  ///
  /// A blank line parts two paragraphs; other line ends are spaces.
  public static func paragraphs(of text: String) -> String {
    guard text.containsByte(where: { byte, _ in byte.isLineEnd }) else { return of(text) }
    var paragraphs: [String] = []
    var lines: [Substring] = []
    func flush() {
      let paragraph = of(lines.joined(separator: " "))
      if !paragraph.isEmpty { paragraphs.append(paragraph) }
      lines = []
    }
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.utf8.allSatisfy(\.isASCIIWhitespace) { flush() } else { lines.append(line) }
    }
    flush()
    return paragraphs.joined(separator: "\n\n")
  }

  private static func isPlain(_ text: String) -> Bool {
    var previous = UInt8(ascii: " ")
    for byte in text.utf8 {
      if byte < 0x20 || byte >= 0x7F || (byte == 0x20 && previous == 0x20) { return false }
      previous = byte
    }
    return previous != UInt8(ascii: " ") || text.isEmpty
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "\u{AD}", "\u{200B}"..."\u{200F}", "\u{202A}"..."\u{202E}", "\u{2060}"..."\u{2069}",
      "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
      true
    default: false
    }
  }
}
