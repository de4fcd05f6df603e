internal import Records
internal import Text

/// Reads the contents of an entry, between its braces.
extension BibTeXReader {
  mutating func readEntry(type: String, from start: Int, open: UInt8) {
    var entry = BibTeX.Entry(type: type, key: "", range: start..<start)
    entry.key = readKey(open: open)
    readFields(into: &entry, open: open, definesMacros: false)
    entry.range = start..<cursor.offset
    file.entries.append(entry)
  }

  /// Reads fields up to the closing brace, or to the end of an entry without one.
  mutating func readFields(into entry: inout BibTeX.Entry, open: UInt8, definesMacros: Bool) {
    var isCommaDue = false
    while true {
      skipFiller(&entry)
      let offset = cursor.offset
      guard let byte = cursor.peek else {
        reportUnclosed(entry, before: "the end of the file", at: offset..<offset)
        return
      }
      switch byte {
      case _ where Self.closes(byte):
        cursor.offset += 1
        reportMismatch(open, byte, at: offset)
        return
      case UInt8(ascii: "@") where recovery.beginsEntry(offset, in: cursor):
        let line = cursor.range { !$0.isLineEnd }
        cursor.offset = offset
        reportUnclosed(entry, before: "\"\(quoted(line))\"", at: line)
        return
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        cursor.offset += 1
        if byte == UInt8(ascii: ";") {
          fault("\";\" does not separate fields", hint: "write a comma", at: offset..<offset + 1)
        } else if !isCommaDue {
          fault("an extra comma", hint: "remove it", at: offset..<offset + 1)
        }
        isCommaDue = false
      case _ where Self.belongsToName(byte) && (!isCommaDue || beginsField()):
        if isCommaDue {
          fault(
            "a comma is missing before \"\(quoted(nameAhead()))\"", hint: "write a comma",
            at: nameAhead())
        }
        if let field = readField(in: &entry, open: open) {
          if definesMacros {
            macros[field.name] = Array(file.source(of: field.value))
          }
          entry.fields.append(field)
        }
        isCommaDue = true
      default:
        skipJunk()
        isCommaDue = true
      }
    }
  }

  private mutating func readField(in entry: inout BibTeX.Entry, open: UInt8) -> BibTeX.Field? {
    let name = readName()
    skipFiller(&entry)
    if !cursor.skip(UInt8(ascii: "=")) {
      guard cursor.peek == UInt8(ascii: "{") || cursor.peek == UInt8(ascii: "\"") else {
        fault(
          "\"\(quoted(name))\" has no value", hint: "write \(quoted(name)) = {…}", at: name,
          severity: .error)
        skipJunk()
        return nil
      }
      fault("\"=\" is missing after \"\(quoted(name))\"", hint: "write it", at: name)
    }
    let value = readValue(in: &entry, open: open)
    if value.isEmpty {
      fault("\"\(quoted(name))\" has no value", hint: "write {} for an empty one", at: name)
    }
    return BibTeX.Field(
      name: cursor.text(name), value: value, range: name.lowerBound..<cursor.offset)
  }

  /// Reads a name.
  ///
  /// A no-break space ends it, although BibTeX treats it as a letter.
  mutating func readName() -> Range<Int> {
    let start = cursor.offset
    while let byte = cursor.peek, Self.belongsToName(byte) {
      if byte >= 0xC2, Self.spaceLength(in: cursor, at: cursor.offset) != nil { break }
      cursor.offset += 1
    }
    return start..<cursor.offset
  }

  private func nameAhead() -> Range<Int> {
    var ahead = self.cursor
    return ahead.range(while: Self.belongsToName)
  }

  /// Whether `name =` comes next.
  func beginsField() -> Bool { Self.beginsField(at: cursor) }

  static func beginsField(at cursor: Cursor) -> Bool {
    var ahead = cursor
    guard !ahead.range(while: belongsToName).isEmpty else { return false }
    _ = ahead.range(while: \.isASCIIWhitespace)
    return ahead.peek == UInt8(ascii: "=")
  }

  /// Skips spaces and comments; BibTeX does not accept comments here.
  mutating func skipFiller(_ entry: inout BibTeX.Entry) {
    skipSpace()
    while cursor.peek == UInt8(ascii: "%") {
      entry.comments.append(readComment())
      skipSpace()
    }
  }

  /// Skips invalid text up to the next comma, the closing brace or the next entry.
  private mutating func skipJunk() {
    let start = cursor.offset
    let next = recovery.nextEntry(from: start, in: cursor)
    while cursor.offset < next, let byte = cursor.peek, byte != UInt8(ascii: ","),
      !Self.closes(byte)
    {
      if byte == UInt8(ascii: "{") {
        cursor.offset = recovery.closingBrace(of: cursor.offset, in: cursor) ?? next - 1
      }
      cursor.offset += 1
    }
    guard start < cursor.offset else { return }
    let junk = start..<cursor.offset
    fault(
      "\"\(quoted(junk))\" is no field", hint: "put it in the braces of a value, or remove it",
      at: junk, severity: .error)
  }

  private mutating func reportMismatch(_ open: UInt8, _ close: UInt8, at offset: Int) {
    let isMatch = (open == UInt8(ascii: "{")) == (close == UInt8(ascii: "}"))
    guard !isMatch else { return }
    let right = open == UInt8(ascii: "{") ? "}" : ")"
    fault(
      "the entry begins with \"\(Unicode.Scalar(open))\" and ends with \"\(Unicode.Scalar(close))\"",
      hint: "end it with \(right)", at: offset..<offset + 1)
  }

  private mutating func reportUnclosed(
    _ entry: BibTeX.Entry, before what: String, at range: Range<Int>
  ) {
    let name = entry.key.isEmpty ? "the @\(entry.type)" : entry.key.quoted
    fault(
      "\(name) is not closed before \(what)", hint: "look for a missing brace or quote in it",
      at: range, severity: .error)
  }

  /// A text for messages, on one line and shortened.
  func quoted(_ range: Range<Int>) -> String {
    let limit = 60
    let shown = cursor.text(range.lowerBound..<min(range.upperBound, range.lowerBound + limit))
    let line = shown.split(whereSeparator: \.isNewline).joined(separator: " ")
    return (range.count > limit ? "\(line)…" : line).escapingControls
  }
}
