internal import Text

/// A run of text, a formula, or a mark that may begin or end a group.
public struct MarkedTextPiece {
  public enum Kind: Equatable, Sendable {
    case text, math
    case opening(Mark)
    case closing(Mark)
  }

  /// The kind of a group, which is the same at both of its ends.
  public enum Mark: Int, CaseIterable, Sendable {
    case brace, italic, bold, superscript, `subscript`, smallCaps, span

    /// The mark of the tags of a name that `InlineTag` has.
    init(tag name: String) {
      self =
        switch name {
        case "i": .italic
        case "b": .bold
        case "sup": .superscript
        case "sub": .subscript
        case "sc": .smallCaps
        default: .span
        }
    }
  }

  public var kind: Kind
  public var bytes: Range<Int>
  /// What an opening tag does to its text; braces and `nocase` protect it.
  public var style: MarkedText.Style?
  /// Of an opening: the index of the piece that closes it.
  public var end: Int?
  /// Of a closing: the index of the piece that it closes.
  public var start: Int?
}

/// Splits a value into pieces and finds which of them make groups.
///
/// Braces pair first, as in TeX; tags pair within a pair of braces. What does not pair is text, and
/// does not hinder the pairing of the rest.
public struct MarkedTextScanner {
  private var cursor: Cursor
  private var pieces: [MarkedTextPiece] = []
  private var hasTags = false

  /// - Complexity: O(*n*).
  public static func pieces(of bytes: [UInt8]) -> [MarkedTextPiece] {
    var scanner = MarkedTextScanner(cursor: Cursor(bytes))
    scanner.split()
    scanner.pairBraces()
    if scanner.hasTags { scanner.pairTags() }
    return scanner.pieces
  }

  // MARK: Pieces

  private mutating func split() {
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "\\"):
        // A backslash makes the mark after it plain; before anything else it is one itself.
        if let next = cursor.peek(ahead: 1), "${}<".utf8.contains(next) { cursor.offset += 1 }
        take(.text, 1)
      case UInt8(ascii: "{"): take(.opening(.brace), 1)
      case UInt8(ascii: "}"): take(.closing(.brace), 1)
      case UInt8(ascii: "<"): tag()
      case UInt8(ascii: "$"):
        let end = MarkedText.endOfMath(in: cursor.bytes, from: cursor.offset)
        take(end == nil ? .text : .math, (end ?? cursor.offset + 1) - cursor.offset)
      default:
        var ahead = cursor
        take(.text, ahead.range { !MarkedTextParser.mayBeMarkup($0) }.count)
      }
    }
  }

  private mutating func take(
    _ kind: MarkedTextPiece.Kind, _ length: Int, style: MarkedText.Style? = nil
  ) {
    let bytes = cursor.offset..<cursor.offset + length
    pieces.append(MarkedTextPiece(kind: kind, bytes: bytes, style: style))
    cursor.offset += length
  }

  private mutating func tag() {
    hasTags = true
    guard let tag = InlineTag.Token(at: cursor) else { return take(.text, 1) }
    let length = tag.end - cursor.offset
    switch tag.kind {
    case .open(.undecorated): take(.text, length)
    case .open(let opened):
      take(.opening(MarkedTextPiece.Mark(tag: opened.name)), length, style: opened.style)
    case .close(let name): take(.closing(MarkedTextPiece.Mark(tag: name)), length)
    }
  }

  // MARK: Groups

  private mutating func pair(_ start: Int, _ end: Int) {
    pieces[start].end = end
    pieces[end].start = start
  }

  private mutating func pairBraces() {
    var open: [Int] = []
    for index in pieces.indices {
      if pieces[index].kind == .opening(.brace) { open.append(index) }
      if pieces[index].kind == .closing(.brace), let start = open.popLast() {
        pair(start, index)
      }
    }
  }

  /// The tags that are open within one pair of braces, and how many of them have each mark.
  private struct Level {
    var end: Int
    var open: [(index: Int, mark: MarkedTextPiece.Mark)] = []
    var counts = [Int](repeating: 0, count: MarkedTextPiece.Mark.allCases.count)
  }

  private mutating func pairTags() {
    var levels = [Level(end: pieces.count)]
    for index in pieces.indices {
      let last = levels.count - 1
      switch pieces[index].kind {
      case .text, .math: break
      case .opening(.brace):
        if let end = pieces[index].end { levels.append(Level(end: end)) }
      case .closing(.brace):
        if levels[last].end == index { levels.removeLast() }
      case .opening(let mark):
        levels[last].open.append((index, mark))
        levels[last].counts[mark.rawValue] += 1
      case .closing(let mark):
        guard levels[last].counts[mark.rawValue] > 0 else { continue }
        // Tags that began in between and are still open have nothing to close them.
        while let (start, other) = levels[last].open.popLast() {
          levels[last].counts[other.rawValue] -= 1
          guard other == mark else { continue }
          pair(start, index)
          break
        }
      }
    }
  }
}

extension MarkedText {
  /// Where the math ends whose first dollar sign is at `start`; `nil` when it begins none.
  ///
  /// As pandoc finds it: no space inside the dollar signs, no digit after the last one. The next
  /// plain dollar sign decides.
  public static func endOfMath(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    guard index < bytes.count, !bytes[index].isASCIIWhitespace, bytes[index] != UInt8(ascii: "$")
    else { return nil }
    while index < bytes.count, bytes[index] != UInt8(ascii: "$") {
      index += bytes[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < bytes.count, !bytes[index - 1].isASCIIWhitespace else { return nil }
    let isBeforeDigit = index + 1 < bytes.count && bytes[index + 1].isASCIIDigit
    return isBeforeDigit ? nil : index + 1
  }
}
