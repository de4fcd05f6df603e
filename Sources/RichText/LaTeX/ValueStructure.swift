internal import Text

extension LaTeX {
  /// The markup of a record's value that pairs, as `MarkedText` reads it, in the order of the text.
  ///
  /// `MarkedText` gives a tree for rendering; encoding needs the bytes between the markup, so that
  /// TeX which was left in a value comes out as it is.
  struct ValueStructure {
    struct Piece {
      enum Kind: Equatable {
        case brace
        /// `nil` for `<span class="nocase">`, which protects case as braces do.
        case tag(MarkedText.Style?)
        case math
      }

      var kind: Kind
      /// The bytes of the brace or the tag; for math, all of it.
      var range: Range<Int>
      /// Where the partner of an opening begins; `nil` for a closing and for math.
      var end: Int?
    }

    private(set) var pieces: [Piece] = []

    init(_ bytes: [UInt8]) {
      let all = MarkedTextScanner.pieces(of: bytes)
      for piece in all {
        switch piece.kind {
        case .text: break
        case .math: pieces.append(Piece(kind: .math, range: piece.bytes))
        case .opening(let mark):
          guard let end = piece.end else { continue }
          let kind: Piece.Kind = mark == .brace ? .brace : .tag(piece.style)
          pieces.append(Piece(kind: kind, range: piece.bytes, end: all[end].bytes.lowerBound))
        case .closing(let mark):
          guard let start = piece.start else { continue }
          let kind: Piece.Kind = mark == .brace ? .brace : .tag(all[start].style)
          pieces.append(Piece(kind: kind, range: piece.bytes))
        }
      }
    }

    /// Whether a backslash before the byte makes it a plain character.
    static func isEscapable(_ byte: UInt8) -> Bool {
      switch byte {
      case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"): true
      default: false
      }
    }
  }
}
