internal import Text

/// Finds the ends of arguments in TeX source: the optional ones in `[ ]`, `< >` and `( )`, and `{
/// }`.
///
/// One pass finds them all, so that unclosed brackets do not make it slow.
struct TeXGroups {
  /// For each offset of an opening sign, the offset of its closing sign.
  private var ends: [Int: Int] = [:]

  /// The next closing sign of each kind, between the same braces.
  private struct Closings {
    var square: Int?
    var angle: Int?
    var round: Int?
    /// The closing brace that ends them all.
    var brace: Int?
  }

  /// - Complexity: O(*n*).
  init(_ bytes: [UInt8]) {
    // The pass runs backwards, so that the closing sign is known at the opening one.
    var open = [Closings()]
    for index in bytes.indices.reversed() {
      let byte = bytes[index]
      guard "[]<>(){}".utf8.contains(byte), !Self.isEscaped(index, in: bytes) else { continue }
      let last = open.count - 1
      switch byte {
      case UInt8(ascii: "]"): open[last].square = index
      case UInt8(ascii: ">"): open[last].angle = index
      case UInt8(ascii: ")"): open[last].round = index
      case UInt8(ascii: "}"): open.append(Closings(brace: index))
      case UInt8(ascii: "["): ends[index] = open[last].square
      case UInt8(ascii: "<"): ends[index] = open[last].angle
      case UInt8(ascii: "("): ends[index] = open[last].round
      case UInt8(ascii: "{"):
        ends[index] = open[last].brace
        open.removeLast()
        // An unclosed opening brace hides what follows it from what precedes it.
        if open.isEmpty { open.append(Closings()) }
      default: break
      }
    }
  }

  /// The offset of the sign that closes the group opened at an offset; `nil` if there is none.
  func end(of start: Int) -> Int? { ends[start] }

  private static func isEscaped(_ index: Int, in bytes: [UInt8]) -> Bool {
    let backslashes = bytes[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }
    return !backslashes.count.isMultiple(of: 2)
  }
}
