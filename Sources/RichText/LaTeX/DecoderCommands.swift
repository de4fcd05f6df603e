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
    guard let meaning = LaTeX.Meaning.of(cursor.text(name)),
      perform(meaning, of: cursor.text(name))
    else {
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

  // MARK: Commands that have a name

  /// Does what the command says, or returns false if its argument is not as it should be.
  private mutating func perform(_ meaning: LaTeX.Meaning, of name: String) -> Bool {
    switch meaning {
    case .accent(let mark):
      output.marks.append(mark)
      skipSpaces()
    case .accents(let marks):
      output.marks += marks
      skipSpaces()
    case .logo(let text):
      output.logo(text)
      skipSpaces()
    case .symbol(let text):
      output.text(text)
      skipSpaces()
    case .nothing:
      skipSpaces()
    case .space:
      skipSpaces()
      output.space()
    case .paragraph:
      skipSpaces()
      space(isParagraph: true)
    case .fontSwitch(let style):
      skipSpaces()
      begin(style)
    case .style(let style):
      return styledArgument(style)
    case .argument(let isFont):
      guard let argument = argument() else { return false }
      if isFont { remarks.append(.withoutFont(name)) }
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
      remarks.append(.dropped("\\\(name){\(cursor.text(argument))}"))
      cursor.offset = argument.upperBound + 1
    case .verbatim:
      guard let argument = argument() else { return delimited() }
      verbatim(argument)
      cursor.offset = argument.upperBound + 1
    case .url:
      guard let argument = argument() else { return delimited() }
      let address = LaTeX.decodeVerbatim(cursor.text(argument)).trimmed
      if LinkRule.target(of: address) == nil {
        output.text(address)
      } else {
        output.command(Array("\\url".utf8)[...], arguments: Self.argument(address))
      }
      cursor.offset = argument.upperBound + 1
    case .href:
      return link()
    case .math:
      guard let argument = argument() else { return false }
      ensuredMath(argument)
      cursor.offset = argument.upperBound + 1
    case .mathConditional:
      return textOfConditional()
    case .endOfConditional:
      guard openConditionals > 0 else { return false }
      openConditionals -= 1
      skipSpaces()
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
    skipSpaces()
    defer { cursor.offset = start }
    guard cursor.peek == UInt8(ascii: "{"), let end = structure.closing(of: cursor.offset) else {
      return nil
    }
    return cursor.offset + 1..<end
  }

  /// Sets an argument in a style; without braces it is one character, as in `\textsuperscript2`.
  private mutating func styledArgument(_ style: MarkedText.Style) -> Bool {
    if let argument = argument() {
      cursor.offset = argument.lowerBound
      push(.transparent)
      begin(style)
      return true
    }
    skipSpaces()
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
  mutating func verbatim(_ range: Range<Int>) {
    for scalar in cursor.text(range).unicodeScalars {
      if scalar.properties.isWhitespace, scalar.isASCII {
        output.space()
      } else {
        output.scalar(scalar)
      }
    }
  }

  /// Reads `\href{address}{text}`, which stays a link with a plain address; an address that may be
  /// no link follows the text.
  private mutating func link() -> Bool {
    guard let address = argument() else { return false }
    let start = cursor.offset
    cursor.offset = address.upperBound + 1
    guard let text = argument() else {
      cursor.offset = start
      return false
    }
    let plain = LaTeX.decodeVerbatim(cursor.text(address)).trimmed
    cursor.offset = text.lowerBound
    if LinkRule.target(of: plain) == nil {
      push(.closing(plain.isEmpty || cursor.text(text) == plain ? "" : " (\(plain))"))
    } else {
      let argument = Self.argument(plain) + [UInt8(ascii: "{")]
      output.command(Array("\\href".utf8)[...], arguments: argument)
      push(.closing("}"))
    }
    return true
  }

  /// An address in braces as a value has it, with what would read as markup percent-encoded.
  private static func argument(_ address: String) -> [UInt8] {
    var result = [UInt8(ascii: "{")]
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "$"),
        UInt8(ascii: "<"), UInt8(ascii: ">"), 0...0x20, 0x7F:
        result += Array("%\(byte.hexadecimal)".utf8)
      default: result.append(byte)
      }
    }
    return result + [UInt8(ascii: "}")]
  }

  /// Writes math, or the character alone for one command: it is how text gets such a sign.
  private mutating func ensuredMath(_ range: Range<Int>) {
    let source = cursor.text(range).trimmed
    if source.utf8.first == UInt8(ascii: "\\"),
      let text = MathSymbols.texts[String(source.dropFirst())]
    {
      output.text(text)
    } else {
      _ = math(range)
    }
  }
}
