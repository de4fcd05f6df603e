internal import Text

/// The parts of a paragraph without citations: code, formulas, tags and addresses.
///
/// Each function takes the start of a possible part, and returns its end, or `nil` if there is no
/// such part. A part ends within its paragraph, before the next blank line.
///
/// - Source: pandoc's manual, "Verbatim", "Math" and "Raw HTML"; for tags CommonMark 0.31, section 6.6.
struct MarkdownSpans {
  private let text: [UInt8]
  /// The last run of backticks of each length in a paragraph.
  private var codeEnds = CodeEnds()
  /// No formula ends before this offset.
  private var noFormulaBefore = 0

  init(_ text: [UInt8]) { self.text = text }

  /// A run of backticks up to the next run of the same length.
  mutating func code(at start: Int) -> Int? {
    var cursor = Cursor(text, at: start)
    let mark = UInt8(ascii: "`")
    let length = cursor.range { $0 == mark }.count
    if start >= codeEnds.end { codeEnds = codeEndsOfParagraph(from: start) }
    // A text with many unmatched runs is searched once, not once for each run.
    guard let last = codeEnds.last[length], last > start else { return nil }
    while !cursor.isAtEnd {
      let rest = cursor.range { $0 != mark && !$0.isLineEnd }
      let run = cursor.range { $0 == mark }
      if run.count == length { return cursor.offset }
      if rest.isEmpty, run.isEmpty {
        if endsParagraph(at: cursor.offset) { return nil }
        cursor.offset += 1
      }
    }
    return nil
  }

  private struct CodeEnds {
    /// The start of the last run of each length in the paragraph.
    var last: [Int: Int] = [:]
    /// The end of the paragraph.
    var end = 0
  }

  private func codeEndsOfParagraph(from start: Int) -> CodeEnds {
    var cursor = Cursor(text, at: start)
    let mark = UInt8(ascii: "`")
    var result = CodeEnds()
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != mark && !$0.isLineEnd }
      let run = cursor.range { $0 == mark }
      if !run.isEmpty {
        result.last[run.count] = run.lowerBound
      } else if !cursor.isAtEnd {
        if endsParagraph(at: cursor.offset) { break }
        cursor.offset += 1
      }
    }
    result.end = max(cursor.offset, start + 1)
    return result
  }

  /// `$x$` or `$$x$$`; a dollar sign before a digit does not close a formula, to exclude prices.
  mutating func formula(at start: Int) -> Int? {
    let dollar = UInt8(ascii: "$")
    let isDisplay = byte(start + 1) == dollar
    let first = start + (isDisplay ? 2 : 1)
    guard let next = byte(first), isDisplay || !next.isASCIIWhitespace, start >= noFormulaBefore
    else { return nil }
    var offset = first
    while let here = byte(offset), !endsParagraph(at: offset) {
      if here == UInt8(ascii: "\\") {
        offset += 1
      } else if here == dollar, offset > first {
        if isDisplay {
          if byte(offset + 1) == dollar { return offset + 2 }
        } else if !text[offset - 1].isASCIIWhitespace,
          !(byte(offset + 1).map(\.isASCIIDigit) ?? false)
        {
          return offset + 1
        }
      }
      offset += 1
    }
    // If nothing closes this dollar sign, nothing closes a later one of the paragraph.
    if !isDisplay { noFormulaBefore = offset }
    return nil
  }

  /// `<tag …>`, `</tag>`, `<https://…>` or `<me@example.org>`.
  func tag(at start: Int) -> Int? {
    var cursor = Cursor(text, at: start + 1)
    let isClosing = cursor.skip(UInt8(ascii: "/"))
    guard cursor.peek.map(\.isASCIILetter) ?? false else { return nil }
    _ = cursor.range { $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    if isClosing {
      skipBlanks(&cursor)
      return cursor.skip(UInt8(ascii: ">")) ? cursor.offset : nil
    }
    if let next = cursor.peek, ":@.+_".utf8.contains(next) { return address(&cursor) }
    while skipBlanks(&cursor), let next = cursor.peek, isNameStart(next) {
      guard skipAttribute(&cursor) else { return nil }
    }
    _ = cursor.skip(UInt8(ascii: "/"))
    return cursor.skip(UInt8(ascii: ">")) ? cursor.offset : nil
  }

  /// Reads the rest of an address between angle brackets.
  private func address(_ cursor: inout Cursor) -> Int? {
    _ = cursor.range { $0 > 0x20 && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    return cursor.skip(UInt8(ascii: ">")) ? cursor.offset : nil
  }

  /// Reads `name`, `name=value`, `name="…"` or `name='…'`; returns whether there was one.
  private func skipAttribute(_ cursor: inout Cursor) -> Bool {
    _ = cursor.range {
      isNameStart($0) || $0.isASCIIDigit || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "-")
    }
    guard cursor.skip(UInt8(ascii: "=")) else { return true }
    guard let quote = cursor.peek else { return false }
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
      return !cursor.range { $0 > 0x20 && !"\"'=<>`".utf8.contains($0) }.isEmpty
    }
    cursor.offset += 1
    while let byte = cursor.peek, byte != quote, !endsParagraph(at: cursor.offset) {
      cursor.offset += 1
    }
    return cursor.skip(quote)
  }

  private func isNameStart(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":")
  }

  /// The address of a link in parentheses, after its text in brackets: `(url "title")`.
  func destination(at start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "(") else { return nil }
    var cursor = Cursor(text, at: start + 1)
    skipBlanks(&cursor)
    if cursor.peek == UInt8(ascii: "<") {
      cursor.offset += 1
      _ = cursor.range { $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "<") && !$0.isLineEnd }
      guard cursor.skip(UInt8(ascii: ">")) else { return nil }
    } else {
      var depth = 0
      while let byte = cursor.peek, byte > 0x20, byte != UInt8(ascii: ")") || depth > 0 {
        if byte == UInt8(ascii: "(") { depth += 1 }
        // Deeper nesting is not a link; to search for its end would be slow in malicious text.
        if depth > 32 { return nil }
        if byte == UInt8(ascii: ")") { depth -= 1 }
        cursor.offset += byte == UInt8(ascii: "\\") ? 2 : 1
      }
    }
    if skipBlanks(&cursor), let quote = cursor.peek, quote != UInt8(ascii: ")") {
      guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
      cursor.offset += 1
      while let byte = cursor.peek, byte != quote, !endsParagraph(at: cursor.offset) {
        cursor.offset += 1
      }
      guard cursor.skip(quote) else { return nil }
      skipBlanks(&cursor)
    }
    return cursor.skip(UInt8(ascii: ")")) ? cursor.offset : nil
  }

  /// Skips spaces, tabs and one line end; returns whether there were any.
  @discardableResult
  private func skipBlanks(_ cursor: inout Cursor) -> Bool {
    let start = cursor.offset
    while let byte = cursor.peek, byte.isASCIIWhitespace, !endsParagraph(at: cursor.offset) {
      cursor.offset += 1
    }
    return cursor.offset > start
  }

  private func byte(_ offset: Int) -> UInt8? { offset < text.count ? text[offset] : nil }

  /// Whether a line ends here and the next line is blank.
  private func endsParagraph(at offset: Int) -> Bool {
    guard text[offset] == UInt8(ascii: "\n") else { return false }
    let next = text[(offset + 1)...].first { !$0.isBlank && $0 != UInt8(ascii: "\r") }
    return next == nil || next == UInt8(ascii: "\n")
  }
}
