import Text

/// Values in HTML.
enum HTMLEscaping {
  /// Escapes `&`, `<` and `>`; in a tag quotes too, and outside of its quotes what would end a value.
  static func escape(_ text: String, at place: TemplatePlace) -> [UInt8] {
    var result: [UInt8] = []
    for byte in PlainText.lines(text) {
      if let entity = entity(byte, at: place) {
        result.append(contentsOf: entity.utf8)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// Escapes `&`, `<`, `>` and `"`, as the tests of the Mustache specification have it.
  static func escapeWithQuotes(_ text: String) -> [UInt8] {
    escape(text, at: .text).flatMap { byte in
      byte == UInt8(ascii: "\"") ? Array("&quot;".utf8) : [byte]
    }
  }

  private static func entity(_ byte: UInt8, at place: TemplatePlace) -> String? {
    switch byte {
    case UInt8(ascii: "&"): "&amp;"
    case UInt8(ascii: "<"): "&lt;"
    case UInt8(ascii: ">"): "&gt;"
    case UInt8(ascii: "\"") where place.isInTag: "&quot;"
    case UInt8(ascii: "'") where place.isInTag: "&#39;"
    case UInt8(ascii: "`"), UInt8(ascii: "="): place == .tag ? "&#\(byte);" : nil
    default: byte.isASCIIWhitespace && place == .tag ? "&#\(byte);" : nil
    }
  }
}
