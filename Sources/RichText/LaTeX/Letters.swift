internal import Text

/// How TeX spells a letter, or a sign that it has a command for.
enum Letters {
  /// The commands for a character with marks, to stand in braces: `\"u`, `\'{\^e}`, `\ss`.
  ///
  /// Greek in a word is LGR's text (`\textalpha`, which needs greek-fontenc); alone, as in
  /// "α-particle", it is math's, which every LaTeX has. What has no command in LaTeX itself, T1,
  /// TS1, T2A to T2C, LGR or math is `nil`: Vietnamese hooks and horns, polytonic Greek, and all
  /// other scripts.
  static func command(
    for scalar: Unicode.Scalar, marks: [Unicode.Scalar] = [], isInGreekWord: Bool = false
  ) -> String? {
    if marks.isEmpty {
      if let name = TextSymbols.commands[scalar] { return "\\\(name)" }
      if isInGreekWord, let name = TextSymbols.greekCommands[scalar] { return "\\\(name)" }
      if let name = MathSymbols.commands[scalar] { return "\\ensuremath{\\\(name)}" }
    }
    var base = scalar
    var all = marks
    while TextSymbols.commands[base] == nil, let parts = Composition.decomposition(of: base) {
      base = parts.base
      all.insert(parts.mark, at: 0)
    }
    all = Composition.inCanonicalOrder(all)
    guard var text = letter(base, under: all) else { return nil }
    for mark in all {
      guard let accent = Accents.commands[mark] else { return nil }
      let isSign = accent.utf8.last?.isASCIILetter == false
      let isOneToken = text.utf8.count == 1 || text == "\\i" || text == "\\j"
      text = isSign && isOneToken ? accent + text : "\(accent){\(text)}"
    }
    return text
  }

  /// The commands for Latin letters without further marks, in braces, from U+00C0 to U+024F.
  ///
  /// Nearly all that is not ASCII in a library is one of these.
  static func latin(_ scalar: Unicode.Scalar) -> String? {
    let index = Int(scalar.value) - firstLatin
    return latinCommands.indices.contains(index) ? latinCommands[index] : nil
  }

  private static let firstLatin = 0xC0

  private static let latinCommands: [String?] = (firstLatin..<0x250).map { code in
    Unicode.Scalar(UInt32(code)).flatMap { command(for: $0) }.map { "{\($0)}" }
  }

  /// The letter that carries the marks, without its dot if they need the place.
  private static func letter(_ base: Unicode.Scalar, under marks: [Unicode.Scalar]) -> String? {
    let isDotless = base == "\u{131}" || base == "\u{237}"
    if isDotless, !marks.isEmpty { return nil }  // `\^\i` is î
    let isAbove = marks.first?.properties.canonicalCombiningClass == .above
    if isAbove, base == "i" { return "\\i" }
    if isAbove, base == "j" { return "\\j" }
    if base.isASCII { return base.properties.isAlphabetic ? String(base) : nil }
    guard let name = TextSymbols.commands[base] ?? TextSymbols.greekCommands[base] else {
      return nil
    }
    return "\\\(name)"
  }

  /// Whether a Greek letter stands before or after the bytes.
  static func isInGreekWord(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    if range.upperBound < bytes.count, isGreekLead(bytes[range.upperBound]) { return true }
    var start = range.lowerBound - 1
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return start >= 0 && isGreekLead(bytes[start])
  }

  /// The bytes that begin U+0380 to U+03FF.
  private static func isGreekLead(_ byte: UInt8) -> Bool { byte == 0xCE || byte == 0xCF }
}
