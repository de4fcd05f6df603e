internal import Text

/// How the encoder writes text: signs of TeX, ligatures and letters.
extension LaTeX.Encoder {
  /// Writes an ASCII character that means itself.
  mutating func sign(_ byte: UInt8) {
    switch LaTeXEscaper.form(of: byte, after: output.last) {
    case .itself: put([byte])
    case .command(let command): put("\(command)")
    case .separated: ligature([byte])
    // A blank line parts the paragraphs of an abstract.
    case .space:
      let isPair = output.last == UInt8(ascii: "\n") || cursor.peek == UInt8(ascii: "\n")
      put(byte == UInt8(ascii: "\n") && isPair ? [byte] : [0x20])
    case .nothing: break
    }
  }

  /// Writes what would join with the same sign before it, or with `!` and `?`.
  private mutating func ligature(_ text: [UInt8]) {
    let isOpening = text.first == UInt8(ascii: "`")
    let isJoining =
      output.last == text.first
      || isOpening && (output.last == UInt8(ascii: "!") || output.last == UInt8(ascii: "?"))
    if isJoining { put("{}") }
    put(text)
  }

  mutating func nonASCII() {
    let start = cursor.offset
    let scalar = nextScalar()
    switch (target, scalar) {
    case (_, "\u{A0}"): put("~")
    case (.biblatex, _): put(cursor.bytes[start..<cursor.offset])
    case (.bibtex, "“"): ligature(Array("``".utf8))
    case (.bibtex, "”"): ligature(Array("''".utf8))
    case (.bibtex, "–"): ligature(Array("--".utf8))
    case (.bibtex, "—"): ligature(Array("---".utf8))
    case (.bibtex, "\u{AD}"): put("\\-")
    case (.bibtex, "\u{2009}"): put("\\,")
    case (.bibtex, _): letter(scalar, from: start)
    }
  }

  private mutating func letter(_ scalar: Unicode.Scalar, from start: Int) {
    let isMarked = cursor.peek == 0xCC || cursor.peek == 0xCD
    if !isMarked, let text = Letters.latin(scalar) { return put(text) }
    var marks: [Unicode.Scalar] = []
    var base: Unicode.Scalar? = scalar
    if Accents.commands[scalar] != nil {
      marks.append(scalar)
      base = lastLetter(before: start)
    }
    // No letter has more marks than that; each one copies those inside it.
    while marks.count < 8, let mark = mark() { marks.append(mark) }
    let raw = cursor.bytes[start..<cursor.offset]
    guard let base else { return put(raw) }
    let isInGreekWord = Letters.isInGreekWord(cursor.bytes, start..<cursor.offset)
    guard
      var text = Letters.command(for: base, marks: marks, isInGreekWord: isInGreekWord)
    else { return put(raw) }
    if base.isASCII { output.removeLast() }
    if marks == ["\u{361}"], let second = cursor.peek, second.isASCIILetter {
      // A tie stands over two letters.
      cursor.offset += 1
      text = "\\t{\(base)\(Unicode.Scalar(second))}"
    }
    put("{\(text)}")
  }

  /// The ASCII letter that was written last, for the marks that follow it.
  private func lastLetter(before start: Int) -> Unicode.Scalar? {
    guard start > 0, !isAfterCommand, cursor.bytes[start - 1].isASCIILetter,
      output.last == cursor.bytes[start - 1]
    else { return nil }
    return Unicode.Scalar(cursor.bytes[start - 1])
  }

  /// Consumes the next scalar if it is a mark that has a command.
  private mutating func mark() -> Unicode.Scalar? {
    guard let byte = cursor.peek, byte == 0xCC || byte == 0xCD else { return nil }
    let start = cursor.offset
    let scalar = nextScalar()
    if Accents.commands[scalar] != nil { return scalar }
    cursor.offset = start
    return nil
  }

  private mutating func nextScalar() -> Unicode.Scalar {
    let start = cursor.offset
    cursor.offset += 1
    _ = cursor.range { $0 & 0xC0 == 0x80 }
    return cursor.text(start..<cursor.offset).unicodeScalars.first ?? "\u{FFFD}"
  }
}
