internal import Text

/// Plain text as Rich Text Format that shows it.
///
/// - Source: Microsoft, Rich Text Format (RTF) Specification 1.9.1.
public enum RTFEscaper {
  /// Appends a text, on one line.
  public static func append(_ text: ArraySlice<UInt8>, to output: inout [UInt8]) {
    let text = PlainText.line(text)
    guard text.contains(where: { $0 >= 0x80 }) else {
      for byte in text { append(byte, to: &output) }
      return
    }
    for unit in String(decoding: text, as: UTF8.self).utf16 {
      if let byte = UInt8(exactly: unit), byte < 0x80 {
        append(byte, to: &output)
      } else if unit == 0xA0 {
        output.append("\\~")
      } else {
        // Signed, and with a question mark for readers that know no Unicode.
        output += "\\u\(Int16(bitPattern: unit))?".utf8
      }
    }
  }

  private static func append(_ byte: UInt8, to output: inout [UInt8]) {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      output += [UInt8(ascii: "\\"), byte]
    default: output.append(byte)
    }
  }
}
