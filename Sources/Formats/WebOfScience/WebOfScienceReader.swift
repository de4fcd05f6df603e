internal import Text

/// Splits Web of Science's text into records and their lines.
struct WebOfScienceReader {
  private var cursor: Cursor
  private let file: String
  private(set) var problems: [Diagnostic] = []
  private var found: [TaggedEntry] = []
  private var entry = TaggedEntry()
  private var isOutsideReported = false

  init(_ text: [UInt8], file: String) {
    cursor = Cursor(text)
    self.file = file
  }

  mutating func entries() -> [TaggedEntry] {
    while !cursor.isAtEnd {
      take(cursor.range { !$0.isLineEnd })
      _ = cursor.skip(UInt8(ascii: "\r"))
      _ = cursor.skip(UInt8(ascii: "\n"))
    }
    end(isMarked: false)
    return found
  }

  private mutating func take(_ line: Range<Int>) {
    let bytes = cursor.bytes[line]
    guard let tag = Self.tag(in: bytes) else {
      let text = cursor.text(line).trimmed
      if text.isEmpty { return }
      if entry.lines.isEmpty {
        warnOutside(line)
      } else {
        entry.extend(with: text, to: line.upperBound)
      }
      return
    }
    switch tag {
    case "FN", "VR": if entry.lines.isEmpty { return }
    case "EF": return end(isMarked: false)
    case "ER": return end(isMarked: true)
    case "PT": if !entry.lines.isEmpty { end(isMarked: false) }
    default:
      if entry.lines.isEmpty {
        warn("a record begins with \(tag) rather than PT", hint: "add a line \"PT J\"", line)
      }
    }
    let value = cursor.text(min(line.lowerBound + 3, line.upperBound)..<line.upperBound).trimmed
    entry.lines.append(TaggedLine(tag, value, range: line))
  }

  /// The tag of a line: a capital, a capital or digit, and a space or the line end.
  private static func tag(in line: ArraySlice<UInt8>) -> String? {
    guard line.count >= 2, let first = line.first, (0x41...0x5A).contains(first) else { return nil }
    let second = line[line.startIndex + 1]
    guard (0x41...0x5A).contains(second) || second.isASCIIDigit,
      line.count == 2 || line[line.startIndex + 2].isBlank
    else { return nil }
    return String(decoding: [first, second], as: UTF8.self)
  }

  private mutating func end(isMarked: Bool) {
    guard let first = entry.lines.first else { return }
    if !isMarked { warn("a record does not end", hint: "add a line \"ER\" after it", first.range) }
    found.append(entry)
    entry = TaggedEntry()
  }

  private mutating func warnOutside(_ line: Range<Int>) {
    if isOutsideReported { return }
    isOutsideReported = true
    warn("a line stands outside of any record", hint: "begin a record with \"PT J\"", line)
  }

  private mutating func warn(_ message: String, hint: String, _ range: Range<Int>) {
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file, bytes: range), severity: .warning))
  }

  /// The records of a table: a line of tags, then a line for each record.
  static func entries(ofTable text: [UInt8]) -> [TaggedEntry] {
    var lines = text.split(whereSeparator: \.isLineEnd)[...]
    guard let header = lines.popFirst() else { return [] }
    let tags = header.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self).trimmed }
    return lines.compactMap { line in
      var entry = TaggedEntry()
      let cells = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
      for (tag, cell) in zip(tags, cells) where !cell.isEmpty {
        guard Self.tag(in: Array(tag.utf8)[...]) == tag else { continue }
        var value = String(decoding: cell, as: UTF8.self).trimmed
        if names.contains(tag) {
          // Names are on lines of their own in plain text.
          value = value.split(separator: ";").map { String($0).trimmed }.joined(separator: "\n")
        }
        let range = cell.startIndex..<cell.endIndex
        if !value.isEmpty { entry.lines.append(TaggedLine(tag, value, range: range)) }
      }
      return entry.lines.isEmpty ? nil : entry
    }
  }

  private static let names: Set<String> = [
    "AU", "AF", "BA", "BF", "BE", "ED", "CA", "GP", "CR",
  ]
}
