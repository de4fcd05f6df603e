/// A reader that moves forward over the bytes of one file.
///
/// All structure in the formats we read is ASCII, so a parser compares bytes and never splits a
/// scalar. `@inlinable` lets parsers in other modules compile this into their own loops.
public struct Cursor: Sendable {
  public let bytes: [UInt8]
  public var offset: Int

  @inlinable
  public init(_ bytes: [UInt8], at offset: Int = 0) {
    self.bytes = bytes
    self.offset = offset
  }

  @inlinable public var isAtEnd: Bool { offset >= bytes.count }

  /// The next byte, or `nil` at the end.
  @inlinable public var peek: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte that many places ahead, or `nil` beyond the end.
  @inlinable
  public func peek(ahead distance: Int) -> UInt8? {
    offset + distance < bytes.count ? bytes[offset + distance] : nil
  }

  /// Consumes and returns the next byte, or returns `nil` at the end.
  @inlinable
  public mutating func next() -> UInt8? {
    guard offset < bytes.count else { return nil }
    defer { offset += 1 }
    return bytes[offset]
  }

  /// Consumes the byte if it comes next, and says whether it did.
  @inlinable
  public mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  /// Consumes bytes while `belongs` holds, and returns where they were.
  @inlinable
  public mutating func range(while belongs: (UInt8) -> Bool) -> Range<Int> {
    let start = offset
    while let byte = peek, belongs(byte) { offset += 1 }
    return start..<offset
  }

  /// The text of a range, with U+FFFD for bytes that are not UTF-8.
  @inlinable
  public func text(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }
}
