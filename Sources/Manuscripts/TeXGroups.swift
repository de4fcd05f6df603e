internal import Text

/// Where the arguments of a TeX source end: the optional ones in `[ ]`, `< >` and `( )`, and `{ }`.
///
/// All are found in one pass, so that a source full of brackets that nothing closes takes no longer
/// than another one.
struct TeXGroups {
  /// By the offset of what opens a group, that of what closes it.
  private var ends: [Int: Int] = [:]

  /// Where the next closing sign of each kind is, between the same braces.
  private struct Closings {
    var square: Int?
    var angle: Int?
    var round: Int?
    /// The brace that ends all of them.
    var brace: Int?
  }

  /// - Complexity: O(*n*).
  init(_ bytes: [UInt8]) {
    // It goes backwards: what closes a bracket is then known where the bracket is.
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
        // A brace that nothing closes hides all that follows it.
        if open.isEmpty { open.append(Closings()) }
      default: break
      }
    }
  }

  /// The offset of what closes the group that an offset opens; `nil` when nothing does.
  func end(of start: Int) -> Int? { ends[start] }

  private static func isEscaped(_ index: Int, in bytes: [UInt8]) -> Bool {
    let backslashes = bytes[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }
    return !backslashes.count.isMultiple(of: 2)
  }
}
