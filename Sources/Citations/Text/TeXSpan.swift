internal import RichText
internal import Text

/// TeX in a text, as records and LaTeX users have it: formulas, as in `the $k$-means`, and commands,
/// as in `\ce{H2O}`.
///
/// Formulas are those of `MarkedText`. Whether a formula or a command is harmless is asked where it is
/// written.
enum TeXSpan {
  /// The byte ranges of formulas, dollar signs included, and of commands outside formulas.
  ///
  /// - Complexity: O(*n*).
  static func ranges(in bytes: [UInt8]) -> [Range<Int>] {
    let formulas = formulas(in: bytes)
    guard bytes.contains(UInt8(ascii: "\\")) else { return formulas }
    return commands(in: bytes, between: formulas)
  }

  private static func formulas(in bytes: [UInt8]) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        // A dollar sign after a backslash is plain.
        index += index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "$") ? 2 : 1
      } else if bytes[index] == UInt8(ascii: "$"),
        let end = MarkedText.endOfMath(in: bytes, from: index)
      {
        ranges.append(index..<end)
        index = end
      } else {
        index += 1
      }
    }
    return ranges
  }

  /// The formulas and the commands around them, in order.
  private static func commands(in bytes: [UInt8], between formulas: [Range<Int>]) -> [Range<Int>] {
    let closings = Braces.closings(in: bytes)
    var ranges: [Range<Int>] = []
    var rest = formulas[...]
    var index = 0
    while index < bytes.count {
      if let formula = rest.first, index >= formula.lowerBound {
        rest.removeFirst()
        if index == formula.lowerBound {
          ranges.append(formula)
          index = formula.upperBound
        }
        continue
      }
      guard bytes[index] == UInt8(ascii: "\\"),
        let end = endOfCommand(in: bytes, at: index, closings)
      else {
        index += 1
        continue
      }
      ranges.append(index..<end)
      index = end
    }
    return ranges
  }

  /// Where a command ends whose backslash is at `start`, the groups right after its name included.
  private static func endOfCommand(in bytes: [UInt8], at start: Int, _ closings: [Int: Int]) -> Int?
  {
    var end = start + 1
    while end < bytes.count, bytes[end].isASCIILetter { end += 1 }
    guard end > start + 1 else { return nil }
    if end < bytes.count, bytes[end] == UInt8(ascii: "*") { end += 1 }
    if end < bytes.count, bytes[end] == UInt8(ascii: "["),
      let close = bytes[end...].firstIndex(where: { "]{}\\".utf8.contains($0) }),
      bytes[close] == UInt8(ascii: "]"), close + 1 < bytes.count,
      bytes[close + 1] == UInt8(ascii: "{")
    {
      end = close + 1
    }
    while let close = closings[end] { end = close + 1 }
    return end
  }
}

/// Which brace closes which.
private enum Braces {
  /// The offset of the closing brace of each pair, by that of the opening one; a brace after a
  /// backslash is none.
  static func closings(in bytes: [UInt8]) -> [Int: Int] {
    var closings: [Int: Int] = [:]
    var open: [Int] = []
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\"): index += 1
      case UInt8(ascii: "{"): open.append(index)
      case UInt8(ascii: "}"): if let start = open.popLast() { closings[start] = index }
      default: break
      }
      index += 1
    }
    return closings
  }
}
