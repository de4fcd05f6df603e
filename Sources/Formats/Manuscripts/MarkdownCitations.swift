internal import Text

/// Finds the keys in pandoc's citations: `@key`, `[-@key, p. 3]`, `@{key}`.
///
/// Code, fenced or in backticks, is passed over. Source: pandoc's manual, section "Citation syntax".
enum MarkdownCitations {
  static func scan(_ text: [UInt8]) -> [Citation] {
    var citations: [Citation] = []
    var cursor = Cursor(text)
    var previous: UInt8?
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "`"):
        skipCode(in: &cursor)
        previous = byte
        continue
      case UInt8(ascii: "\\"):
        cursor.offset += 1
      case UInt8(ascii: "@") where !isWord(previous):
        cursor.offset += 1
        if let citation = key(in: &cursor) { citations.append(citation) }
        previous = cursor.offset > 0 ? cursor.bytes[cursor.offset - 1] : nil
        continue
      default: break
      }
      previous = byte
      cursor.offset += 1
    }
    return citations
  }

  /// A key follows no letter or digit, which would make it an e-mail address.
  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  /// Passes over a run of backticks and all up to a run as long.
  private static func skipCode(in cursor: inout Cursor) {
    let length = cursor.range { $0 == UInt8(ascii: "`") }.count
    let start = cursor.offset
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != UInt8(ascii: "`") }
      if cursor.range(while: { $0 == UInt8(ascii: "`") }).count == length { return }
    }
    cursor.offset = start
  }

  private static func key(in cursor: inout Cursor) -> Citation? {
    if cursor.skip(UInt8(ascii: "{")) {
      let range = cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd }
      return range.isEmpty ? nil : Citation(key: cursor.text(range), bytes: range)
    }
    guard let first = cursor.peek, isWord(first) || first == UInt8(ascii: "_") else { return nil }
    var range = cursor.range { isWord($0) || "_:.#$%&-+?<>~/".utf8.contains($0) }
    // Punctuation belongs to a key only where a letter or digit follows it.
    while let last = range.last, !isWord(cursor.bytes[last]),
      cursor.bytes[last] != UInt8(ascii: "_")
    {
      range = range.lowerBound..<last
    }
    cursor.offset = range.upperBound
    return range.isEmpty ? nil : Citation(key: cursor.text(range), bytes: range)
  }
}
