/// Where the lines of a text begin, for naming many places in it.
///
/// `SourcePosition` counts from the beginning for each place; this counts once.
public struct LineIndex: Sendable {
  private let text: [UInt8]
  private let starts: [Int]

  /// - Complexity: O(*n*).
  public init(of text: [UInt8]) {
    self.text = text
    var starts = [0]
    for (index, byte) in text.enumerated() {
      let isLoneCR =
        byte == UInt8(ascii: "\r")
        && (index + 1 == text.count || text[index + 1] != UInt8(ascii: "\n"))
      if byte == UInt8(ascii: "\n") || isLoneCR { starts.append(index + 1) }
    }
    self.starts = starts
  }

  /// The line and the column of an offset, as `SourcePosition` has them.
  ///
  /// - Complexity: O(log *n*), and the length of the line.
  public func position(of offset: Int) -> SourcePosition {
    let offset = min(offset, text.count)
    var low = 0
    var high = starts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    // One byte more, which tells a CR before LF from one alone.
    let line = text[starts[low]..<min(offset + 1, text.count)]
    var position = SourcePosition(of: offset - starts[low], in: Array(line))
    position.line += low
    return position
  }
}
