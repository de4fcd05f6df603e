internal import Text

/// Splits RIS into records and their lines.
struct RISReader {
  private var lines: LineReader
  private let bytes: [UInt8]
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var found: [TaggedEntry] = []
  private var entry = TaggedEntry()
  /// The lines since the last `ER` or the start of the file, before any `TY`.
  private var outside = TaggedEntry()
  /// The first of these lines that is not empty, with or without a tag.
  private var firstOutside: Range<Int>?
  /// Whether only tags stand since a blank line or the start of the file.
  private var mayPrecedeType = true

  init(_ text: [UInt8], file: String) {
    lines = LineReader(text)
    bytes = text
    self.file = file
  }

  mutating func entries() -> [TaggedEntry] {
    while let line = lines.next() { take(line) }
    if !entry.lines.isEmpty { end(isMarked: false) }
    endOutside(isRecord: found.isEmpty)
    return found
  }

  private mutating func take(_ line: Range<Int>) {
    guard let tag = Self.tag(in: bytes[line]) else {
      if line.isEmpty { endBlock() } else { continueValue(with: line) }
      return
    }
    let afterDash = (bytes[line].firstIndex(of: UInt8(ascii: "-")) ?? line.upperBound - 1) + 1
    let value = lines.text(afterDash..<line.upperBound).trimmed
    switch tag {
    case "ER":
      if entry.lines.isEmpty { endOutside(isRecord: true) } else { end(isMarked: true) }
      return
    case "TY":
      if !entry.lines.isEmpty { end(isMarked: false) }
      // Some programs write the type of a record below other tags.
      if mayPrecedeType, let first = outside.lines.first, first.range == firstOutside {
        (entry, outside, firstOutside) = (outside, TaggedEntry(), nil)
      }
      endOutside(isRecord: false)
    default:
      if entry.lines.isEmpty {
        firstOutside = firstOutside ?? line
        outside.lines.append(TaggedLine(tag, value, range: line))
        return
      }
    }
    entry.lines.append(TaggedLine(tag, value, range: line))
  }

  /// A line without a tag belongs to the value before it.
  private mutating func continueValue(with line: Range<Int>) {
    if !entry.lines.isEmpty {
      entry.extend(with: lines.text(line), to: line.upperBound)
    } else if !Self.isNumber(bytes[line]) {
      firstOutside = firstOutside ?? line
      mayPrecedeType = false
      outside.extend(with: lines.text(line), to: line.upperBound)
    }
  }

  /// Notes a blank line, before which tags outside of a record belong to no later one.
  private mutating func endBlock() {
    guard entry.lines.isEmpty else { return }
    mayPrecedeType = outside.lines.isEmpty
  }

  /// Whether a line is the number of the record that follows, as Ovid writes it.
  private static func isNumber(_ line: ArraySlice<UInt8>) -> Bool {
    line.last == UInt8(ascii: ".") && line.dropLast().allSatisfy(\.isASCIIDigit)
  }

  /// Ends the lines outside of records: those that end in `ER` are a record without a type, and
  /// others, which Ovid writes after records, are none.
  private mutating func endOutside(isRecord: Bool) {
    guard let first = firstOutside else { return }
    let record = isRecord ? outside.lines.first : nil
    if let line = record {
      warn(
        "a record begins with \(line.tag) rather than TY", hint: "add a line \"TY  - GEN\"",
        line.range)
      found.append(outside)
    }
    if record?.range != first {
      let text = lines.text(first).quoted
      warn(
        "\(text) stands outside of any record, and is left out",
        hint: "begin a record with \"TY  - \"", first)
    }
    outside = TaggedEntry()
    firstOutside = nil
  }

  private mutating func end(isMarked: Bool) {
    if !isMarked, let first = entry.lines.first {
      warn("a record does not end", hint: "add a line \"ER  - \" after it", first.range)
    }
    found.append(entry)
    entry = TaggedEntry()
    // What follows `ER` at once belongs to the record before.
    mayPrecedeType = false
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
