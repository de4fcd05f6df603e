/// Literal and folded blocks of text, `|` and `>`.
extension YAMLReader {
  private struct BlockHeader {
    var isFolded = false
    /// `-` strips the line ends at the end, `+` keeps them all, and without a sign one stays.
    var chomping: UInt8?
    var indentation: Int?
  }

  mutating func blockScalar(parent: Int) throws(Diagnostic) -> YAMLNode {
    let start = cursor.offset
    let header = try blockHeader()
    var text: [UInt8] = []
    var indentation = header.indentation.map { max(parent, 0) + $0 }
    /// The line ends since the last line of text.
    var breaks = 0
    var isFirst = true
    var wasIndented = false
    var end = cursor.offset
    newline()
    while !cursor.isAtEnd {
      let line = cursor.offset
      let spaces = cursor.range { $0 == 0x20 }.count
      if cursor.isAtEnd || cursor.peek?.isLineEnd ?? false, spaces <= indentation ?? spaces {
        if cursor.isAtEnd { break }
        newline()
        breaks += 1
        continue
      }
      let expected = indentation ?? spaces
      cursor.offset = line
      guard spaces >= expected, expected > parent, !isAtMarker else { break }
      indentation = expected
      cursor.offset = min(line + expected, cursor.bytes.count)
      let content = cursor.range { !$0.isLineEnd }
      let isIndented = content.first.map { cursor.bytes[$0].isBlank } ?? false
      if isFirst {
        text += Array(repeating: 0x0A, count: breaks)
      } else if header.isFolded, !isIndented, !wasIndented {
        Self.fold(breaks, into: &text)
      } else {
        text += Array(repeating: 0x0A, count: breaks)
      }
      text += cursor.bytes[content]
      (isFirst, wasIndented, breaks, end) = (false, isIndented, 0, content.upperBound)
      if cursor.isAtEnd { break }
      newline()
      breaks = 1
    }
    switch header.chomping {
    case UInt8(ascii: "-"): break
    case UInt8(ascii: "+"): text += Array(repeating: 0x0A, count: breaks)
    default: if !isFirst, breaks > 0 { text.append(0x0A) }
    }
    return YAMLNode(.quoted(String(decoding: text, as: UTF8.self)), range: start..<end)
  }

  private mutating func blockHeader() throws(Diagnostic) -> BlockHeader {
    let start = cursor.offset
    var header = BlockHeader()
    header.isFolded = cursor.next() == UInt8(ascii: ">")
    while let byte = cursor.peek, !byte.isASCIIWhitespace {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "+"): header.chomping = byte
      case UInt8(ascii: "1")...UInt8(ascii: "9"):
        header.indentation = Int(byte - UInt8(ascii: "0"))
      default:
        throw problem(
          "a block of text begins in the line of its sign",
          hint: "begin it on the next line, or put text that begins with | or > into quotes",
          at: start)
      }
      cursor.offset += 1
    }
    skipBlanks()
    guard isAtLineEnd else {
      throw problem(
        "a block of text begins in the line of its sign",
        hint: "begin it on the next line, or put text that begins with | or > into quotes",
        at: start)
    }
    _ = cursor.range { !$0.isLineEnd }
    return header
  }
}
