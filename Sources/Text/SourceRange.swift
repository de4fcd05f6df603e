/// A half-open range of byte offsets, counted from 0, in the named file.
///
/// Offsets are kept and lines are computed on printing: a parser that succeeds never counts one.
public struct SourceRange: Equatable, Sendable {
  /// The file's name as the user would type it; `-` for standard input.
  public var file: String
  public var bytes: Range<Int>

  public init(file: String, bytes: Range<Int>) {
    self.file = file
    self.bytes = bytes
  }

  /// The place of one byte, or of the end of the text.
  public init(file: String, at offset: Int) {
    self.init(file: file, bytes: offset..<offset)
  }
}

/// A place in a text as editors count it: lines and columns from 1, columns in Unicode scalars.
public struct SourcePosition: Equatable, Sendable {
  public var line: Int
  public var column: Int

  /// Counts the lines up to `offset`; LF, CRLF and a lone CR each end a line.
  ///
  /// - Complexity: O(*offset*).
  public init(of offset: Int, in text: [UInt8]) {
    line = 1
    column = 1
    var index = 0
    let end = min(offset, text.count)
    while index < end {
      let byte = text[index]
      let isBeforeLF =
        byte == UInt8(ascii: "\r") && index + 1 < text.count
        && text[index + 1] == UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || (byte == UInt8(ascii: "\r") && !isBeforeLF) {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 && !isBeforeLF {
        column += 1
      }
      index += 1
    }
  }
}
