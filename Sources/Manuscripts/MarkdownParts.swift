internal import Text

/// Parts of a Markdown text that consist of whole lines: the place of the bibliography, and code.
public enum MarkdownParts {
  /// The contents of a division with the identifier `refs`; `nil` if there is none, or it has no
  /// end.
  ///
  ///     ::: {#refs}
  ///     :::
  public static func bibliographyPlace(in text: [UInt8]) -> Range<Int>? {
    var lines = MarkdownLines(text)
    while let line = lines.next() {
      let words = lines.trimmed(line)
      let isFence = words.hasPrefix(":::") && words.contains("#refs")
      let isTag = words.hasPrefix("<div") && words.contains("id=\"refs\"")
      guard isFence || isTag else { continue }
      if isTag, words.hasSuffix("</div>") {
        let end = line.upperBound - lines.ending(line) - "</div>".utf8.count
        return end..<end
      }
      while let end = lines.next() {
        let words = lines.trimmed(end)
        let isEnd =
          isFence ? words.allSatisfy { $0 == ":" } && words.utf8.count > 2 : words == "</div>"
        if isEnd { return line.upperBound..<end.lowerBound }
      }
    }
    return nil
  }

  /// Code blocks that are indented by four spaces.
  ///
  /// They follow a blank line outside lists and notes, whose paragraphs are indented too.
  static func indentedCode(in text: [UInt8]) -> [Range<Int>] {
    var result: [Range<Int>] = []
    var lines = MarkdownLines(text)
    var isAfterBlankLine = true
    var isAfterCode = false
    var isInItem = false
    while let line = lines.next() {
      let start = text[line].prefix(while: \.isBlank)
      let indent = start.reduce(0) { $1 == UInt8(ascii: "\t") ? $0 / 4 * 4 + 4 : $0 + 1 }
      let rest = text[line].dropFirst(start.count)
      if rest.allSatisfy(\.isASCIIWhitespace) {
        isAfterBlankLine = true
        continue
      }
      isAfterCode = indent >= 4 && !isInItem && (isAfterBlankLine || isAfterCode)
      if isAfterCode {
        result.append(line)
      } else if indent < 4 {
        if beginsItem(rest) {
          isInItem = true
        } else if isAfterBlankLine, indent == 0 {
          isInItem = false
        }
      }
      isAfterBlankLine = false
    }
    return result
  }

  /// Whether a line begins with the marker of a list or of a note's text.
  private static func beginsItem(_ line: ArraySlice<UInt8>) -> Bool {
    if line.starts(with: "[^".utf8) { return true }
    let digits = line.prefix(while: \.isASCIIDigit)
    let sign = line.dropFirst(digits.count)
    guard let mark = sign.first, sign.dropFirst().first?.isASCIIWhitespace ?? true else {
      return false
    }
    return (digits.isEmpty ? "-*+:" : ".)").utf8.contains(mark)
  }
}

/// The lines of a text with their line ends.
struct MarkdownLines {
  var cursor: Cursor

  init(_ text: [UInt8]) { cursor = Cursor(text) }

  mutating func next() -> Range<Int>? {
    guard !cursor.isAtEnd else { return nil }
    let start = cursor.offset
    _ = cursor.range { $0 != UInt8(ascii: "\n") }
    _ = cursor.next()
    return start..<cursor.offset
  }

  func trimmed(_ line: Range<Int>) -> String { cursor.text(line).trimmed }

  /// The number of white space bytes at the end of a line.
  func ending(_ line: Range<Int>) -> Int {
    cursor.bytes[line].reversed().prefix(while: \.isASCIIWhitespace).count
  }
}
