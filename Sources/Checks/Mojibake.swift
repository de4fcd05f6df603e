internal import Text

/// UTF-8 that was decoded as Windows-1252 and encoded again, and replacement characters (U+FFFD).
///
/// "é" is C3 A9, and these bytes are "Ã©" in Windows-1252. In no language does a word have a
/// capital letter before a sign such as © or ¼, so two scalars are enough to recognize it. Closing
/// quotes are not such signs.
enum Mojibake {
  static func visit(_ bytes: [UInt8], _ report: (TextFinding) -> Void) {
    var index = 0
    while index < bytes.count {
      guard bytes[index] == 0xC3 || bytes[index] == 0xEF, let finding = finding(at: index, bytes)
      else {
        index += 1
        continue
      }
      report(finding)
      // Reports once per line; the user sees the rest of the line when fixing it.
      index = bytes[index...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
    }
  }

  private static func finding(at index: Int, _ bytes: [UInt8]) -> TextFinding? {
    if bytes[index...].starts(with: [0xEF, 0xBF, 0xBD]) {
      return TextFinding(
        "\"\u{FFFD}\" stands for a letter that is lost", hint: "type the letter that was meant",
        at: index..<index + 3)
    }
    guard let lead = lead(bytes, at: index) else { return nil }
    let rest = String(decoding: bytes[(index + 2)...].prefix(9), as: UTF8.self).unicodeScalars
    let continuations = rest.prefix(lead == 0xE2 ? 2 : 1).compactMap { windows1252($0) }
    guard continuations.count == (lead == 0xE2 ? 2 : 1),
      continuations.allSatisfy({ (0x80...0xBF).contains($0) && $0 != 0xBB })
    else { return nil }
    // In Central European languages, these letters may stand before quotes and dashes.
    let isSign = rest.first.map { (0xA1...0xBF).contains($0.value) } ?? false
    if lead == 0xC4 || lead == 0xC5, !isSign { return nil }
    guard let meant = String(validating: [lead] + continuations, as: UTF8.self) else { return nil }
    let width = 2 + rest.prefix(continuations.count).reduce(0) { $0 + UTF8.width($1) }
    let shown = String(decoding: bytes[index..<index + width], as: UTF8.self).escapingControls
    return TextFinding(
      "\"\(shown)\" is \(meant.quoted) that was read in the wrong encoding",
      hint: "write \(meant.escapingControls)", at: index..<index + width)
  }

  /// The original byte of Â, Ã, Ä, Å or â, the first of a UTF-8 sequence.
  private static func lead(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard bytes[index] == 0xC3, index + 2 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case 0x82, 0x83, 0x84, 0x85, 0xA2: return bytes[index + 1] + 0x40
    default: return nil
    }
  }

  /// The byte of a scalar in Windows-1252, whose unassigned bytes are the C1 controls.
  private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return upperHalf.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// 0x80 to 0x9F; U+FFFF for the five that are not assigned.
  private static let upperHalf: [Unicode.Scalar] = Array(
    ("€\u{FFFF}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFF}Ž\u{FFFF}\u{FFFF}‘’“”•–—˜™š›œ\u{FFFF}žŸ").unicodeScalars)
}
