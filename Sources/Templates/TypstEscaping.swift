import Text

/// Values in Typst.
enum TypstEscaping {
  static func escape(_ text: String, at place: TemplatePlace) -> [UInt8] {
    let bytes = PlainText.line(text)
    var result: [UInt8] = []
    let marker = place == .blockStart ? blockMarker(bytes[...]) : nil
    for (index, byte) in bytes.enumerated() {
      let following = index + 1 < bytes.count ? bytes[index + 1] : nil
      if index == marker || isMarkup(byte, before: following) {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
    }
    return result
  }

  private static func isMarkup(_ byte: UInt8, before following: UInt8?) -> Bool {
    if byte == UInt8(ascii: "/") {
      return following == UInt8(ascii: "/") || following == UInt8(ascii: "*")
    }
    return "\\#$*_[]<>@`~".utf8.contains(byte)
  }

  /// The offset of what makes a heading, a list or a term of a line that begins with the text.
  private static func blockMarker(_ text: ArraySlice<UInt8>) -> Int? {
    let start = text.prefix { $0.isBlank }.count
    let rest = text.dropFirst(start)
    if let byte = rest.first, "=-+/".utf8.contains(byte) { return start }
    guard let length = BlockMarkers.numberMarker(rest) else { return nil }
    let end = start + length - 1
    return text[end] == UInt8(ascii: ".") ? end : nil
  }
}
