internal import Text

/// What matters to citations in a Markdown text: keys, brackets and semicolons.
///
/// Code, fenced, indented or in backticks, comments, addresses and whatever a backslash precedes are passed
/// over. Source: pandoc's manual, section "Citation syntax".
struct MarkdownTokens {
  enum Token: Equatable {
    /// A key, and all that spells it from the `@` to a closing brace.
    case key(CitedKey, bytes: Range<Int>)
    case open(Int)
    case close(Int)
    case semicolon(Int)
  }

  private(set) var tokens: [Token] = []
  private var cursor: Cursor
  private var previous: UInt8?
  /// The indented code that lies ahead, the last first.
  private var code: [Range<Int>]

  static func scan(_ text: [UInt8]) -> [Token] {
    var scanner = MarkdownTokens(text)
    while let byte = scanner.cursor.peek {
      if !scanner.skipIndentedCode() { scanner.take(byte) }
    }
    return scanner.tokens
  }

  private init(_ text: [UInt8]) {
    cursor = Cursor(text)
    code = MarkdownParts.indentedCode(in: text).reversed()
  }

  private mutating func skipIndentedCode() -> Bool {
    while let next = code.last, next.lowerBound <= cursor.offset {
      code.removeLast()
      guard next.lowerBound == cursor.offset else { continue }
      cursor.offset = next.upperBound
      previous = nil
      return true
    }
    return false
  }

  private mutating func take(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "`"):
      skipCode(byte)
      previous = byte
      return
    case UInt8(ascii: "~") where isFence:
      skipCode(byte)
      return
    case UInt8(ascii: "<") where cursor.bytes[cursor.offset...].starts(with: "<!--".utf8):
      let rest = cursor.bytes[cursor.offset...]
      cursor.offset = rest.firstRange(of: Array("-->".utf8))?.upperBound ?? cursor.bytes.count
      return
    case UInt8(ascii: "\\"): cursor.offset += 1
    case UInt8(ascii: "["): tokens.append(.open(cursor.offset))
    case UInt8(ascii: "]"): tokens.append(.close(cursor.offset))
    case UInt8(ascii: ";"): tokens.append(.semicolon(cursor.offset))
    // After a letter or a digit it is part of an e-mail address, after a slash of a page's.
    case UInt8(ascii: "@") where !Self.isWord(previous) && previous != UInt8(ascii: "/"):
      let start = cursor.offset
      cursor.offset += 1
      if let key = key() { tokens.append(.key(key, bytes: start..<cursor.offset)) }
      previous = cursor.bytes[cursor.offset - 1]
      return
    default: break
    }
    previous = byte
    cursor.offset += 1
  }

  private static func isWord(_ byte: UInt8?) -> Bool {
    guard let byte else { return false }
    return byte.isASCIILetter || byte.isASCIIDigit || byte >= 0x80
  }

  /// Whether three tildes begin a line here.
  private var isFence: Bool {
    let isLineStart = cursor.offset == 0 || cursor.bytes[cursor.offset - 1].isLineEnd
    return isLineStart && cursor.bytes[cursor.offset...].starts(with: "~~~".utf8)
  }

  /// Passes over a run of backticks or tildes and all up to a run as long.
  private mutating func skipCode(_ mark: UInt8) {
    let length = cursor.range { $0 == mark }.count
    let start = cursor.offset
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != mark }
      if cursor.range(while: { $0 == mark }).count == length { return }
    }
    cursor.offset = start
  }

  /// The key behind an `@`.
  private mutating func key() -> CitedKey? {
    if cursor.skip(UInt8(ascii: "{")) {
      let range = cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd }
      _ = cursor.skip(UInt8(ascii: "}"))
      return range.isEmpty ? nil : CitedKey(key: cursor.text(range), bytes: range)
    }
    // `@*` in the metadata's `nocite` means every record.
    if cursor.skip(UInt8(ascii: "*")) {
      return CitedKey(key: "*", bytes: cursor.offset - 1..<cursor.offset)
    }
    guard let first = cursor.peek, Self.isWord(first) || first == UInt8(ascii: "_") else {
      return nil
    }
    var range = cursor.range { Self.isWord($0) || "_:.#$%&-+?<>~/".utf8.contains($0) }
    // Punctuation belongs to a key only where a letter or digit follows it.
    while let last = range.last, !Self.isWord(cursor.bytes[last]),
      cursor.bytes[last] != UInt8(ascii: "_")
    {
      range = range.lowerBound..<last
    }
    cursor.offset = range.upperBound
    return range.isEmpty ? nil : CitedKey(key: cursor.text(range), bytes: range)
  }
}
