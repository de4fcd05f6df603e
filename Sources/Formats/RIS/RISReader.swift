internal import Text

/// Splits RIS into records and their lines.
struct RISReader {
  private var lines: LineReader
  private let bytes: [UInt8]
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var found: [TaggedEntry] = []
  private var entry = TaggedEntry()
  private var isOutsideReported = false

  init(_ text: [UInt8], file: String) {
    lines = LineReader(text)
    bytes = text
    self.file = file
  }

  mutating func entries() -> [TaggedEntry] {
    while let line = lines.next() { take(line) }
    if !entry.lines.isEmpty { end(isMarked: false) }
    return found
  }

  private mutating func take(_ line: Range<Int>) {
    guard let tag = Self.tag(in: bytes[line]) else {
      if !line.isEmpty { continueValue(with: line) }
      return
    }
    let afterDash = (bytes[line].firstIndex(of: UInt8(ascii: "-")) ?? line.upperBound - 1) + 1
    let value = lines.text(afterDash..<line.upperBound).trimmed
    switch tag {
    case "ER":
      if !entry.lines.isEmpty { end(isMarked: true) }
      return
    case "TY": if !entry.lines.isEmpty { end(isMarked: false) }
    default:
      if entry.lines.isEmpty {
        warn("a record begins with \(tag) rather than TY", hint: "add a line \"TY  - GEN\"", line)
      }
    }
    entry.lines.append(TaggedLine(tag, value, range: line))
  }

  /// A line without a tag belongs to the value before it.
  private mutating func continueValue(with line: Range<Int>) {
    if !entry.lines.isEmpty {
      entry.extend(with: lines.text(line), to: line.upperBound)
    } else if !isOutsideReported {
      isOutsideReported = true
      warn("a line stands outside of any record", hint: "begin a record with \"TY  - \"", line)
    }
  }

  private mutating func end(isMarked: Bool) {
    if !isMarked, let first = entry.lines.first {
      warn("a record does not end", hint: "add a line \"ER  - \" after it", first.range)
    }
    found.append(entry)
    entry = TaggedEntry()
  }

  /// The tag of a line: a capital, a capital or digit, spaces, a hyphen, and a space or the line
  /// end.
  static func tag(in line: ArraySlice<UInt8>) -> String? {
    guard line.count >= 3, let first = line.first, (0x41...0x5A).contains(first) else { return nil }
    let second = line[line.startIndex + 1]
    guard (0x41...0x5A).contains(second) || second.isASCIIDigit else { return nil }
    let rest = line.dropFirst(2).drop(while: \.isBlank)
    guard rest.first == UInt8(ascii: "-"), line.count - rest.count <= 5,
      rest.count == 1 || rest[rest.startIndex + 1].isBlank
        || rest.startIndex > line.startIndex + 2
    else { return nil }
    return String(decoding: [first, second], as: UTF8.self)
  }

  private mutating func warn(_ message: String, hint: String, _ range: Range<Int>) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: range), severity: .warning))
  }
}
