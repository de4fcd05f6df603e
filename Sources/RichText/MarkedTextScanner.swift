internal import Text

/// A run of text, a formula, or a mark that may begin or end a group.
public struct MarkedTextPiece {
  public enum Kind: Equatable, Sendable {
    case text, math
    case opening(Mark)
    case closing(Mark)
  }

  /// What has to agree at both ends of a group.
  public enum Mark: Int, CaseIterable, Sendable {
    case brace, italic, bold, superscript, `subscript`, smallCaps, span
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
        take(.text, ahead.range { !Self.mayBeMarkup($0) }.count)
      }
    }
  }

  private static func mayBeMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  private mutating func take(
    _ kind: MarkedTextPiece.Kind, _ length: Int, style: MarkedText.Style? = nil
  ) {
    let bytes = cursor.offset..<cursor.offset + length
    pieces.append(MarkedTextPiece(kind: kind, bytes: bytes, style: style))
    cursor.offset += length
  }

  private static let openings: [([UInt8], MarkedTextPiece.Mark, MarkedText.Style?)] = [
    (Array("<i>".utf8), .italic, .italic), (Array("<b>".utf8), .bold, .bold),
    (Array("<sup>".utf8), .superscript, .superscript),
    (Array("<sub>".utf8), .subscript, .subscript), (Array("<sc>".utf8), .smallCaps, .smallCaps),
    (Array("<span style=\"font-variant:small-caps;\">".utf8), .span, .smallCaps),
    (Array("<span style=\"font-variant: small-caps;\">".utf8), .span, .smallCaps),
    (Array("<span class=\"nocase\">".utf8), .span, nil),
  ]

  private static let closings: [([UInt8], MarkedTextPiece.Mark)] = [
    (Array("</i>".utf8), .italic), (Array("</b>".utf8), .bold),
    (Array("</sup>".utf8), .superscript), (Array("</sub>".utf8), .subscript),
    (Array("</sc>".utf8), .smallCaps), (Array("</span>".utf8), .span),
  ]

  private mutating func tag() {
    let rest = cursor.bytes[cursor.offset...]
    hasTags = true
    if let (tag, mark, style) = Self.openings.first(where: { rest.starts(with: $0.0) }) {
      take(.opening(mark), tag.count, style: style)
    } else if let (tag, mark) = Self.closings.first(where: { rest.starts(with: $0.0) }) {
      take(.closing(mark), tag.count)
    } else {
      take(.text, 1)
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
  /// As pandoc finds it: no blank inside the dollar signs, no digit after the last one. The next
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
