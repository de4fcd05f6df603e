internal import Text

/// Finds the keys that biblatex wrote to its control file: `<bcf:citekey order="1">key</bcf:citekey>`.
///
/// Source: biber's manual, "Control file format".
enum ControlFileCitations {
  static func scan(_ text: [UInt8]) -> [CitedKey] {
    var citations: [CitedKey] = []
    var cursor = Cursor(text)
    let tag = Array("<bcf:citekey".utf8)
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != UInt8(ascii: "<") }
      guard cursor.bytes[cursor.offset...].starts(with: tag) else {
        cursor.offset += 1
        continue
      }
      _ = cursor.range { $0 != UInt8(ascii: ">") }
      cursor.offset += 1
      let range = cursor.range { $0 != UInt8(ascii: "<") }
      let key = unescaped(cursor.text(range))
      if !key.isEmpty { citations.append(CitedKey(key: key, bytes: range)) }
    }
    return citations
  }

  /// The text with XML's five predefined entities resolved; keys contain no others.
  private static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = text
    for (entity, character) in [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"),
    ] {
      result.replace(entity, with: character)
    }
    return result
  }
}
