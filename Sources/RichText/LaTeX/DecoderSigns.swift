internal import Text

/// What the decoder does at signs that are no backslash: dashes, quotation marks and math.
extension LaTeX.Decoder {
  mutating func dashes() {
    let hyphen = UInt8(ascii: "-")
    let isDouble = cursor.peek(ahead: 1) == hyphen
    let isTriple = isDouble && cursor.peek(ahead: 2) == hyphen
    cursor.offset += isTriple ? 3 : isDouble ? 2 : 1
    if isDouble { output.scalar(isTriple ? "—" : "–") } else { output.literal(hyphen) }
  }

  /// Reads quotation marks; a single `'` is an apostrophe unless it closes a quotation.
  mutating func quotes(_ byte: UInt8) {
    let isOpening = byte == UInt8(ascii: "`")
    cursor.offset += 1
    if cursor.skip(byte) { return output.scalar(isOpening ? "“" : "”") }
    if isOpening {
      openQuotes += 1
      output.scalar("‘")
    } else if openQuotes > 0, cursor.peek?.isASCIILetter != true, output.last != 0x20 {
      openQuotes -= 1
      output.scalar("’")
    } else {
      output.literal(byte)
    }
  }

  /// Reads the ligatures that TeX's fonts have for `¡` and `¿`.
  mutating func invertedMark(_ byte: UInt8) {
    cursor.offset += 1
    if cursor.skip(UInt8(ascii: "`")) {
      output.scalar(byte == UInt8(ascii: "!") ? "¡" : "¿")
    } else {
      output.literal(byte)
    }
  }

  /// Reads `^^e9`, which TeX takes for the byte E9.
  mutating func circumflex() {
    let circumflex = UInt8(ascii: "^")
    cursor.offset += 1
    guard cursor.peek == circumflex, let high = hexDigit(cursor.peek(ahead: 1)),
      let low = hexDigit(cursor.peek(ahead: 2)), high >= 0xA
    else { return output.literal(circumflex) }
    cursor.offset += 3
    output.scalar(Unicode.Scalar(high << 4 | low))
  }

  /// The value of a digit as TeX takes it after `^^`: its letters are small.
  private func hexDigit(_ byte: UInt8?) -> UInt8? {
    guard let byte, byte == byte.asciiLowercased else { return nil }
    return byte.hexadecimalValue
  }

  // MARK: Math

  mutating func dollar() {
    let start = cursor.offset
    let width = cursor.peek(ahead: 1) == UInt8(ascii: "$") ? 2 : 1
    if let end = structure.closing(of: start), math(start + width..<end) {
      cursor.offset = end + width
    } else {
      cursor.offset += 1
      output.literal(UInt8(ascii: "$"))
    }
  }

  /// Writes a formula as `$x$`, however the source spells it; false means that it is empty.
  mutating func math(_ range: Range<Int>) -> Bool {
    let source = Self.withEscapedBraces(Self.formula(cursor.bytes[range]))
    guard !source.isEmpty else { return false }
    output.flushMarks(downTo: 0)
    output.math(source)
    return true
  }

  /// A formula in the form in which `MarkedText` finds its end.
  ///
  /// White space goes from the ends and is a space inside; `$` inside becomes `\(` and `\)`.
  private static func formula(_ source: ArraySlice<UInt8>) -> [UInt8] {
    var formula: [UInt8] = []
    var isEscaped = false
    var isInside = false
    for byte in source {
      if byte.isASCIIWhitespace {
        if isEscaped || !(formula.isEmpty || formula.last == 0x20) { formula.append(0x20) }
      } else if byte == UInt8(ascii: "$"), !isEscaped {
        formula += [UInt8(ascii: "\\"), UInt8(ascii: isInside ? ")" : "(")]
        isInside.toggle()
      } else {
        formula.append(byte)
      }
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    guard formula.last == 0x20 else { return formula }
    let isControlSpace = formula.dropLast().last == UInt8(ascii: "\\")
    if isControlSpace { return formula + Array("{}".utf8) }
    return formula.dropLast()
  }

  /// The formula with `\{` and `\}` for the `\lbrace{}` and `\rbrace{}` that the encoder writes
  /// where the signs do not pair: a file could not hold them otherwise.
  private static func withEscapedBraces(_ formula: [UInt8]) -> [UInt8] {
    guard formula.contains(UInt8(ascii: "{")) else { return formula }
    var result: [UInt8] = []
    for byte in formula {
      result.append(byte)
      guard byte == UInt8(ascii: "}") else { continue }
      for (name, sign) in braceNames where result.suffix(name.count).elementsEqual(name) {
        result.removeLast(name.count)
        let isEscaped = result.reversed().prefix { $0 == UInt8(ascii: "\\") }.count % 2 == 1
        result += isEscaped ? name : [UInt8(ascii: "\\"), sign]
      }
    }
    return result
  }

  private static let braceNames = [
    (Array("\\lbrace{}".utf8), UInt8(ascii: "{")), (Array("\\rbrace{}".utf8), UInt8(ascii: "}")),
  ]
}
