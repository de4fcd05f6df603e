internal import Records
internal import Text

/// What the decoder does at a backslash.
extension LaTeX.Decoder {
  mutating func command() {
    let start = cursor.offset
    guard let byte = cursor.peek(ahead: 1) else {
      cursor.offset += 1
      return output.literal(UInt8(ascii: "\\"))
    }
    guard byte.isASCIILetter else { return controlSymbol(byte) }
    cursor.offset += 1
    let name = cursor.range(while: \.isASCIILetter)
    guard let meaning = LaTeX.Meaning.of(cursor.text(name)), perform(meaning) else {
      return unknown(from: start, to: name.upperBound)
    }
  }

  /// The meaning of the command that begins at `offset`, which is left there.
  func meaning(at offset: Int) -> LaTeX.Meaning? {
    var ahead = Cursor(cursor.bytes, at: offset + 1)
    guard let byte = ahead.peek else { return nil }
    if byte.isASCIILetter {
      return LaTeX.Meaning.of(ahead.text(ahead.range(while: \.isASCIILetter)))
    }
    if let mark = Accents.mark(ofSign: byte) { return .accent(mark) }
    return Self.isKnownSign(byte) ? .symbol("") : nil
  }

  // MARK: Commands that are a sign

  private static func isKnownSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "_"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "\\"):
      true
    default: byte.isASCIIWhitespace
    }
  }

  private mutating func controlSymbol(_ byte: UInt8) {
    let start = cursor.offset
    if let mark = Accents.mark(ofSign: byte) {
      cursor.offset += 2
      output.marks.append(mark)
      return skipBlanks()
    }
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "_"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      cursor.offset += 2
      output.scalar(Unicode.Scalar(byte))
    case UInt8(ascii: ","):
      cursor.offset += 2
      output.scalar("\u{2009}")
    case UInt8(ascii: "-"):
      cursor.offset += 2
      output.scalar("\u{AD}")
    case UInt8(ascii: "/"), UInt8(ascii: "@"):
      cursor.offset += 2
    case UInt8(ascii: "\\"):
      cursor.offset += 2
      _ = cursor.skipOptionalArgument()
      output.blank()
    case UInt8(ascii: "("), UInt8(ascii: "["):
      guard let end = structure.closing(of: start) else {
        return unknown(from: start, to: start + 2)
      }
      math(start + 2..<end)
      cursor.offset = end + 2
    case let byte where byte.isASCIIWhitespace:
      cursor.offset += 1
      skipBlanks()
      output.blank()
    default:
      unknown(from: start, to: start + (byte < 0x80 ? 2 : 1))
    }
  }

  // MARK: Commands that have a name

  /// Does what the command says, or returns false if its argument is not as it should be.
  private mutating func perform(_ meaning: LaTeX.Meaning) -> Bool {
    switch meaning {
    case .accent(let mark):
      output.marks.append(mark)
      skipBlanks()
    case .symbol(let text):
      output.text(text)
      skipBlanks()
    case .nothing:
      skipBlanks()
    case .blank:
      skipBlanks()
      output.blank()
    case .fontSwitch(let style):
      skipBlanks()
      begin(style)
    case .style(let style):
      return styledArgument(style)
    case .argument:
      guard let argument = argument() else { return false }
      let isCapital = protectedDepth == 0 && hasCapital(argument)
      cursor.offset = argument.lowerBound
      push(isCapital ? .protected : .transparent)
    case .between(let opening, let closing):
      guard let argument = argument() else { return false }
      output.text(opening)
      cursor.offset = argument.lowerBound
      push(.closing(closing))
    case .changeCase(let isUpper):
      guard let argument = argument() else { return false }
      cursor.offset = argument.lowerBound
      push(.changeCase(start: output.bytes.count, toUpper: isUpper))
    case .hide:
      guard let argument = argument() else { return false }
      remarks.append(.dropped(cursor.text(argument)))
      cursor.offset = argument.upperBound + 1
    case .url:
      guard let argument = argument() else { return false }
      verbatim(argument)
      cursor.offset = argument.upperBound + 1
    case .href:
      return link()
    case .math:
      guard let argument = argument() else { return false }
      ensuredMath(argument)
      cursor.offset = argument.upperBound + 1
    case .characterCode:
      return characterCode()
    case .symbolCode:
      guard let argument = argument(), let code = Int(cursor.text(argument).trimmed),
        let scalar = Self.scalar(ofCode: code)
      else { return false }
      output.scalar(scalar)
      cursor.offset = argument.upperBound + 1
    }
    return true
  }

  /// What stands between the braces that come next, or `nil`; the cursor stays before them.
  private mutating func argument() -> Range<Int>? {
    let start = cursor.offset
    skipBlanks()
    defer { cursor.offset = start }
    guard cursor.peek == UInt8(ascii: "{"), let end = structure.closing(of: cursor.offset) else {
      return nil
    }
    return cursor.offset + 1..<end
  }

  /// Sets an argument in a style; without braces it is one character, as in `\textsuperscript2`.
  private mutating func styledArgument(_ style: RichText.Style) -> Bool {
    if let argument = argument() {
      cursor.offset = argument.lowerBound
      push(.transparent)
      begin(style)
      return true
    }
    skipBlanks()
    guard let byte = cursor.peek, !Self.isSpecial(byte) else { return false }
    let start = cursor.offset
    cursor.offset += 1
    _ = cursor.range { $0 & 0xC0 == 0x80 }
    output.markup("<\(style.rawValue)>")
    output.plain(cursor.bytes[start..<cursor.offset])
    output.markup("</\(style.rawValue)>")
    return true
  }

  /// Whether a capital stands in the range; ranges within one that had none are not searched.
  private mutating func hasCapital(_ range: Range<Int>) -> Bool {
    if range.upperBound <= endOfSmall { return false }
    let isFound = cursor.bytes[range].contains { (0x41...0x5A).contains($0) }
    if !isFound { endOfSmall = range.upperBound }
    return isFound
  }

  /// Writes text in which no sign is TeX's.
  private mutating func verbatim(_ range: Range<Int>) {
    for scalar in cursor.text(range).unicodeScalars { output.scalar(scalar) }
  }

  /// Reads `\href{address}{text}`, of which a value keeps the text.
  private mutating func link() -> Bool {
    guard let address = argument() else { return false }
    let start = cursor.offset
    cursor.offset = address.upperBound + 1
    guard let text = argument() else {
      cursor.offset = start
      return false
    }
    if !cursor.bytes[text].elementsEqual(cursor.bytes[address]) {
      remarks.append(.dropped(cursor.text(address)))
    }
    cursor.offset = text.lowerBound
    push(.transparent)
    return true
  }

  /// Writes math, or the character alone for one command: it is how text gets such a sign.
  private mutating func ensuredMath(_ range: Range<Int>) {
    let source = cursor.text(range).trimmed
    if source.utf8.first == UInt8(ascii: "\\"),
      let text = MathSymbols.texts[String(source.dropFirst())]
    {
      output.text(text)
    } else {
      math(range)
    }
  }

  /// Reads the number after `\char`: `"E9`, `'351` or `233`.
  private mutating func characterCode() -> Bool {
    skipBlanks()
    let start = cursor.offset
    let isHex = cursor.skip(UInt8(ascii: "\""))
    let isOctal = !isHex && cursor.skip(UInt8(ascii: "'"))
    let digits = cursor.text(cursor.range { isHex ? $0.isHexDigit : $0.isASCIIDigit })
    guard let code = Int(digits, radix: isHex ? 16 : isOctal ? 8 : 10),
      let scalar = Self.scalar(ofCode: code)
    else {
      cursor.offset = start
      return false
    }
    output.scalar(scalar)
    _ = cursor.skip(0x20)
    return true
  }

  /// The character with a number in T1, where that is the number it has in Unicode too.
  private static func scalar(ofCode code: Int) -> Unicode.Scalar? {
    switch code {
    case 0x20...0x7E: Unicode.Scalar(UInt8(code))
    case 0xD7, 0xDF, 0xF7, 0xFF: nil
    case 0xC0...0x10FFFF: Unicode.Scalar(UInt32(code))
    default: nil
    }
  }

  // MARK: Other commands

  /// Leaves a command that is not known as it is, with its arguments.
  private mutating func unknown(from start: Int, to end: Int) {
    for mark in output.marks {
      let accent = Accents.commands[mark] ?? ""
      output.command(Array(accent.utf8)[...], arguments: [])
    }
    output.marks.removeAll()
    let name = cursor.bytes[start..<end]
    remarks.append(.unknownCommand(String(decoding: name, as: UTF8.self)))
    cursor.offset = end
    var arguments: [UInt8] = []
    while true {
      let opening = cursor.offset
      if cursor.peek == UInt8(ascii: "{"), let closing = structure.closing(of: opening) {
        cursor.offset = closing + 1
      } else if !cursor.skipOptionalArgument() {
        break
      }
      arguments += cursor.bytes[opening..<cursor.offset]
    }
    output.command(name, arguments: arguments.map { $0.isASCIIWhitespace ? 0x20 : $0 })
  }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isASCIIDigit || (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(self & 0xDF)
  }
}
