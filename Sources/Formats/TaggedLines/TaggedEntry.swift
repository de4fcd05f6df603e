internal import Text

/// A line of RIS, or its equivalent in EndNote's format: a tag of two characters and a value.
struct TaggedLine: Equatable, Sendable {
  var tag: String
  /// The value without spaces at either end; continuation lines are separated by LF.
  var value: String
  /// From the tag to the end of the value.
  var range: Range<Int>

  init(_ tag: String, _ value: String, range: Range<Int> = 0..<0) {
    self.tag = tag
    self.value = value
    self.range = range
  }
}

/// The lines of one record.
struct TaggedEntry: Equatable, Sendable {
  var lines: [TaggedLine] = []
  /// Whether the entry does not give its type.
  var isTypeUnknown = false

  var range: Range<Int> {
    guard let first = lines.first, let last = lines.last else { return 0..<0 }
    return first.range.lowerBound..<max(first.range.lowerBound, last.range.upperBound)
  }

  /// The first value of a tag.
  subscript(_ tag: String) -> String? { lines.first { $0.tag == tag }?.value }

  /// Appends a continuation line to the last value.
  mutating func extend(with text: String, to end: Int) {
    guard let last = lines.indices.last else { return }
    if !lines[last].value.isEmpty { lines[last].value += "\n" }
    lines[last].value += text
    lines[last].range = lines[last].range.lowerBound..<end
  }
}

/// Splits a text into lines, which end in LF, CRLF or CR.
struct LineReader {
  private(set) var cursor: Cursor

  init(_ text: [UInt8]) { cursor = Cursor(text) }

  /// The range of the next line, without its line end and spaces at either end.
  mutating func next() -> Range<Int>? {
    guard !cursor.isAtEnd else { return nil }
    var line = cursor.range { !$0.isLineEnd }
    if cursor.skip(UInt8(ascii: "\r")) {
      _ = cursor.skip(UInt8(ascii: "\n"))
    } else {
      _ = cursor.skip(UInt8(ascii: "\n"))
    }
    while let first = line.first, isSpace(first) { line.removeFirst() }
    while let last = line.last, isSpace(last) { line.removeLast() }
    return line
  }

  private func isSpace(_ index: Int) -> Bool {
    cursor.bytes[index].isASCIIControl || cursor.bytes[index] == UInt8(ascii: " ")
  }

  func text(_ range: Range<Int>) -> String { cursor.text(range) }
}
