internal import Text

/// Reads the values of fields: `{…}`, `"…"`, numbers and macros, joined by `#`.
extension BibTeXReader {
  mutating func readValue(in entry: inout BibTeX.Entry, open: UInt8) -> BibTeX.Value {
    var value = BibTeX.Value()
    while true {
      skipFiller(&entry)
      let offset = cursor.offset
      guard let byte = cursor.peek, byte != UInt8(ascii: ","), !Self.closes(byte),
        !recovery.beginsEntry(offset, in: cursor)
      else {
        if !value.isEmpty {
          fault("nothing follows \"#\"", hint: "remove the #", at: offset..<offset)
        }
        return value
      }
      switch byte {
      case UInt8(ascii: "{"): value.append(.braced(readBraced()))
      case UInt8(ascii: "\""): value.append(.quoted(readQuoted()))
      case UInt8(ascii: "#"), UInt8(ascii: "="):
        cursor.offset += 1
        fault(
          "\"\(Unicode.Scalar(byte))\" stands where a value should", hint: "remove it",
          at: offset..<offset + 1)
        continue
      default: value.append(readBare(open: open))
      }
      skipFiller(&entry)
      guard cursor.skip(UInt8(ascii: "#")) else { return value }
    }
  }

  private mutating func readBraced() -> Range<Int> {
    let open = cursor.offset
    guard let close = recovery.closingBrace(of: open, in: cursor) else {
      fault("nothing closes this brace", hint: "write }", at: open..<open + 1, severity: .error)
      return recover(from: open + 1)
    }
    cursor.offset = close + 1
    return open + 1..<close
  }

  /// Reads to the quote outside braces that ends the value; a backslash does not escape a quote.
  private mutating func readQuoted() -> Range<Int> {
    let start = cursor.offset + 1
    cursor.offset = start
    while let byte = cursor.peek {
      let offset = cursor.offset
      switch byte {
      case UInt8(ascii: "{"):
        guard let close = recovery.closingBrace(of: offset, in: cursor) else {
          return recoverQuoted(from: start)
        }
        cursor.offset = close + 1
      case UInt8(ascii: "\""):
        cursor.offset += 1
        if isValueEnd() { return start..<offset }
        return readPastInnerQuote(from: start, at: offset)
      case UInt8(ascii: "}"):
        guard let end = laterQuote() else { return recoverQuoted(from: start) }
        fault(
          "an extra brace in \"\(quoted(start..<end))\"", hint: "remove it",
          at: offset..<offset + 1)
        cursor.offset = end + 1
        return start..<end
      default: cursor.offset += 1
      }
    }
    return recoverQuoted(from: start)
  }

  /// Continues after a quote that does not end the value, if a later quote does.
  ///
  /// The text after such a quote cannot follow a value; BibTeX stops with an error there.
  private mutating func readPastInnerQuote(from start: Int, at quote: Int) -> Range<Int> {
    let before = cursor.bytes[start..<quote].last { !$0.isASCIIWhitespace }
    // After `name =`, the quote begins the next value, and this one is unclosed.
    if before == UInt8(ascii: "=") { return recoverQuoted(from: start) }
    guard let end = laterQuote() else { return start..<quote }
    fault(
      "a quote stands within \"\(quoted(start..<end))\"", hint: "write the value in braces",
      at: quote..<quote + 1)
    cursor.offset = end + 1
    return start..<end
  }

  /// The next quote outside braces after which a value can end, before the next entry.
  private mutating func laterQuote() -> Int? {
    if cursor.offset < recovery.quoteFreeUntil { return nil }
    let next = recovery.nextEntry(from: cursor.offset, in: cursor)
    var ahead = cursor
    while ahead.offset < next, let byte = ahead.next() {
      if byte == UInt8(ascii: "{") {
        guard let close = recovery.closingBrace(of: ahead.offset - 1, in: cursor) else { break }
        ahead.offset = close + 1
      } else if byte == UInt8(ascii: "\""), Self.isValueEnd(at: ahead, in: recovery) {
        return ahead.offset - 1
      }
    }
    recovery.quoteFreeUntil = ahead.offset
    return nil
  }

  private func isValueEnd() -> Bool { Self.isValueEnd(at: cursor, in: recovery) }

  /// Whether the next text can follow a value.
  private static func isValueEnd(at cursor: Cursor, in recovery: BibTeXRecovery) -> Bool {
    var ahead = cursor
    skipSpace(&ahead)
    switch ahead.peek {
    case nil, UInt8(ascii: ","), UInt8(ascii: "#"), UInt8(ascii: "%"), UInt8(ascii: ";"),
      UInt8(ascii: "}"), UInt8(ascii: ")"):
      return true
    default: return recovery.beginsEntry(ahead.offset, in: ahead) || beginsField(at: ahead)
    }
  }

  private mutating func recoverQuoted(from start: Int) -> Range<Int> {
    fault(
      "nothing closes this quote", hint: "write \" at the end of the value",
      at: start - 1..<start, severity: .error)
    return recover(from: start)
  }

  /// Ends an unclosed value before the next `, name =`, else before the next entry.
  private mutating func recover(from start: Int) -> Range<Int> {
    let next = recovery.nextEntry(from: start, in: cursor)
    var ahead = Cursor(cursor.bytes, at: start)
    while ahead.offset < next, let byte = ahead.next() {
      guard byte == UInt8(ascii: ",") else { continue }
      var name = ahead
      Self.skipSpace(&name)
      if name.offset < next, Self.beginsField(at: name) {
        cursor.offset = ahead.offset - 1
        return trimmed(start..<cursor.offset, of: "\"}")
      }
    }
    let value = trimmed(start..<next, of: "")
    // The last brace closes the entry.
    let endsInBrace = value.last.map { Self.closes(cursor.bytes[$0]) } ?? false
    cursor.offset = endsInBrace ? value.upperBound - 1 : next
    return trimmed(start..<cursor.offset, of: "\"")
  }

  /// The range without white space at its end, and without one delimiter there.
  private func trimmed(_ range: Range<Int>, of delimiters: String) -> Range<Int> {
    var range = range
    while let last = range.last, cursor.bytes[last].isASCIIWhitespace { range = range.dropLast() }
    guard let last = range.last, delimiters.utf8.contains(cursor.bytes[last]) else { return range }
    return range.dropLast()
  }
}

/// Values without delimiters.
extension BibTeXReader {
  /// Reads a number or the name of a macro; anything else is a value without braces.
  private mutating func readBare(open: UInt8) -> BibTeX.Piece {
    let start = cursor.offset
    let word = readName()
    if !word.isEmpty, isValueEnd() {
      if cursor.bytes[word].allSatisfy(\.isASCIIDigit) { return .bare(word) }
      let name = cursor.text(word).asciiLowercased
      if let text = macros[name] { return expanded(word, text) }
      guard let first = cursor.bytes[word].first, first.isASCIIDigit || first == UInt8(ascii: "-")
      else { return undefinedMacro(word, name: name) }
    }
    let rest = cursor.range { byte in
      !byte.isLineEnd && byte != UInt8(ascii: ",") && byte != UInt8(ascii: "{")
        && byte != UInt8(ascii: "}") && byte != UInt8(ascii: "#")
        && (byte != UInt8(ascii: ")") || open == UInt8(ascii: "{"))
    }
    let text = trimmed(start..<rest.upperBound, of: "")
    fault("\"\(quoted(text))\" is not in braces", hint: "write {\(quoted(text))}", at: text)
    return .bare(text)
  }

  private mutating func expanded(_ word: Range<Int>, _ text: [UInt8]) -> BibTeX.Piece {
    expansionBudget -= text.count
    if expansionBudget >= 0 { return .macro(word, text: text) }
    fault(
      "the macro \"\(quoted(word))\" would make the file too large",
      hint: "look for macros that are made of themselves", at: word, severity: .error)
    return .macro(word, text: nil)
  }

  /// Replaces an undefined macro by its name, where BibTeX uses an empty text; `sept` is read as
  /// `sep`.
  private mutating func undefinedMacro(_ word: Range<Int>, name: String) -> BibTeX.Piece {
    let text = name == "sept" ? macros["sep"] : nil
    if undefined.insert(name).inserted {
      problems.append(
        Diagnostic(
          "the macro \"\(quoted(word))\" is not defined",
          hint: "define it with @string before its first use, or write {\(quoted(word))}",
          at: SourceRange(file: file.name, bytes: word), severity: .warning))
    }
    return .macro(word, text: text)
  }
}
