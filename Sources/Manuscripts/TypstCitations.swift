internal import Text

/// Finds the keys in Typst's citations: `@key` and `#cite(<key>)`.
///
/// Comments, raw text and addresses are skipped. A reference to a label looks like a citation; only
/// the caller knows which names are keys.
///
/// - Source: Typst's reference, "Cite" and "Label".
enum TypstCitations {
  static func scan(_ text: [UInt8]) -> [CitedKey] {
    var citations: [CitedKey] = []
    var cursor = Cursor(text)
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "\\"):
        cursor.offset += 2
      case UInt8(ascii: "/") where cursor.peek(ahead: 1) == UInt8(ascii: "/"):
        let isAddress = cursor.offset > 0 && cursor.bytes[cursor.offset - 1] == UInt8(ascii: ":")
        if isAddress { cursor.offset += 2 } else { _ = cursor.range { !$0.isLineEnd } }
      case UInt8(ascii: "/") where cursor.peek(ahead: 1) == UInt8(ascii: "*"):
        skipBlockComment(in: &cursor)
      case UInt8(ascii: "`"):
        skipRaw(in: &cursor)
      case UInt8(ascii: "@"):
        let previous = cursor.offset > 0 ? cursor.bytes[cursor.offset - 1] : UInt8(ascii: " ")
        let isAddress = isName(previous) || previous == UInt8(ascii: "/")
        cursor.offset += 1
        if !isAddress, let citation = key(in: &cursor) { citations.append(citation) }
      case UInt8(ascii: "<"):
        cursor.offset += 1
        let start = cursor.offset
        if let citation = key(in: &cursor), cursor.peek == UInt8(ascii: ">"),
          isCiteCall(before: start - 1, in: cursor.bytes)
        {
          citations.append(citation)
        }
      case UInt8(ascii: "\"")
      where cursor.bytes[..<cursor.offset].suffix(6).elementsEqual("label(".utf8):
        let start = cursor.offset
        cursor.offset += 1
        let range = cursor.range { $0 != UInt8(ascii: "\"") && !$0.isLineEnd }
        if !range.isEmpty, isCiteCall(before: start, in: cursor.bytes) {
          citations.append(CitedKey(key: cursor.text(range), bytes: range))
        }
      default: cursor.offset += 1
      }
    }
    return citations
  }

  /// Skips `/* … */`, including nested comments.
  private static func skipBlockComment(in cursor: inout Cursor) {
    var depth = 0
    repeat {
      let pair = (cursor.peek, cursor.peek(ahead: 1))
      if pair == (UInt8(ascii: "/"), UInt8(ascii: "*")) {
        depth += 1
        cursor.offset += 2
      } else if pair == (UInt8(ascii: "*"), UInt8(ascii: "/")) {
        depth -= 1
        cursor.offset += 2
      } else {
        cursor.offset += 1
      }
    } while depth > 0 && !cursor.isAtEnd
  }

  /// Skips raw text: up to the next backtick, or after three or more up to as many.
  private static func skipRaw(in cursor: inout Cursor) {
    let backtick = UInt8(ascii: "`")
    let length = cursor.range { $0 == backtick }.count
    if length == 2 { return }
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != backtick }
      if length == 1 {
        cursor.offset += 1
        return
      }
      if cursor.range(while: { $0 == backtick }).count >= length { return }
    }
  }

  private static func isName(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80 || "_-.:".utf8.contains(byte)
  }

  private static func key(in cursor: inout Cursor) -> CitedKey? {
    var range = cursor.range(while: isName)
    while let last = range.last, ".:".utf8.contains(cursor.bytes[last]) {
      range = range.lowerBound..<last
    }
    cursor.offset = range.upperBound
    return range.isEmpty ? nil : CitedKey(key: cursor.text(range), bytes: range)
  }

  private static func isCiteCall(before offset: Int, in bytes: [UInt8]) -> Bool {
    let line = bytes[..<offset].suffix(64).split(whereSeparator: \.isLineEnd).last ?? []
    return String(decoding: line, as: UTF8.self).firstRange(of: "cite(") != nil
  }
}
