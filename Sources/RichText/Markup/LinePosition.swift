internal import Text

/// Where a text begins in its line, on which the markers of lists and headings depend.
public enum LinePosition: Sendable {
  /// The end of the output, which holds the line so far.
  case endOfOutput
  /// Within a line, after text that the output does not hold.
  case inLine

  /// The line so far without leading spaces; `nil` if no marker of a block can end in it.
  func lineSoFar(in output: [UInt8]) -> ArraySlice<UInt8>? {
    switch self {
    case .inLine: nil
    case .endOfOutput: Self.shortLine(at: output)
    }
  }

  /// A longer line begins with no marker: the numbers of lists have 20 digits at most.
  private static let maximumLength = 24

  private static func shortLine(at output: [UInt8]) -> ArraySlice<UInt8>? {
    let tail = output.suffix(maximumLength)
    if let end = tail.lastIndex(of: UInt8(ascii: "\n")) {
      return output[(end + 1)...].drop(while: \.isBlank)
    }
    return tail.count < maximumLength ? tail.drop(while: \.isBlank) : nil
  }
}
