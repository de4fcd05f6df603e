internal import Text

/// Splits EndNote's format into records, and translates the tags to those of RIS.
struct EndNoteReader {
  private var lines: LineReader
  private let bytes: [UInt8]
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var found: [TaggedEntry] = []
  private var entry = TaggedEntry()
  private var isAfterBlankLine = false
  /// Whether records begin with a type.
  private var isTyped = false
  private var isOutsideReported = false

  init(_ text: [UInt8], file: String) {
    lines = LineReader(text)
    bytes = text
    self.file = file
  }

  mutating func entries() -> [TaggedEntry] {
    while let line = lines.next() { take(line) }
    end()
    return found
  }

  private mutating func take(_ line: Range<Int>) {
    guard !line.isEmpty else {
      isAfterBlankLine = true
      return
    }
    guard let sign = sign(of: line) else {
      continueValue(with: line)
      return
    }
    let tag = EndNoteTags.ris(sign)
    // A blank line ends a record in refer; in EndNote it separates paragraphs.
    if tag == "TY" || (isAfterBlankLine && !isTyped) { end() }
    if tag == "TY" { isTyped = true }
    isAfterBlankLine = false
    var value = lines.text(line.lowerBound + 2..<line.upperBound).trimmed
    if tag == "TY" {
      let type = TaggedType.endNote(value)
      if type == nil {
        warn(
          "\(value.quoted) is no type of EndNote's",
          hint: "write Journal Article, Book, Generic or the like", line)
      }
      value = type?.ris ?? TaggedType.generic.ris
    }
    entry.lines.append(TaggedLine(tag, value, range: line))
  }

  /// The sign after the percent sign in a line with a tag.
  private func sign(of line: Range<Int>) -> UInt8? {
    guard line.count >= 2, bytes[line.lowerBound] == UInt8(ascii: "%") else { return nil }
    let sign = bytes[line.lowerBound + 1]
    guard (0x21..<0x7F).contains(sign) else { return nil }
    return line.count == 2 || bytes[line.lowerBound + 2].isBlank ? sign : nil
  }

  /// A line without a tag belongs to the value before it, even after a blank line.
  private mutating func continueValue(with line: Range<Int>) {
    if !entry.lines.isEmpty {
      entry.extend(with: lines.text(line), to: line.upperBound)
    } else if !isOutsideReported {
      isOutsideReported = true
      warn("a line stands outside of any record", hint: "begin a record with \"%0 \"", line)
    }
  }

  private mutating func end() {
    guard let first = entry.lines.first else { return }
    if entry["TY"] == nil {
      // refer has no types; fields determine the type (refer(1), "Reference Types").
      let kinds = [("JF", "JOUR"), ("T2", "CHAP"), ("PB", "BOOK")]
      let kind = kinds.first { entry[$0.0] != nil }
      let code = kind?.1 ?? TaggedType.generic.ris
      entry.isTypeUnknown = kind == nil
      entry.lines.insert(TaggedLine("TY", code, range: first.range), at: 0)
    }
    found.append(entry)
    entry = TaggedEntry()
  }

  private mutating func warn(_ message: String, hint: String, _ range: Range<Int>) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: range), severity: .warning))
  }
}
