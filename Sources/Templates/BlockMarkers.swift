import Text

/// The markers of lists and quotations, after which another block may begin in Markdown and Typst.
enum BlockMarkers {
  /// The number of bytes of a line that are read for each value in it.
  private static let maximumBytes = 1_000

  /// Whether a line has only spaces and markers so far, as `  > 1. - ` has.
  ///
  /// A line that is too long to be read for each value counts as one.
  static func areAll(of line: ArraySlice<UInt8>) -> Bool {
    if line.count > maximumBytes {
      return line.prefix(maximumBytes).allSatisfy {
        $0.isBlank || $0.isASCIIDigit || ">-+*.)".utf8.contains($0)
      }
    }
    var rest = line.drop { $0.isBlank }
    while let byte = rest.first {
      if byte == UInt8(ascii: ">") {
        rest = rest.dropFirst()
      } else if let length = listMarker(rest), rest.dropFirst(length).first?.isBlank == true {
        rest = rest.dropFirst(length)
      } else {
        return false
      }
      rest = rest.drop { $0.isBlank }
    }
    return true
  }

  /// The length of the list marker that the text begins with: `-`, `+`, `*`, `1.` or `1)`.
  private static func listMarker(_ text: ArraySlice<UInt8>) -> Int? {
    if let byte = text.first, "-+*".utf8.contains(byte) { return 1 }
    return numberMarker(text)
  }

  /// The length of the number and the dot or parenthesis that the text begins with.
  static func numberMarker(_ text: ArraySlice<UInt8>) -> Int? {
    let digits = text.prefix { $0.isASCIIDigit }.count
    guard digits > 0, let end = text.dropFirst(digits).first else { return nil }
    return end == UInt8(ascii: ".") || end == UInt8(ascii: ")") ? digits + 1 : nil
  }
}
