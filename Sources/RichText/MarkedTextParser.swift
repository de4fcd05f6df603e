internal import Text

/// Reads the markup of a field's value into nodes.
enum MarkedTextParser {
  static func nodes(of value: String) -> [MarkedText.Node] {
    guard hasMarkup(value) else { return [.text(value)] }
    let bytes = Array(value.utf8)
    let tree = Tree(bytes: bytes, pieces: MarkedTextScanner.pieces(of: bytes))
    return tree.nodes(in: tree.pieces.indices, depth: 0)
  }

  /// Whether a value has a character that could begin markup.
  static func hasMarkup(_ value: String) -> Bool {
    value.containsByte { byte, _ in mayBeMarkup(byte) }
  }

  static func mayBeMarkup(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  private struct Tree {
    let bytes: [UInt8]
    let pieces: [MarkedTextPiece]

    /// How deep groups may nest; deeper ones are plain text, so that the stack stays small.
    static let maximumDepth = 64

    func nodes(in range: Range<Int>, depth: Int) -> [MarkedText.Node] {
      var nodes: [MarkedText.Node] = []
      var text: [UInt8] = []
      func append(_ node: MarkedText.Node) {
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
        } else if let command = command(at: index - 1, upTo: range.upperBound) {
          append(
            link(at: index - 1, upTo: command.next, depth: depth)
              ?? .tex(String(decoding: bytes[command.bytes], as: UTF8.self)))
          index = command.next
          // The text after a name may be in the same piece.
          let end = index < pieces.count ? pieces[index].bytes.lowerBound : bytes.count
          text += bytes[command.bytes.upperBound..<max(end, command.bytes.upperBound)]
        } else if let end = piece.end, depth < Self.maximumDepth {
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

    /// The link that a command is: `\url{…}` or `\href{…}{…}`, and nothing else.
    private func link(at first: Int, upTo next: Int, depth: Int) -> MarkedText.Node? {
      let name = bytes[pieces[first + 1].bytes]
      let isURL = name.elementsEqual("url".utf8)
      guard isURL || name.elementsEqual("href".utf8), depth < Self.maximumDepth,
        first + 2 < next, let end = pieces[first + 2].end
      else { return nil }
      let address = String(
        decoding: bytes[pieces[first + 2].bytes.upperBound..<pieces[end].bytes.lowerBound],
        as: UTF8.self)
      if isURL { return end + 1 == next ? .link([.text(address)], to: address) : nil }
      guard end + 1 < next, let last = pieces[end + 1].end, last + 1 == next else { return nil }
      return .link(nodes(in: end + 2..<last, depth: depth + 1), to: address)
    }

    /// The command of TeX that begins at a piece, and the piece after it; `nil` when none does.
    ///
    ///     \ce{H2O}     \SI[round-mode=places]{10}{m}     \alpha decay
    ///     ────────     ──────────────────────────────     ──────
    private func command(
      at first: Int, upTo last: Int
    ) -> (bytes: Range<Int>, next: Int)? {
      let start = pieces[first].bytes.lowerBound
      guard bytes[start] == UInt8(ascii: "\\"), pieces[first].bytes.count == 1, first + 1 < last,
        pieces[first + 1].kind == .text
      else { return nil }
      let word = pieces[first + 1].bytes
      var end = word.lowerBound
      while end < word.upperBound, bytes[end].isASCIILetter { end += 1 }
      guard end > word.lowerBound else { return nil }
      if end < word.upperBound, bytes[end] == UInt8(ascii: "*") { end += 1 }
      var next = first + 2
      if end < word.upperBound, bytes[end] == UInt8(ascii: "["),
        bytes[word.upperBound - 1] == UInt8(ascii: "]")
      {
        end = word.upperBound
      }
      while end == pieces[next - 1].bytes.upperBound, next < last,
        pieces[next].kind == .opening(.brace), let close = pieces[next].end
      {
        end = pieces[close].bytes.upperBound
        next = close + 1
      }
      return (start..<end, next)
    }
  }
}
