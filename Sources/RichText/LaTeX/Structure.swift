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

    /// What is open; between two braces, and after the last, each kind of math at most once.
    private var open: [(index: Int, kind: Kind)] = []

    init(_ bytes: [UInt8]) {
      var offset = 0
      while offset < bytes.count {
        let following = offset + 1 < bytes.count ? bytes[offset + 1] : 0
        switch bytes[offset] {
        case UInt8(ascii: "\\"):
          switch following {
          case UInt8(ascii: "("): begin(.parenthesis, at: offset)
          case UInt8(ascii: "["): begin(.bracket, at: offset)
          case UInt8(ascii: ")"): _ = close(.parenthesis, at: offset)
          case UInt8(ascii: "]"): _ = close(.bracket, at: offset)
          default: break
          }
          offset += 1
        case UInt8(ascii: "{"):
          begin(.brace, at: offset)
        case UInt8(ascii: "}"):
          while let last = open.last, last.kind != .brace { open.removeLast() }
          _ = close(.brace, at: offset)
        case UInt8(ascii: "$"):
          if close(.dollar, at: offset) { break }
          let isDouble = following == UInt8(ascii: "$")
          if isDouble {
            if !close(.doubleDollar, at: offset) { begin(.doubleDollar, at: offset) }
            offset += 1
          } else {
            begin(.dollar, at: offset)
          }
        default: break
        }
        offset += 1
      }
      open = []
    }

    private mutating func begin(_ kind: Kind, at offset: Int) {
      if kind != .brace, indexOfOpen(kind) != nil { return }
      open.append((openings.count, kind))
      openings.append(offset)
      closings.append(-1)
    }

    /// Closes math or a group, and what else was begun in it and never closed.
    private mutating func close(_ kind: Kind, at offset: Int) -> Bool {
      guard let index = indexOfOpen(kind) else { return false }
      closings[open[index].index] = offset
      open.removeSubrange(index...)
      return true
    }

    /// Where the innermost open math or group of a kind is, up to the group that holds it.
    private func indexOfOpen(_ kind: Kind) -> Int? {
      var index = open.count
      while index > 0 {
        index -= 1
        if open[index].kind == kind { return index }
        if open[index].kind == .brace { return nil }
      }
      return nil
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
