internal import Text

/// Reads the markup of a field's value into nodes.
enum RichTextParser {
  static func nodes(of value: String) -> [RichText.Node] {
    guard hasMarkup(value) else { return [.text(value)] }
    let bytes = Array(value.utf8)
    let tree = Tree(bytes: bytes, pieces: RichTextScanner.pieces(of: bytes))
    return tree.nodes(in: tree.pieces.indices, depth: 0)
  }

  /// Whether a value has a character that could begin markup.
  static func hasMarkup(_ value: String) -> Bool {
    value.containsByte { byte, _ in
      switch byte {
      case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"),
        UInt8(ascii: "\\"):
        true
      default: false
      }
    }
  }

  private struct Tree {
    let bytes: [UInt8]
    let pieces: [RichTextPiece]

    /// Deeper groups than any real text has are read as plain text, so that the stack stays small.
    static let deepest = 64

    func nodes(in range: Range<Int>, depth: Int) -> [RichText.Node] {
      var nodes: [RichText.Node] = []
      var text: [UInt8] = []
      func append(_ node: RichText.Node) {
        if !text.isEmpty { nodes.append(.text(String(decoding: text, as: UTF8.self))) }
        text.removeAll()
        nodes.append(node)
      }
      var index = range.lowerBound
      while index < range.upperBound {
        let piece = pieces[index]
        index += 1
        if piece.kind == .math {
          let source = bytes[piece.bytes].dropFirst().dropLast()
          append(.math(String(decoding: source, as: UTF8.self)))
        } else if let end = piece.end, depth < Self.deepest {
          let inner = self.nodes(in: index..<end, depth: depth + 1)
          append(piece.style.map { .styled($0, inner) } ?? .protected(inner))
          index = end + 1
        } else {
          text += bytes[piece.bytes]
        }
      }
      if !text.isEmpty { nodes.append(.text(String(decoding: text, as: UTF8.self))) }
      return nodes
    }
  }
}
