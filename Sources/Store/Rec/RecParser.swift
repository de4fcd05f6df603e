internal import Records
internal import Text

/// Parses rec syntax line by line, and continues after a line that is not rec syntax.
struct RecParser {
  private var cursor: Cursor
  private let file: String
  private(set) var entries: [RecDocument.Entry] = []
  private(set) var faults: [Diagnostic] = []
  private var fields: [RecDocument.Field] = []
  /// Whether the line before belongs to the last field, so that a `+` line can continue it.
  private var canContinue = false

  init(_ bytes: [UInt8], file: String) {
    cursor = Cursor(bytes)
    self.file = file
  }

  mutating func run() {
    cursor.offset = cursor.bytes.withoutByteOrderMark.startIndex
    while !cursor.isAtEnd { line() }
    endEntry()
  }

  private mutating func line() {
    let start = cursor.offset
    switch cursor.peek {
    case UInt8(ascii: "#"):
      skipLine()
      canContinue = false
    case UInt8(ascii: "+"):
      continuation()
    default:
      _ = cursor.range(while: \.isBlank)
      if cursor.isAtEnd || isAtLineEnd {
        skipLine()
        endEntry()
      } else {
        field(from: start)
      }
    }
  }

  private mutating func endEntry() {
    canContinue = false
    guard !fields.isEmpty else { return }
    // Only now is the end of a value known: spaces and empty lines inside it stay.
    for index in fields.indices { fields[index].value = fields[index].value.trimmed }
    entries.append(RecDocument.Entry(fields: fields))
    fields = []
  }

  private mutating func field(from start: Int) {
    let nameRange = cursor.range { byte in
      byte.isASCIILetter || byte.isASCIIDigit || byte == UInt8(ascii: "_")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "%")
    }
    guard !nameRange.isEmpty, cursor.skip(UInt8(ascii: ":")) else {
      cursor.offset = start
      refuseLine()
      return
    }
    if cursor.peek?.isBlank == true { cursor.offset += 1 }
    let valueStart = cursor.offset
    let value = logicalLine()
    let name = cursor.text(nameRange)
    fields.append(
      RecDocument.Field(
        name: FieldName(
          name.utf8.contains { (0x41...0x5A).contains($0) } ? name.asciiLowercased : name),
        value: value, lines: start..<cursor.offset,
        valueBytes: valueStart..<endOfLine(from: valueStart)))
    canContinue = true
  }

  private mutating func continuation() {
    guard canContinue, let last = fields.indices.last else {
      refuseLine()
      return
    }
    cursor.offset += 1
    if cursor.peek?.isBlank == true { cursor.offset += 1 }
    let value = logicalLine()
    fields[last].value += "\n" + value
    fields[last].lines = fields[last].lines.lowerBound..<cursor.offset
  }

  /// The rest of the line, joined with those that follow while a backslash escapes the line end.
  ///
  /// After a backslash that ends a line literally, ibid writes a space, which is removed here.
  private mutating func logicalLine() -> String {
    var joined = ""
    while true {
      let start = cursor.offset
      let end = endOfLine(from: start)
      cursor.offset = end
      skipLine()
      if end > start, cursor.bytes[end - 1] == UInt8(ascii: "\\"), !cursor.isAtEnd {
        joined += cursor.text(start..<(end - 1))
        continue
      }
      var last = end
      while last > start, cursor.bytes[last - 1] == UInt8(ascii: " ") { last -= 1 }
      let isGuarded = last > start && last < end && cursor.bytes[last - 1] == UInt8(ascii: "\\")
      let text = cursor.text(start..<(isGuarded ? end - 1 : end))
      return joined.isEmpty ? text : joined + text
    }
  }

  /// Reports a line that is neither field nor comment; parsing continues after it.
  private mutating func refuseLine() {
    let start = cursor.offset
    let range = start..<endOfLine(from: start)
    let text = cursor.text(range)
    let shown = (text.count > 60 ? text.prefix(60) + "…" : text[...]).description.escapingControls
    let hint: String
    if ConflictMark(startOf: cursor.bytes[range]) != nil {
      hint = "choose between the two sides of the merge, and delete its marks"
    } else if text.utf8.first == UInt8(ascii: "+") {
      hint = "put the line right below the field that it continues"
    } else {
      hint = "write `name: value`, begin a further line of a value with `+ `, or a comment with `#`"
    }
    faults.append(
      Diagnostic(
        "\"\(shown)\" is not a field", hint: hint, at: SourceRange(file: file, bytes: range)))
    skipLine()
    canContinue = false
  }

  private var isAtLineEnd: Bool {
    cursor.peek == UInt8(ascii: "\n")
      || (cursor.peek == UInt8(ascii: "\r") && cursor.peek(ahead: 1).map { $0 == 0x0A } ?? true)
  }

  /// The end of the line's text, before LF or CRLF.
  private func endOfLine(from start: Int) -> Int {
    let bytes = cursor.bytes
    var end = start
    while end < bytes.count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end > start && bytes[end - 1] == UInt8(ascii: "\r") ? end - 1 : end
  }

  private mutating func skipLine() {
    while let byte = cursor.next(), byte != UInt8(ascii: "\n") {}
  }
}
