/// Scalars: plain, in quotes, and in blocks.
extension YAMLReader {
  struct PlainLine {
    /// Without spaces at either end.
    var range: Range<Int>
    /// Whether the cursor is at a colon that ends a key.
    var endsWithColon: Bool
  }

  /// Reads plain text to the end of its line, to a comment or to a colon.
  mutating func plainLine(inFlow: Bool) -> PlainLine {
    let start = cursor.offset
    var end = start
    while let byte = cursor.peek, !byte.isLineEnd {
      switch byte {
      case UInt8(ascii: ":"):
        let isEnd =
          isBlankOrEnd(ahead: 1) || inFlow && cursor.peek(ahead: 1).map(Self.isFlowSign) ?? false
        if isEnd { return PlainLine(range: start..<end, endsWithColon: true) }
      case UInt8(ascii: "#") where isAfterSpace:
        return PlainLine(range: start..<end, endsWithColon: false)
      case _ where inFlow && Self.isFlowSign(byte):
        return PlainLine(range: start..<end, endsWithColon: false)
      default: break
      }
      cursor.offset += 1
      if !byte.isBlank { end = cursor.offset }
    }
    return PlainLine(range: start..<end, endsWithColon: false)
  }

  /// Reads the further lines of plain text, which are indented more than its key.
  mutating func plainScalar(
    from first: Range<Int>, parent: Int
  ) throws(Diagnostic) -> YAMLNode {
    var text: [UInt8]?
    var end = first.upperBound
    while cursor.peek?.isLineEnd ?? false {
      let (offset, line) = (cursor.offset, lineStart)
      let breaks = skipBreaks()
      guard !isAtEnd, column > parent, cursor.peek != UInt8(ascii: "#") else {
        (cursor.offset, lineStart) = (offset, line)
        break
      }
      let next = plainLine(inFlow: false)
      if next.endsWithColon { throw colonInValue() }
      var whole = text ?? Array(cursor.bytes[first])
      text = nil
      Self.fold(breaks, into: &whole)
      whole += cursor.bytes[next.range]
      end = next.range.upperBound
      text = whole
    }
    let value = text.map { String(decoding: $0, as: UTF8.self) } ?? cursor.text(first)
    return YAMLNode(.plain(value), range: first.lowerBound..<end)
  }

  /// Refuses signs that begin no plain text.
  func checkPlainStart() throws(Diagnostic) {
    guard let byte = cursor.peek else { return }
    let isColon = byte == UInt8(ascii: ":") && isBlankOrEnd(ahead: 1)
    guard isColon || ",[]{}&*!|>'\"%@`".utf8.contains(byte) else { return }
    throw problem(
      "text does not begin with \"\(Unicode.Scalar(byte))\"", hint: "put it into quotes",
      at: cursor.offset)
  }

  /// Reads text in quotes; lines are folded.
  mutating func quoted(parent: Int) throws(Diagnostic) -> String {
    let (start, line) = (cursor.offset, lineStart)
    guard let quote = cursor.next() else { return "" }
    var text: [UInt8] = []
    // Spaces before this length are escaped, and stay at the end of a line.
    var fixed = 0
    while let byte = cursor.peek {
      switch byte {
      case quote:
        cursor.offset += 1
        let isEscaped = quote == UInt8(ascii: "'") && cursor.skip(quote)
        if !isEscaped { return String(decoding: text, as: UTF8.self) }
        text.append(quote)
      case UInt8(ascii: "\\") where quote == UInt8(ascii: "\""):
        try escape(into: &text)
        fixed = text.count
      case _ where byte.isLineEnd:
        while text.count > fixed, let last = text.last, last.isBlank { text.removeLast() }
        let breaks = skipBreaks()
        guard !isAtEnd, column > 0 || parent < 0 else {
          (cursor.offset, lineStart) = (start, line)
          throw problem("text in quotes does not end", hint: "add the closing quote", at: start)
        }
        Self.fold(breaks, into: &text)
        fixed = text.count
      default:
        cursor.offset += 1
        text.append(byte)
      }
    }
    (cursor.offset, lineStart) = (start, line)
    throw problem("text in quotes does not end", hint: "add the closing quote", at: start)
  }

  /// Reads a backslash in double quotes and what follows it.
  private mutating func escape(into text: inout [UInt8]) throws(Diagnostic) {
    let start = cursor.offset
    cursor.offset += 1
    guard let byte = cursor.peek else { return }
    if byte.isLineEnd {
      // An escaped line end joins the lines.
      let breaks = skipBreaks()
      text += Array(repeating: 0x0A, count: max(0, breaks - 1))
      return
    }
    cursor.offset += 1
    let scalar: Unicode.Scalar
    switch byte {
    case UInt8(ascii: "x"): scalar = try hexadecimal(2, from: start)
    case UInt8(ascii: "u"): scalar = try hexadecimal(4, from: start)
    case UInt8(ascii: "U"): scalar = try hexadecimal(8, from: start)
    default:
      guard let known = Self.escapes[byte] else {
        throw problem(
          "no escape begins with \"\\\(cursor.text(start + 1..<start + 2).escapingControls)\"",
          hint: "write \\\\ for a backslash, or use single quotes", at: start)
      }
      scalar = known
    }
    if scalar.value == 0 {
      throw problem("a NUL character is escaped here", hint: "remove it", at: start)
    }
    text += String(scalar).utf8
  }

  private static let escapes: [UInt8: Unicode.Scalar] = [
    UInt8(ascii: "0"): "\0", UInt8(ascii: "a"): "\u{7}", UInt8(ascii: "b"): "\u{8}",
    UInt8(ascii: "t"): "\t", 0x09: "\t", UInt8(ascii: "n"): "\n", UInt8(ascii: "v"): "\u{B}",
    UInt8(ascii: "f"): "\u{C}", UInt8(ascii: "r"): "\r", UInt8(ascii: "e"): "\u{1B}",
    UInt8(ascii: " "): " ", UInt8(ascii: "\""): "\"", UInt8(ascii: "/"): "/",
    UInt8(ascii: "\\"): "\\", UInt8(ascii: "N"): "\u{85}", UInt8(ascii: "_"): "\u{A0}",
    UInt8(ascii: "L"): "\u{2028}", UInt8(ascii: "P"): "\u{2029}",
  ]

  /// Reads the digits of an escape; two halves of a pair, as JSON has them, are one character.
  private mutating func hexadecimal(
    _ count: Int, from start: Int
  ) throws(Diagnostic) -> Unicode.Scalar {
    let value = try digits(count, from: start)
    if (0xD800..<0xDC00).contains(value), cursor.peek == UInt8(ascii: "\\"),
      cursor.peek(ahead: 1) == UInt8(ascii: "u")
    {
      cursor.offset += 2
      let low = try digits(4, from: start)
      guard (0xDC00..<0xE000).contains(low) else { return "\u{FFFD}" }
      return Unicode.Scalar(0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
    }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private mutating func digits(_ count: Int, from start: Int) throws(Diagnostic) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let digit = cursor.peek?.hexadecimalValue else {
        throw problem(
          "\(count) hexadecimal digits are expected after the backslash",
          hint: "write \\\\ for a backslash", at: start)
      }
      value = value << 4 | UInt32(digit)
      cursor.offset += 1
    }
    return value
  }

  /// Adds a line end that is a space, or blank lines that are line ends.
  static func fold(_ breaks: Int, into text: inout [UInt8]) {
    if breaks == 1 {
      text.append(0x20)
    } else {
      text += Array(repeating: 0x0A, count: max(0, breaks - 1))
    }
  }
}
