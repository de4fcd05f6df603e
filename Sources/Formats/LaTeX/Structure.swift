internal import Text

extension LaTeX {
  /// Where the groups and formulas of a TeX source end, found in one pass before it is read.
  ///
  /// With every end known beforehand the decoder never searches, so no nesting and no sign that
  /// lacks its partner can make it slow. A formula may not reach beyond the group it began in.
  struct Structure {
    /// The offsets of `{`, `$`, `$$`, `\(` and `\[`, ascending.
    private var openings: [Int] = []
    /// The offset of what closes each of them, or -1.
    private var closings: [Int] = []
    private var next = 0

    private enum Kind: UInt8 { case brace, dollar, doubleDollar, parenthesis, bracket }

    init(_ bytes: [UInt8]) {
      var open: [(index: Int, kind: Kind)] = []
      func begin(_ kind: Kind, at offset: Int, in structure: inout Structure) {
        open.append((structure.openings.count, kind))
        structure.openings.append(offset)
        structure.closings.append(-1)
      }
      func close(_ kind: Kind, at offset: Int, in structure: inout Structure) -> Bool {
        guard let last = open.last, last.kind == kind else { return false }
        structure.closings[last.index] = offset
        open.removeLast()
        return true
      }
      var offset = 0
      while offset < bytes.count {
        let following = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch bytes[offset] {
        case UInt8(ascii: "\\"):
          switch following {
          case UInt8(ascii: "("): begin(.parenthesis, at: offset, in: &self)
          case UInt8(ascii: "["): begin(.bracket, at: offset, in: &self)
          case UInt8(ascii: ")"): _ = close(.parenthesis, at: offset, in: &self)
          case UInt8(ascii: "]"): _ = close(.bracket, at: offset, in: &self)
          default: break
          }
          offset += 1
        case UInt8(ascii: "{"):
          begin(.brace, at: offset, in: &self)
        case UInt8(ascii: "}"):
          while let last = open.last, last.kind != .brace { open.removeLast() }
          _ = close(.brace, at: offset, in: &self)
        case UInt8(ascii: "$"):
          if close(.dollar, at: offset, in: &self) { break }
          if following != UInt8(ascii: "$") {
            begin(.dollar, at: offset, in: &self)
            break
          }
          if !close(.doubleDollar, at: offset, in: &self) {
            begin(.doubleDollar, at: offset, in: &self)
          }
          offset += 1
        default: break
        }
        offset += 1
      }
    }

    /// Where the group or formula that begins at `offset` closes, or `nil` when it never does.
    ///
    /// Offsets are asked for in ascending order, but for a step back now and then.
    mutating func closing(of offset: Int) -> Int? {
      while next > 0, openings[next - 1] >= offset { next -= 1 }
      while next < openings.count, openings[next] < offset { next += 1 }
      guard next < openings.count, openings[next] == offset, closings[next] >= 0 else { return nil }
      return closings[next]
    }
  }
}
