internal import Text

/// UTF-8 that was taken for Windows' Latin-1 and encoded once more, and letters lost altogether.
///
/// "é" is C3 A9, and these bytes are "Ã©" in Latin-1. A capital letter before a sign such as © or ¼
/// is no word of any language, so two scalars are enough to tell; closing quotes are no such sign.
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
      // One finding for each line: the rest of a damaged line is seen when it is mended.
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
    // Letters of Central Europe stand before quotes and dashes in words of their own.
    let isSign = rest.first.map { (0xA1...0xBF).contains($0.value) } ?? false
    if lead == 0xC4 || lead == 0xC5, !isSign { return nil }
    guard let meant = String(validating: [lead] + continuations, as: UTF8.self) else { return nil }
    let width = 2 + rest.prefix(continuations.count).reduce(0) { $0 + UTF8.width($1) }
    let shown = String(decoding: bytes[index..<index + width], as: UTF8.self).escapingControls
    return TextFinding(
      "\"\(shown)\" is \(meant.quoted) that was read in the wrong encoding",
      hint: "write \(meant.escapingControls)", at: index..<index + width)
  }

  /// The byte that Â, Ã, Ä, Å or â was, before it was taken for a letter.
  private static func lead(_ bytes: [UInt8], at index: Int) -> UInt8? {
    guard bytes[index] == 0xC3, index + 2 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case 0x82, 0x83, 0x84, 0x85, 0xA2: return bytes[index + 1] + 0x40
    default: return nil
    }
  }

  /// The byte of a scalar in Windows' code page 1252, whose gaps are the C1 controls.
  private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return upperHalf.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// 0x80 to 0x9F; U+FFFF for the five that are not assigned.
  private static let upperHalf: [Unicode.Scalar] = Array(
    ("€\u{FFFF}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFF}Ž\u{FFFF}\u{FFFF}‘’“”•–—˜™š›œ\u{FFFF}žŸ").unicodeScalars)
}
