internal import Text

/// The footnotes of a Markdown text: `[^1]` with its `[^1]: …`, and `^[…]`.
public struct MarkdownNotes: Equatable, Sendable {
  /// A footnote.
  public struct Note: Equatable, Sendable {
    /// The offset of the reference to the note.
    public var anchor: Int
    /// The range of the note's text.
    public var bytes: Range<Int>
  }

  /// In the order of the references.
  public private(set) var notes: [Note] = []
  /// The labels of the notes in the text.
  public private(set) var labels: Set<String> = []

  /// The index of the note that contains an offset.
  public func note(at offset: Int) -> Int? {
    notes.firstIndex { $0.bytes.contains(offset) }
  }

  init(_ text: [UInt8]) {
    let tokens = MarkdownTokens.scan(text)
    var references: [(label: String, anchor: Int)] = []
    var definitions: [String: Range<Int>] = [:]
    var open: [Int] = []
    for token in tokens {
      switch token {
      case .open(let start): open.append(start)
      case .close(let end):
        guard let start = open.popLast() else { continue }
        if start > 0, text[start - 1] == UInt8(ascii: "^") {
          notes.append(Note(anchor: start - 1, bytes: start..<end))
        } else if start + 2 < end, text[start + 1] == UInt8(ascii: "^") {
          let label = String(decoding: text[start + 2..<end], as: UTF8.self)
          let isDefinition = Cursor(text, at: end + 1).peek == UInt8(ascii: ":")
          if isDefinition, start == 0 || text[start - 1].isLineEnd {
            definitions[label] = start..<Self.endOfDefinition(in: text, from: end)
          } else {
            references.append((label, start))
          }
        }
      case .key, .semicolon, .destination: break
      }
    }
    labels = Set(definitions.keys).union(references.map(\.label))
    var seen: Set<String> = []
    for (label, anchor) in references where seen.insert(label).inserted {
      if let bytes = definitions[label] { notes.append(Note(anchor: anchor, bytes: bytes)) }
    }
    notes.sort { $0.anchor < $1.anchor }
  }

  /// A note ends before the first unindented line after a blank line.
  private static func endOfDefinition(in text: [UInt8], from start: Int) -> Int {
    var cursor = Cursor(text, at: start)
    var end = start
    var isAfterBlankLine = false
    while !cursor.isAtEnd {
      _ = cursor.range { $0 != UInt8(ascii: "\n") }
      end = isAfterBlankLine ? end : cursor.offset
      _ = cursor.next()
      let indent = cursor.range(while: \.isBlank)
      let isBlankLine = cursor.peek?.isLineEnd ?? true
      if !isBlankLine, isAfterBlankLine, indent.isEmpty { return end }
      if !isBlankLine, Cursor(text, at: indent.upperBound).startsDefinition, indent.isEmpty {
        return end
      }
      isAfterBlankLine = isBlankLine
    }
    return end
  }
}

extension Cursor {
  fileprivate var startsDefinition: Bool {
    peek == UInt8(ascii: "[") && peek(ahead: 1) == UInt8(ascii: "^")
  }
}
