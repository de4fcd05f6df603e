internal import Text

extension [UInt8] {
  /// Whether a text has no characters other than white space, after a byte order mark.
  var isEmptyText: Bool {
    let marks: [[UInt8]] = [ByteOrderMark.bytes, [0xFF, 0xFE], [0xFE, 0xFF]]
    let mark = marks.first { starts(with: $0) } ?? []
    return dropFirst(mark.count).allSatisfy { $0.isASCIIWhitespace || ($0 == 0 && mark.count == 2) }
  }
}
