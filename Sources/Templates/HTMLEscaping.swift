internal import RichText
import Text

/// Values in HTML.
enum HTMLEscaping {
  /// Escapes `&`, `<` and `>`; in a tag quotes too, and outside of its quotes what would end a value.
  static func escape(_ text: String, at place: TemplatePlace) -> [UInt8] {
    var result: [UInt8] = []
    let bytes = PlainText.lines(text)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\\"), !place.isInTag, TeXDelimiter.mayBegin(bytes[index...]) {
        // A page that loads MathJax reads TeX in text too.
        result.append("<span>\\</span>")
      } else if let entity = entity(byte, at: place) {
        result.append(contentsOf: entity.utf8)
      } else {
        result.append(byte)
      }
    }
    return result
  }

  /// A formula that a page may typeset.
  static func math(_ source: String) -> String {
    source.split(separator: "\\", omittingEmptySubsequences: false)
      .map { String(decoding: escape(String($0), at: .text), as: UTF8.self) }
      .joined(separator: "\\")
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
