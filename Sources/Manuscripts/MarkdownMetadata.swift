internal import Text

/// The metadata at the start of a Markdown text, between `---` lines.
///
/// It reads the part of YAML that is used there: plain and quoted texts, and lists of them in
/// brackets or on lines of their own.
public struct MarkdownMetadata: Sendable {
  /// The range of the metadata; empty if there is none.
  public let bytes: Range<Int>
  private let text: [UInt8]

  /// Reads the metadata of a text.
  public init(_ text: [UInt8]) {
    self.text = text
    var lines = MarkdownLines(text)
    guard let first = lines.next(), lines.trimmed(first) == "---" else {
      bytes = 0..<0
      return
    }
    while let line = lines.next() {
      if ["---", "..."].contains(lines.trimmed(line)) {
        bytes = 0..<line.upperBound
        return
      }
    }
    bytes = 0..<0
  }

  /// The range of a field with all its lines; empty if it is missing.
  public func range(of name: String) -> Range<Int> {
    var lines = MarkdownLines(Array(text[bytes]))
    var start: Int?
    while let line = lines.next() {
      let first = text[line].first ?? 0x20
      // The items of a list may have the same indentation as its name.
      let belongs = first.isASCIIWhitespace || (first == Self.dash && lines.trimmed(line) != "---")
      if let start, !belongs { return start..<line.lowerBound }
      if text[line].starts(with: "\(name):".utf8) { start = line.lowerBound }
    }
    return start.map { $0..<bytes.upperBound } ?? 0..<0
  }

  private static let dash = UInt8(ascii: "-")

  /// The texts of a field; empty if the field is missing or empty.
  public func values(of name: String) -> [String] {
    let field = range(of: name)
    guard !field.isEmpty else { return [] }
    var cursor = Cursor(Array(text[field]), at: name.utf8.count + 1)
    var values: [String] = []
    _ = cursor.range(while: \.isBlank)
    if cursor.skip(UInt8(ascii: "[")) {
      repeat {
        _ = cursor.range(while: \.isASCIIWhitespace)
        values.append(Self.scalar(&cursor, endingAt: ",]"))
      } while cursor.skip(UInt8(ascii: ","))
    } else {
      values.append(Self.scalar(&cursor, endingAt: ""))
      while !cursor.isAtEnd {
        _ = cursor.range(while: \.isASCIIWhitespace)
        guard cursor.skip(Self.dash), cursor.peek?.isBlank ?? false else { break }
        _ = cursor.range(while: \.isBlank)
        values.append(Self.scalar(&cursor, endingAt: ""))
      }
    }
    return values.filter { !$0.isEmpty }
  }

  /// The text of a field, or the first text of a list.
  public func value(of name: String) -> String? { values(of: name).first }

  /// A quoted text, or a plain one up to the end of the line, a comment, or one of some signs.
  private static func scalar(_ cursor: inout Cursor, endingAt signs: StaticString) -> String {
    let signs = Array("\(signs)".utf8)
    var value: [UInt8] = []
    if let quote = cursor.peek, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      cursor.offset += 1
      while let byte = cursor.next() {
        if byte == quote {
          // Within single quotes, a quote is doubled.
          guard quote == UInt8(ascii: "'"), cursor.skip(quote) else { break }
        } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
          value.append(cursor.next() ?? byte)
          continue
        }
        value.append(byte)
      }
      _ = cursor.range { !$0.isLineEnd && !signs.contains($0) }
      return String(decoding: value, as: UTF8.self).trimmed
    }
    var isAfterSpace = true
    let plain = cursor.range { byte in
      let isComment = byte == UInt8(ascii: "#") && isAfterSpace
      isAfterSpace = byte.isBlank
      return !byte.isLineEnd && !signs.contains(byte) && !isComment
    }
    if cursor.peek == UInt8(ascii: "#") { _ = cursor.range { !$0.isLineEnd } }
    return cursor.text(plain).trimmed
  }
}
