internal import Text

/// Plain text without control characters, which no format can show.
public enum PlainText {
  /// The text without control characters; tabs stay, and every line end becomes a line feed.
  ///
  /// - Complexity: O(*n*); text without control characters is not copied.
  public static func lines(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isClean = text.allSatisfy { !$0.isASCIIControl && $0 != leadOfC1 }
    if isClean { return text }
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var index = text.startIndex
    while index < text.endIndex {
      let byte = text[index]
      let next = index + 1 < text.endIndex ? text[index + 1] : nil
      index += 1
      if byte == UInt8(ascii: "\r") {
        if next == UInt8(ascii: "\n") { index += 1 }
        result.append(UInt8(ascii: "\n"))
      } else if byte == leadOfC1, let next, next < 0xA0 {
        index += 1
      } else if !byte.isASCIIControl || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") {
        result.append(byte)
      }
    }
    return result[...]
  }

  /// The text without control characters on one line: a space for each line end and tab.
  ///
  /// - Complexity: O(*n*); text without control characters is not copied.
  public static func line(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var result = lines(text)
    for index in result.indices where result[index].isASCIIControl {
      result[index] = UInt8(ascii: " ")
    }
    return result
  }

  /// The first byte of U+0080 to U+00BF in UTF-8; control characters end at U+009F.
  private static let leadOfC1: UInt8 = 0xC2
}
