/// A place in a text as editors count it: lines and columns from 1, columns in Unicode scalars.
public struct SourcePosition: Equatable, Sendable {
  public var line = 1
  public var column = 1

  /// The place where a text begins.
  public init() {}

  /// Counts the lines up to `offset`; LF, CRLF and a lone CR each end a line.
  ///
  /// - Complexity: O(*offset*).
  public init(of offset: Int, in text: [UInt8]) {
    advance(over: 0..<min(offset, text.count), in: text)
  }

  fileprivate mutating func advance(over range: Range<Int>, in text: [UInt8]) {
    for index in range {
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
    }
  }
}

/// The places of a text, for messages about many of them.
///
/// A file with thousands of faults would be counted from its start for each; here it is counted
/// once, and the place of every thousandth byte is kept.
public struct SourcePositions: Sendable {
  private let text: [UInt8]
  /// The places of the bytes 0, 1,024, 2,048 and so on, as far as they were asked for.
  private var known = [SourcePosition()]
  private static let step = 1024

  public init(_ text: [UInt8]) { self.text = text }

  /// The place of a byte, or of the end of the text.
  ///
  /// - Complexity: O(1), but O(*offset*) where none so far on was asked for.
  public mutating func position(of offset: Int) -> SourcePosition {
    let offset = min(offset, text.count)
    while known.count <= offset / Self.step {
      var position = known[known.count - 1]
      position.advance(over: (known.count - 1) * Self.step..<known.count * Self.step, in: text)
      known.append(position)
    }
    var position = known[offset / Self.step]
    position.advance(over: offset / Self.step * Self.step..<offset, in: text)
    return position
  }
}
