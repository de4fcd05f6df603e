internal import Text

/// What the decoder does at commands that are a sign, and at those it does not know.
extension LaTeX.Decoder {
  static func isKnownSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "&"), UInt8(ascii: "%"), UInt8(ascii: "$"), UInt8(ascii: "#"),
      UInt8(ascii: "_"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","),
      UInt8(ascii: "/"), UInt8(ascii: "@"), UInt8(ascii: "-"), UInt8(ascii: "\\"):
      true
    default: byte.isASCIIWhitespace
    }
  }

  mutating func controlSymbol(_ byte: UInt8) {
    let start = cursor.offset
    if let mark = Accents.mark(ofSign: byte) {
      cursor.offset += 2
      output.marks.append(mark)
      return skipSpaces()
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
      output.space()
    case UInt8(ascii: "("), UInt8(ascii: "["):
      guard let end = structure.closing(of: start) else {
        return unknown(from: start, to: start + 2)
      }
      _ = math(start + 2..<end)
      cursor.offset = end + 2
    case let byte where byte.isASCIIWhitespace:
      cursor.offset += 1
      skipSpaces()
      output.space()
    case UInt8(ascii: "<"):
      // The one command that a value cannot keep: there it is an escaped sign.
      remarks.append(.unknownCommand("\\<"))
      cursor.offset += 2
      output.literal(byte)
    case let byte where byte.isASCIIDigit || byte >= 0x80:
      remarks.append(.unknownCommand("\\"))
      cursor.offset += 1
      output.literal(UInt8(ascii: "\\"))
    default:
      unknown(from: start, to: start + 2)
    }
  }

  // MARK: Other commands

  /// Leaves a command that is not known as it is, with its arguments.
  mutating func unknown(from start: Int, to end: Int) {
    for mark in output.marks {
      let accent = Accents.commands[mark] ?? ""
      output.command(Array(accent.utf8)[...], arguments: [])
    }
    output.marks.removeAll()
    let name = cursor.bytes[start..<end]
    remarks.append(.unknownCommand(String(decoding: name, as: UTF8.self)))
    cursor.offset = end
    while name.last?.isASCIILetter == true {
      let opening = cursor.offset
      if cursor.peek == UInt8(ascii: "{"), let closing = structure.closing(of: opening) {
        cursor.offset = closing + 1
      } else if !cursor.skipOptionalArgument() {
        break
      }
    }
    output.command(name, arguments: Self.kept(cursor.bytes[end..<cursor.offset]))
  }

  /// Arguments as a value can hold them: on one line, and without `\\}`, in which the brace would
  /// read as an escaped one.
  private static func kept(_ arguments: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(arguments.count)
    var isEscaped = false
    var isAfterPair = false
    for byte in arguments {
      if isAfterPair, LaTeX.ValueStructure.isEscapable(byte) { result.append(0x20) }
      result.append(byte.isASCIIWhitespace ? 0x20 : byte)
      isAfterPair = isEscaped && byte == UInt8(ascii: "\\")
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
    }
    return result
  }
}
