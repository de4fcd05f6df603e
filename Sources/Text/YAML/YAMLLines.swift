/// Spaces, line ends, comments and markers, and the messages about them.
extension YAMLReader {
  /// The number of bytes before the cursor in its line; indentation is ASCII.
  var column: Int { cursor.offset - lineStart }

  /// Whether the document ends here.
  var isAtEnd: Bool { cursor.isAtEnd || isAtMarker }

  /// Whether `---` or `...` stands here alone at the beginning of a line.
  var isAtMarker: Bool {
    guard column == 0, let byte = cursor.peek,
      byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    else { return false }
    return cursor.peek(ahead: 1) == byte && cursor.peek(ahead: 2) == byte && isBlankOrEnd(ahead: 3)
  }

  /// Whether a hyphen that begins an item stands here.
  var isAtItem: Bool { cursor.peek == UInt8(ascii: "-") && isBlankOrEnd(ahead: 1) && !isAtMarker }

  func isBlankOrEnd(ahead distance: Int) -> Bool {
    cursor.peek(ahead: distance).map(\.isASCIIWhitespace) ?? true
  }

  /// Whether a space, or nothing, stands before the cursor.
  var isAfterSpace: Bool {
    column == 0 || cursor.bytes[cursor.offset - 1].isASCIIWhitespace
  }

  /// Whether nothing but a comment follows in this line.
  var isAtLineEnd: Bool {
    guard let byte = cursor.peek else { return true }
    return byte.isLineEnd || byte == UInt8(ascii: "#") && isAfterSpace
  }

  mutating func skipBlanks() { _ = cursor.range(while: \.isBlank) }

  /// Consumes a line end: LF, CRLF or CR.
  mutating func newline() {
    if cursor.skip(UInt8(ascii: "\r")) {
      _ = cursor.skip(UInt8(ascii: "\n"))
    } else {
      _ = cursor.skip(UInt8(ascii: "\n"))
    }
    lineStart = cursor.offset
  }

  mutating func skipLine() {
    _ = cursor.range { !$0.isLineEnd }
    newline()
  }

  /// Consumes line ends and the spaces after them; returns the number of line ends.
  mutating func skipBreaks() -> Int {
    var count = 0
    while cursor.peek?.isLineEnd ?? false {
      newline()
      count += 1
      skipBlanks()
    }
    return count
  }

  /// Moves to the next byte that is neither space nor comment.
  mutating func nextContent() throws(Diagnostic) {
    while true {
      skipBlanks()
      guard isAtLineEnd, !cursor.isAtEnd else { break }
      _ = cursor.range { !$0.isLineEnd }
      newline()
    }
    let indentation = cursor.bytes[lineStart..<cursor.offset]
    guard !cursor.isAtEnd, indentation.allSatisfy(\.isBlank),
      let tab = indentation.firstIndex(of: UInt8(ascii: "\t"))
    else { return }
    throw problem("a tab stands in the indentation", hint: "indent with spaces", at: tab)
  }

  /// Refuses anything but a comment after a value, unless a new line has begun.
  func expectLineEnd(after what: String) throws(Diagnostic) {
    var ahead = cursor
    _ = ahead.range(while: \.isBlank)
    guard let byte = ahead.peek, !byte.isLineEnd,
      !(byte == UInt8(ascii: "#") && ahead.offset > cursor.offset), !isAtLineEnd,
      !cursor.bytes[lineStart..<cursor.offset].allSatisfy(\.isBlank)
    else { return }
    throw problem(
      "something follows \(what) in its line", hint: "put the whole value into quotes",
      at: ahead.offset)
  }

  func unreadableKey(at offset: Int) -> Diagnostic {
    problem(
      "a key is text on one line, without an anchor, an alias or a tag",
      hint: "put a key with such signs into quotes", at: offset)
  }

  func colonInValue() -> Diagnostic {
    problem(
      "a colon and a space stand within a value",
      hint: "put the value into quotes, or indent a key as the others", at: cursor.offset)
  }

  func problem(_ message: String, hint: String, at offset: Int) -> Diagnostic {
    problem(message, hint: hint, at: offset..<min(offset + 1, max(offset, cursor.bytes.count)))
  }

  func problem(_ message: String, hint: String, at range: Range<Int>) -> Diagnostic {
    Diagnostic(message, hint: hint, at: SourceRange(file: file, bytes: range))
  }
}
