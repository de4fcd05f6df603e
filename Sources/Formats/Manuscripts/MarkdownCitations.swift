internal import Text

/// Finds the keys in pandoc's citations: `@key`, `[-@key, p. 3]`, `@{key}`.
///
/// Code, fenced or in backticks, comments and addresses are passed over. Source: pandoc's manual,
/// section "Citation syntax".
enum MarkdownCitations {
  static func scan(_ text: [UInt8]) -> [Citation] {
    var citations: [Citation] = []
    var cursor = Cursor(text)
    var previous: UInt8?
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "`"):
        skipCode(byte, in: &cursor)
        previous = byte
        continue
      case UInt8(ascii: "~") where isFence(at: cursor):
        skipCode(byte, in: &cursor)
        continue
      case UInt8(ascii: "<") where cursor.bytes[cursor.offset...].starts(with: "<!--".utf8):
        let rest = cursor.bytes[cursor.offset...]
        cursor.offset = rest.firstRange(of: Array("-->".utf8))?.upperBound ?? cursor.bytes.count
        continue
      case UInt8(ascii: "\\"):
        cursor.offset += 1
      // After a letter or a digit it is part of an e-mail address, after a slash of a page's.
      case UInt8(ascii: "@") where !isWord(previous) && previous != UInt8(ascii: "/"):
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

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  /// Whether three tildes begin a line here.
  private static func isFence(at cursor: Cursor) -> Bool {
    let isLineStart = cursor.offset == 0 || cursor.bytes[cursor.offset - 1].isLineEnd
    return isLineStart && cursor.bytes[cursor.offset...].starts(with: "~~~".utf8)
  }

  /// Passes over a run of backticks or tildes and all up to a run as long.
  private static func skipCode(_ mark: UInt8, in cursor: inout Cursor) {
    let length = cursor.range { $0 == mark }.count
    let start = cursor.offset
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != mark }
      if cursor.range(while: { $0 == mark }).count == length { return }
    }
    cursor.offset = start
  }

  private static func key(in cursor: inout Cursor) -> Citation? {
    if cursor.skip(UInt8(ascii: "{")) {
      let range = cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd }
      return range.isEmpty ? nil : Citation(key: cursor.text(range), bytes: range)
    }
    // `@*` in the metadata's `nocite` means every record.
    if cursor.skip(UInt8(ascii: "*")) {
      return Citation(key: "*", bytes: cursor.offset - 1..<cursor.offset)
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
