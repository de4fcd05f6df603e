internal import Records
internal import Text

extension LaTeX {
  /// The markup of a record's value that pairs, as `RichText` reads it, in the order of the text.
  ///
  /// `RichText` gives a tree for rendering; encoding needs the bytes between the markup, so that
  /// TeX which was left in a value comes out as it is. One pass finds all of it.
  struct ValueStructure {
    struct Piece {
      enum Kind: Equatable {
        case brace
        /// `nil` for `<span class="nocase">`, which protects case as braces do.
        case tag(RichText.Style?)
        case math
      }

      var kind: Kind
      /// The bytes of the brace or the tag; for math, all of it.
      var range: Range<Int>
      /// Where the partner of an opening begins; `nil` for a closing and for math.
      var end: Int?
      var isPaired = false
    }

    private(set) var pieces: [Piece] = []
    private var open: [Int] = []

    init(_ bytes: [UInt8]) {
      var offset = 0
      while offset < bytes.count {
        switch bytes[offset] {
        case UInt8(ascii: "\\"):
          let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
          offset += Self.isEscapable(next) ? 2 : 1
        case UInt8(ascii: "{"):
          begin(.brace, at: offset..<offset + 1)
          offset += 1
        case UInt8(ascii: "}"):
          while let last = open.last, pieces[last].kind != .brace { open.removeLast() }
          close(.brace, at: offset..<offset + 1)
          offset += 1
        case UInt8(ascii: "$"):
          let end = Self.endOfMath(bytes, from: offset)
          if let end {
            pieces.append(Piece(kind: .math, range: offset..<end, isPaired: true))
          }
          offset = end ?? offset + 1
        case UInt8(ascii: "<"):
          offset = tag(bytes, at: offset)
        default:
          offset += 1
        }
      }
      pieces.removeAll { !$0.isPaired }
    }

    /// Whether a backslash before the byte makes it a plain character.
    static func isEscapable(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"): true
      default: false
      }
    }

    private mutating func begin(_ kind: Piece.Kind, at range: Range<Int>) {
      open.append(pieces.count)
      pieces.append(Piece(kind: kind, range: range))
    }

    private mutating func close(_ kind: Piece.Kind, at range: Range<Int>) {
      guard let last = open.last, pieces[last].kind == kind else { return }
      open.removeLast()
      pieces[last].end = range.lowerBound
      pieces[last].isPaired = true
      pieces.append(Piece(kind: kind, range: range, isPaired: true))
    }

    /// Notes a tag, if one is there, and returns where reading goes on.
    private mutating func tag(_ bytes: [UInt8], at offset: Int) -> Int {
      for (opening, closing, style) in Self.tags {
        if bytes[offset...].starts(with: opening) {
          begin(.tag(style), at: offset..<offset + opening.count)
          return offset + opening.count
        }
        if bytes[offset...].starts(with: closing), let last = open.last,
          pieces[last].kind == .tag(style)
        {
          close(.tag(style), at: offset..<offset + closing.count)
          return offset + closing.count
        }
      }
      return offset + 1
    }

    private static let tags: [(opening: [UInt8], closing: [UInt8], style: RichText.Style?)] = {
      let tags: [(String, String, RichText.Style?)] = [
        ("<i>", "</i>", .italic), ("<b>", "</b>", .bold), ("<sup>", "</sup>", .superscript),
        ("<sub>", "</sub>", .subscript), ("<sc>", "</sc>", .smallCaps),
        ("<span style=\"font-variant:small-caps;\">", "</span>", .smallCaps),
        ("<span style=\"font-variant: small-caps;\">", "</span>", .smallCaps),
        ("<span class=\"nocase\">", "</span>", nil),
      ]
      return tags.map { (Array($0.utf8), Array($1.utf8), $2) }
    }()

    /// Where the math that begins at `start` ends, or `nil` if the `$` is a plain one.
    private static func endOfMath(_ bytes: [UInt8], from start: Int) -> Int? {
      var offset = start + 1
      guard offset < bytes.count, !bytes[offset].isASCIIWhitespace,
        bytes[offset] != UInt8(ascii: "$")
      else { return nil }
      while offset < bytes.count {
        if bytes[offset] == UInt8(ascii: "\\") {
          offset += 2
        } else if bytes[offset] == UInt8(ascii: "$") {
          let isBeforeDigit = offset + 1 < bytes.count && bytes[offset + 1].isASCIIDigit
          return bytes[offset - 1].isASCIIWhitespace || isBeforeDigit ? nil : offset + 1
        } else {
          offset += 1
        }
      }
      return nil
    }
  }
}
