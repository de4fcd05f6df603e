internal import Text

/// Converts the emphasis of Markdown to CSL's tags.
///
/// `*i*` and `_i_` become `<i>`, `**b**` and `__b__` become `<b>`. Escaped characters lose their
/// backslash, and line ends and no-break spaces become spaces. Anything else stays as it is.
enum MarkdownMarkup {
  static func tagged(_ text: String) -> String {
    guard text.utf8.contains(where: { "*_\\\n\r\u{A0}".utf8.contains($0) }) else { return text }
    var parts: [String] = []
    /// The index in `parts` of each mark that began emphasis.
    var begun: [String: Int] = [:]
    var cursor = Cursor(Array(text.utf8))
    var previous: UInt8?
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\\") where cursor.peek.map { !$0.isASCIILetter && $0 < 0x80 } ?? false:
        parts.append(cursor.next().map { String(UnicodeScalar($0)) } ?? "")
      case UInt8(ascii: "*"), UInt8(ascii: "_"):
        let isDouble = cursor.skip(byte)
        let mark = String(repeating: String(UnicodeScalar(byte)), count: isDouble ? 2 : 1)
        // Within a word an underscore is a letter.
        let isLetter = byte == UInt8(ascii: "_") && isWord(previous) && isWord(cursor.peek)
        if isLetter {
          parts.append(mark)
        } else if let start = begun.removeValue(forKey: mark) {
          parts[start] = isDouble ? "<b>" : "<i>"
          parts.append(isDouble ? "</b>" : "</i>")
        } else {
          begun[mark] = parts.count
          parts.append(mark)
        }
      case UInt8(ascii: "\r"): break
      case UInt8(ascii: "\n"):
        // Within a quotation every line begins with `>`.
        _ = cursor.range { $0.isBlank || $0 == UInt8(ascii: ">") }
        parts.append(" ")
      case 0xC2 where cursor.peek == 0xA0:
        cursor.offset += 1
        parts.append(" ")
      default:
        let start = cursor.offset - 1
        _ = cursor.range { !"*_\\\r\n".utf8.contains($0) && $0 != 0xC2 }
        parts.append(cursor.text(start..<cursor.offset))
      }
      previous = cursor.bytes[cursor.offset - 1]
    }
    return parts.joined()
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }
}
