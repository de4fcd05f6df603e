internal import Text

/// Commands that are followed by something else than a group.
extension LaTeX.Decoder {
  /// Reads the text of `\path|a_b|`, between two of a sign that is no letter.
  mutating func delimited() -> Bool {
    let bytes = cursor.bytes
    guard let sign = cursor.peek, sign > 0x20, sign < 0x7F, !sign.isASCIILetter,
      !sign.isASCIIDigit, sign != UInt8(ascii: "{"), sign != UInt8(ascii: "}"),
      sign != UInt8(ascii: "\\"),
      let end = bytes[(cursor.offset + 1)...].prefix(Self.maximumDistance).firstIndex(of: sign)
    else { return false }
    let range = cursor.offset + 1..<end
    // Braces would part the groups that stand around it.
    let hasBrace = bytes[range].contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    guard !hasBrace else { return false }
    verbatim(range)
    cursor.offset = end + 1
    return true
  }

  /// Goes on after the `\else` of a conditional, or after its `\fi` when it has none.
  ///
  /// Publishers write `{\ifmmode\acute{e}\else\'{e}\fi}`.
  mutating func textOfConditional() -> Bool {
    var ahead = Cursor(cursor.bytes, at: cursor.offset)
    var level = 0
    while let byte = ahead.next(), ahead.offset < cursor.offset + Self.maximumDistance {
      switch byte {
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"): level -= 1
      case UInt8(ascii: "\\"):
        let name = ahead.text(ahead.range(while: \.isASCIILetter))
        if name.isEmpty { ahead.offset += 1 }
        guard level == 0, name == "else" || name == "fi" else { continue }
        if name == "else" { openConditionals += 1 }
        cursor.offset = min(ahead.offset, cursor.bytes.count)
        skipSpaces()
        return true
      default: break
      }
      if level < 0 { return false }
    }
    return false
  }

  /// How many bytes are searched for what ends such an argument.
  private static let maximumDistance = 1000

  /// Reads the number after `\char`: `"E9`, `'351` or `233`.
  mutating func characterCode() -> Bool {
    skipSpaces()
    let start = cursor.offset
    let isHex = cursor.skip(UInt8(ascii: "\""))
    let isOctal = !isHex && cursor.skip(UInt8(ascii: "'"))
    let digits = cursor.text(cursor.range { isHex ? $0.hexadecimalValue != nil : $0.isASCIIDigit })
    guard let code = Int(digits, radix: isHex ? 16 : isOctal ? 8 : 10),
      let scalar = Self.scalar(ofCode: code)
    else {
      cursor.offset = start
      return false
    }
    output.scalar(scalar)
    _ = cursor.skip(0x20)
    return true
  }

  /// The character with a number in T1, where that is the number it has in Unicode too.
  static func scalar(ofCode code: Int) -> Unicode.Scalar? {
    switch code {
    case 0x20...0x7E: Unicode.Scalar(UInt8(code))
    case 0xD7, 0xDF, 0xF7, 0xFF: nil
    case 0xC0...0x10FFFF: Unicode.Scalar(UInt32(code))
    default: nil
    }
  }
}
