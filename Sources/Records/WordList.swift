internal import Text

/// Lists of words separated by commas or semicolons, as in `keywords`.
public enum WordList {
  /// The words of a text, separated by semicolons outside braces if there are any, and else by
  /// commas.
  ///
  /// Programs that write semicolons leave commas in the words: `Learning, machine; Networks`.
  public static func words(of text: String) -> [String] {
    guard text.containsByte(UInt8(ascii: ";")) else { return split(text, at: ",") }
    let words = split(text, at: ";")
    return words.count > 1 ? words : split(text, at: ",")
  }

  /// The parts of a text between separators outside braces, without white space around them; empty
  /// parts are left out.
  public static func split(_ text: String, at separator: Unicode.Scalar) -> [String] {
    let separator = UInt8(ascii: separator)
    let bytes = Array(text.utf8)
    var parts: [String] = []
    var depth = 0
    var start = 0
    func take(upTo end: Int) {
      let part = String(decoding: bytes[start..<end], as: UTF8.self).trimmed
      if !part.isEmpty { parts.append(part) }
      start = end + 1
    }
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if byte == separator, depth <= 0 { take(upTo: index) }
    }
    take(upTo: bytes.count)
    return parts
  }
}
