internal import Text

extension Cursor {
  /// Passes over a short `[…]` in which nothing is TeX or markup, and says whether one was there.
  ///
  /// The length is limited so that brackets which never close do not make reading slow.
  mutating func skipOptionalArgument() -> Bool {
    guard peek == UInt8(ascii: "[") else { return false }
    for index in offset..<min(offset + 200, bytes.count) {
      switch bytes[index] {
      case UInt8(ascii: "]"):
        offset = index + 1
        return true
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "\\"), UInt8(ascii: "$"),
        UInt8(ascii: "<"):
        return false
      default: break
      }
    }
    return false
  }
}
