internal import Text

/// The tokens of a Markdown text that matter for citations: keys, brackets and semicolons.
///
/// Code, formulas, comments, tags, addresses and escaped characters are skipped.
///
/// - Source: pandoc's manual, section "Citation syntax".
struct MarkdownTokens {
  enum Token: Equatable {
    /// A key, and its range from the `@` to the closing brace, if any.
    case key(CitedKey, bytes: Range<Int>)
    case open(Int)
    case close(Int)
    case semicolon(Int)
    /// The address of a link after its text in brackets.
    case destination
  }

  private(set) var tokens: [Token] = []
  private var cursor: Cursor
  private var previous: UInt8?
  private var spans: MarkdownSpans
  /// The indented code still ahead, the last first.
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
    spans = MarkdownSpans(text)
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
    case UInt8(ascii: "`"), UInt8(ascii: "~"):
      if skipFenced(byte) { return }
      // A run that does not begin code is skipped as a whole.
      if byte == UInt8(ascii: "`") {
        let end = spans.code(at: cursor.offset)
        _ = cursor.range { $0 == byte }
        if let end { cursor.offset = end }
        previous = byte
        return
      }
    case UInt8(ascii: "$"):
      if let end = spans.formula(at: cursor.offset) { return skip(to: end) }
    case UInt8(ascii: "<") where cursor.bytes[cursor.offset...].starts(with: "<!--".utf8):
      let rest = cursor.bytes[cursor.offset...]
      cursor.offset = rest.firstRange(of: Array("-->".utf8))?.upperBound ?? cursor.bytes.count
      return
    case UInt8(ascii: "<"):
      if let end = spans.tag(at: cursor.offset) { return skip(to: end) }
    case UInt8(ascii: "\\"): cursor.offset += 1
    case UInt8(ascii: "["): tokens.append(.open(cursor.offset))
    case UInt8(ascii: "]"):
      tokens.append(.close(cursor.offset))
      if let end = spans.destination(at: cursor.offset + 1) {
        tokens.append(.destination)
        return skip(to: end)
      }
    case UInt8(ascii: ";"): tokens.append(.semicolon(cursor.offset))
    // After a letter or a digit it belongs to an e-mail address, after a slash to a URL.
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

  private mutating func skip(to end: Int) {
    cursor.offset = end
    previous = cursor.bytes[end - 1]
  }

  /// Skips fenced code that begins here: three or more marks at the start of a line, up to a line
  /// that begins with as many.
  private mutating func skipFenced(_ mark: UInt8) -> Bool {
    guard isAtLineStart else { return false }
    let start = cursor.offset
    let length = cursor.bytes[start...].prefix { $0 == mark }.count
    guard length >= 3 else { return false }
    while !cursor.isAtEnd {
      _ = cursor.range { !$0.isLineEnd }
      _ = cursor.range(while: \.isASCIIWhitespace)
      if cursor.range(while: { $0 == mark }).count >= length { return true }
    }
    cursor.offset = start
    return false
  }

  /// Whether only spaces, tabs and signs of quotations precede this in its line.
  private var isAtLineStart: Bool {
    let before = cursor.bytes[..<cursor.offset].last { !$0.isBlank && $0 != UInt8(ascii: ">") }
    return before?.isLineEnd ?? true
  }

  /// The key after an `@`.
  private mutating func key() -> CitedKey? {
    if cursor.skip(UInt8(ascii: "{")) {
      let range = cursor.range { $0 != UInt8(ascii: "}") && !$0.isLineEnd }
      _ = cursor.skip(UInt8(ascii: "}"))
      return range.isEmpty ? nil : CitedKey(key: cursor.text(range), bytes: range)
    }
    // `@*` in the metadata's `nocite` means all records.
    if cursor.skip(UInt8(ascii: "*")) {
      return CitedKey(key: "*", bytes: cursor.offset - 1..<cursor.offset)
    }
    guard let first = cursor.peek, Self.isWord(first) || first == UInt8(ascii: "_") else {
      return nil
    }
    let start = cursor.offset
    // Punctuation belongs to a key only before a letter or digit.
    repeat {
      _ = cursor.range { Self.isWord($0) || $0 == UInt8(ascii: "_") }
    } while skipPunctuation()
    let range = start..<cursor.offset
    return CitedKey(key: cursor.text(range), bytes: range)
  }

  private mutating func skipPunctuation() -> Bool {
    guard let mark = cursor.peek, ":.#$%&-+?<>~/".utf8.contains(mark),
      let next = cursor.peek(ahead: 1), Self.isWord(next) || next == UInt8(ascii: "_")
    else { return false }
    cursor.offset += 1
    return true
  }
}
