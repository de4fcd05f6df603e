internal import Text

/// Finds the keys in Typst's citations: `@key` and `#cite(<key>)`.
///
/// Strings, comments and raw text are passed over. A label's name looks the same as a key; whoever
/// asks knows which names are keys. Source: Typst's reference, "Cite" and "Label".
enum TypstCitations {
  static func scan(_ text: [UInt8]) -> [Citation] {
    var citations: [Citation] = []
    var cursor = Cursor(text)
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "\\"):
        cursor.offset += 2
      case UInt8(ascii: "/") where cursor.peek(ahead: 1) == UInt8(ascii: "/"):
        let isAddress = cursor.offset > 0 && cursor.bytes[cursor.offset - 1] == UInt8(ascii: ":")
        if isAddress { cursor.offset += 2 } else { _ = cursor.range { !$0.isLineEnd } }
      case UInt8(ascii: "`"):
        cursor.offset += 1
        _ = cursor.range { $0 != UInt8(ascii: "`") }
        cursor.offset += 1
      case UInt8(ascii: "@"):
        let isMail = cursor.offset > 0 && isName(cursor.bytes[cursor.offset - 1])
        cursor.offset += 1
        if !isMail, let citation = key(in: &cursor) { citations.append(citation) }
      case UInt8(ascii: "<"):
        cursor.offset += 1
        let start = cursor.offset
        if let citation = key(in: &cursor), cursor.peek == UInt8(ascii: ">"),
          isCiteCall(before: start - 1, in: cursor.bytes)
        {
          citations.append(citation)
        }
      default: cursor.offset += 1
      }
    }
    return citations
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || "_-.:".utf8.contains(byte)
  }

  private static func key(in cursor: inout Cursor) -> Citation? {
    var range = cursor.range(while: isName)
    while let last = range.last, ".:".utf8.contains(cursor.bytes[last]) {
      range = range.lowerBound..<last
    }
    cursor.offset = range.upperBound
    return range.isEmpty ? nil : Citation(key: cursor.text(range), bytes: range)
  }

  private static func isCiteCall(before offset: Int, in bytes: [UInt8]) -> Bool {
    let line = bytes[..<offset].suffix(64).split(whereSeparator: \.isLineEnd).last ?? []
    return String(decoding: line, as: UTF8.self).firstRange(of: "cite(") != nil
  }
}
