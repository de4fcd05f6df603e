import Text

/// Text without what no format can show.
enum PlainText {
  /// The bytes of a text without its control characters; tabs stay, and line ends become LF.
  static func lines(_ text: String) -> [UInt8] {
    let isClean = text.utf8.allSatisfy { !$0.isASCIIControl && $0 != firstOfC1 }
    if isClean { return Array(text.utf8) }
    var result: [UInt8] = []
    var cursor = Cursor(Array(text.utf8))
    while let byte = cursor.next() {
      if byte == UInt8(ascii: "\r") {
        _ = cursor.skip(UInt8(ascii: "\n"))
        result.append(UInt8(ascii: "\n"))
      } else if byte == firstOfC1, let next = cursor.peek, next < 0xA0 {
        cursor.offset += 1
      } else if !byte.isASCIIControl || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
        result.append(byte)
      }
    }
    return result
  }

  /// The first byte of the control characters U+0080 to U+009F, and of U+00A0 to U+00BF.
  private static let firstOfC1: UInt8 = 0xC2

  /// The same on one line.
  static func line(_ text: String) -> [UInt8] {
    lines(text).map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }
  }
}
