internal import Records
internal import Text

/// Reads a `.bib` file command by command: `@type{…}`, `@string`, `@preamble` and `@comment`.
///
/// Text between commands has no meaning. A percent sign there comments out the rest of its line, as
/// in biber; BibTeX would read an entry after it.
struct BibTeXReader {
  var file: BibTeX.File
  var cursor: Cursor
  var problems: [Diagnostic] = []
  /// Whether a fault of the current command is reported already: a broken entry gives one message.
  var hasFault = false
  /// The macros that are defined at this place.
  var macros: BibTeX.Macros
  /// The number of bytes that macros may still expand to.
  ///
  /// Without a limit, a few macros that each double the previous one would exhaust the memory.
  var expansionBudget: Int
  /// The undefined macros used so far, so that each is reported once.
  var undefined: Set<String> = []
  var recovery = BibTeXRecovery()

  init(_ file: BibTeX.File, macros: BibTeX.Macros) {
    self.file = file
    self.macros = macros
    cursor = Cursor(file.text)
    expansionBudget = 16 * file.text.count + 64_000_000
  }

  mutating func readAll() {
    skipFrontMatter()
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "@"): readCommand()
      case UInt8(ascii: "%"): readDisabledLine()
      default: cursor.offset += 1
      }
    }
    reportRepeatedKeys()
  }

  /// Skips the front matter, and reports it if it says something.
  private mutating func skipFrontMatter() {
    guard let range = BibTeX.frontMatter(of: cursor.bytes) else { return }
    cursor.offset = range.upperBound
    let isEmpty = cursor.bytes[range].allSatisfy { $0 == UInt8(ascii: "-") || $0.isASCIIWhitespace }
    guard !isEmpty else { return }
    fault(
      "the front matter of this file is left out",
      hint: "keep it elsewhere; `ibid export --into FILE` keeps that of FILE", at: range)
  }

  /// Skips a percent sign and the rest of its line, and reports an entry that begins there.
  private mutating func readDisabledLine() {
    let line = readComment()
    file.comments.append(line)
    guard let sign = cursor.bytes[line].firstIndex(of: UInt8(ascii: "@")) else { return }
    var ahead = Cursor(cursor.bytes, at: sign + 1)
    let type = ahead.range(while: Self.belongsToType)
    guard RecordType(ahead.text(type).asciiLowercased).isKnown, ahead.skip(UInt8(ascii: "{")),
      case let key = ahead.range(while: Self.belongsToName), ahead.peek == UInt8(ascii: ",")
    else { return }
    hasFault = false
    fault(
      "a percent sign takes out the entry \"\(quoted(key))\"",
      hint: "remove the percent sign to have the entry, or the line to be rid of it", at: line)
  }

  private mutating func readCommand() {
    let start = cursor.offset
    cursor.offset += 1
    skipSpace()
    let word = cursor.range(while: Self.belongsToType)
    let type = cursor.text(word)
    let lowered = type.asciiLowercased
    if lowered == "comment" {
      readCommentCommand(from: start)
      return
    }
    skipSpace()
    guard !word.isEmpty, let open = cursor.peek, Self.opens(open) else {
      reportMissingBrace(word, from: start)
      cursor.offset = max(word.upperBound, start + 1)
      return
    }
    cursor.offset += 1
    hasFault = false
    switch lowered {
    case "string": readString(BibTeX.Entry(type: type, key: "", range: start..<start), open: open)
    case "preamble": readPreamble(open: open)
    case _ where isMisspelledString(lowered):
      fault(
        "\"@\(type)\" is not @string", hint: "write @string", at: start..<word.upperBound)
      readString(BibTeX.Entry(type: type, key: "", range: start..<start), open: open)
    default: readEntry(type: type, from: start, open: open)
    }
  }

  /// Whether a type is similar to `string` and is followed by a definition in place of a key.
  private func isMisspelledString(_ type: String) -> Bool {
    var ahead = cursor
    Self.skipSpace(&ahead)
    return Self.beginsField(at: ahead)
      && Suggestion.nearest(to: type, among: ["string"]) != nil
  }

  private mutating func readString(_ command: BibTeX.Entry, open: UInt8) {
    var command = command
    readFields(into: &command, open: open, definesMacros: true)
    command.range = command.range.lowerBound..<cursor.offset
    if let name = command.fields.first?.name, name.utf8.first?.isASCIIDigit ?? false {
      fault(
        "the name of the macro \(name.quoted) begins with a digit",
        hint: "begin it with a letter", at: command.range)
    }
    if command.fields.count > 1 {
      fault(
        "one @string defines \(command.fields.count) macros", hint: "write an @string for each",
        at: command.range)
    }
    file.macros.append(command)
  }

  private mutating func readPreamble(open: UInt8) {
    var command = BibTeX.Entry(type: "preamble", key: "", range: cursor.offset..<cursor.offset)
    file.preambles.append(readValue(in: &command, open: open))
    readFields(into: &command, open: open, definesMacros: false)
  }

  /// Skips `@comment`: with a whole group in braces, as biber does; otherwise only the word, so
  /// that an entry on the same line is read, as BibTeX does.
  private mutating func readCommentCommand(from start: Int) {
    skipSpace()
    if cursor.peek == UInt8(ascii: "{"),
      let end = recovery.closingBrace(of: cursor.offset, in: cursor)
    {
      cursor.offset = end + 1
    } else if cursor.peek == UInt8(ascii: "{") {
      _ = cursor.range { !$0.isLineEnd }
    }
    file.comments.append(start..<cursor.offset)
  }

  /// Reports an entry without a brace.
  ///
  /// An `@` within a word belongs to an address; one before a word alone is meant to begin an
  /// entry.
  private mutating func reportMissingBrace(_ word: Range<Int>, from start: Int) {
    let isWithinWord = start > 0 && Self.belongsToName(cursor.bytes[start - 1])
    guard !word.isEmpty, !isWithinWord, recovery.beginsLine(start, in: cursor) else { return }
    hasFault = false
    fault(
      "\"@\(cursor.text(word))\" begins no entry: it is not followed by a brace",
      hint: "write { after the type", at: start..<word.upperBound)
  }

  private mutating func reportRepeatedKeys() {
    var seen: [String: String] = [:]
    seen.reserveCapacity(file.entries.count)
    for (index, entry) in file.entries.enumerated() where !entry.key.isEmpty {
      guard let other = seen.updateValue(entry.key, forKey: entry.key.asciiLowercased) else {
        continue
      }
      file.repeats.append(index)
      hasFault = false
      let quoted = entry.key.quoted
      let message =
        other == entry.key
        ? "the key \(quoted) is used twice"
        : "the keys \(other.quoted) and \(quoted) differ only in case"
      fault(message, hint: "give each entry a key of its own", at: entry.range.prefix(of: entry))
    }
  }

  /// Reports the first fault of a command.
  mutating func fault(
    _ message: String, hint: String, at range: Range<Int>,
    severity: Diagnostic.Severity = .warning
  ) {
    guard !hasFault else { return }
    hasFault = true
    problems.append(
      Diagnostic(
        message, hint: hint, at: SourceRange(file: file.name, bytes: range), severity: severity))
  }
}

extension Range<Int> {
  /// The place for messages about a whole entry: `@type{key`.
  fileprivate func prefix(of entry: BibTeX.Entry) -> Range<Int> {
    lowerBound..<Swift.min(
      upperBound, lowerBound + 2 + entry.type.utf8.count + entry.key.utf8.count)
  }
}

/// Classes of bytes.
extension BibTeXReader {
  static func opens(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "{") || byte == UInt8(ascii: "(")
  }

  static func closes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "}") || byte == UInt8(ascii: ")")
  }

  /// BibTeX's `id_class`: all bytes except white space, controls and `"#%'(),={}`.
  static func belongsToName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "%"),
      UInt8(ascii: "'"), UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: ","),
      UInt8(ascii: "="), UInt8(ascii: "{"), UInt8(ascii: "}"):
      false
    default: true
    }
  }

  static func belongsToType(_ byte: UInt8) -> Bool {
    belongsToName(byte) && byte != UInt8(ascii: "@")
  }

  /// Skips Unicode white space and control characters.
  mutating func skipSpace() { Self.skipSpace(&cursor) }

  static func skipSpace(_ cursor: inout Cursor) {
    while let byte = cursor.peek {
      if byte <= 0x20 || byte == 0x7F {
        cursor.offset += 1
      } else if byte >= 0xC2, let length = spaceLength(in: cursor, at: cursor.offset) {
        cursor.offset += length
      } else {
        return
      }
    }
  }

  /// The length of a no-break, typographic or ideographic space, or of a stray byte order mark.
  static func spaceLength(in cursor: Cursor, at offset: Int) -> Int? {
    let bytes = cursor.bytes[offset..<min(offset + 3, cursor.bytes.count)]
    if bytes.starts(with: [0xC2, 0xA0]) { return 2 }
    guard bytes.count == 3, let last = bytes.last else { return nil }
    switch (bytes[offset], bytes[offset + 1]) {
    case (0xE2, 0x80): return (0x80...0x8B).contains(last) || last == 0xAF ? 3 : nil
    case (0xE3, 0x80): return last == 0x80 ? 3 : nil
    case (0xEF, 0xBB): return last == 0xBF ? 3 : nil
    default: return nil
    }
  }

  /// Reads a percent sign and the rest of its line.
  mutating func readComment() -> Range<Int> { cursor.range { !$0.isLineEnd } }
}
