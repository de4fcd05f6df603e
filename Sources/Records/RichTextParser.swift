internal import Text

/// Reads the markup of a field's value into nodes.
enum RichTextParser {
  static func nodes(of value: String) -> [RichText.Node] {
    guard hasMarkup(value) else { return [.text(value)] }
    let bytes = Array(value.utf8)
    var scanner = Scanner(cursor: Cursor(bytes))
    return scanner.nodes(until: nil)
  }

  /// Whether a value has a character that could begin markup.
  static func hasMarkup(_ value: String) -> Bool { value.utf8.contains(where: isSpecial) }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "$"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "<"),
      UInt8(ascii: "\\"):
      true
    default: false
    }
  }

  /// What ends the group that is being read.
  private enum End: Equatable {
    case brace
    case tag(String)
  }

  private struct Scanner {
    var cursor: Cursor
    var depth = 0

    /// Deeper groups than any real text has are read as plain text, so that the stack stays small.
    static let deepest = 64

    mutating func nodes(until end: End?) -> [RichText.Node] {
      var nodes: [RichText.Node] = []
      var text: [UInt8] = []
      func flush() {
        guard !text.isEmpty else { return }
        nodes.append(.text(String(decoding: text, as: UTF8.self)))
        text.removeAll()
      }
      while let byte = cursor.peek {
        if let end, skip(end) { break }
        if byte == UInt8(ascii: "\\"), let next = cursor.peek(ahead: 1), next != byte,
          isSpecial(next)
        {
          text.append(next)
          cursor.offset += 2
        } else if let node = node(at: byte) {
          flush()
          nodes.append(node)
        } else {
          text.append(byte)
          cursor.offset += 1
        }
      }
      flush()
      return nodes
    }

    /// The group that begins here, or `nil` when nothing closes it.
    private mutating func node(at byte: UInt8) -> RichText.Node? {
      guard depth < Self.deepest else { return nil }
      let start = cursor.offset
      depth += 1
      defer { depth -= 1 }
      switch byte {
      case UInt8(ascii: "$"):
        return math()
      case UInt8(ascii: "{"):
        guard closes(.brace, from: start + 1) else { return nil }
        cursor.offset += 1
        return .protected(nodes(until: .brace))
      case UInt8(ascii: "<"):
        guard let tag = openingTag(), closes(.tag(tag.closing), from: tag.end) else { return nil }
        cursor.offset = tag.end
        let inner = nodes(until: .tag(tag.closing))
        return tag.style.map { .styled($0, inner) } ?? .protected(inner)
      default:
        return nil
      }
    }

    private mutating func math() -> RichText.Node? {
      let start = cursor.offset + 1
      guard let end = RichText.endOfMath(in: cursor.bytes, from: cursor.offset) else { return nil }
      cursor.offset = end
      return .math(cursor.text(start..<end - 1))
    }

    /// The tag that begins here, what closes it, and where its content begins.
    private func openingTag() -> (style: RichText.Style?, closing: String, end: Int)? {
      for (opening, style, closing) in Self.tags where starts(with: opening, at: cursor.offset) {
        return (style, closing, cursor.offset + opening.utf8.count)
      }
      return nil
    }

    private static let tags: [(String, RichText.Style?, String)] = [
      ("<i>", .italic, "</i>"), ("<b>", .bold, "</b>"), ("<sup>", .superscript, "</sup>"),
      ("<sub>", .subscript, "</sub>"), ("<sc>", .smallCaps, "</sc>"),
      ("<span style=\"font-variant:small-caps;\">", .smallCaps, "</span>"),
      ("<span style=\"font-variant: small-caps;\">", .smallCaps, "</span>"),
      ("<span class=\"nocase\">", nil, "</span>"),
    ]

    private func starts(with text: String, at offset: Int) -> Bool {
      cursor.bytes[offset...].starts(with: text.utf8)
    }

    private mutating func skip(_ end: End) -> Bool {
      switch end {
      case .brace:
        return cursor.skip(UInt8(ascii: "}"))
      case .tag(let closing):
        guard starts(with: closing, at: cursor.offset) else { return false }
        cursor.offset += closing.utf8.count
        return true
      }
    }

    /// Whether the group closes before the text ends.
    private func closes(_ end: End, from start: Int) -> Bool {
      var level = 0
      var index = start
      let bytes = cursor.bytes
      while index < bytes.count {
        switch (end, bytes[index]) {
        case (_, UInt8(ascii: "\\")): index += 1
        case (.brace, UInt8(ascii: "{")): level += 1
        case (.brace, UInt8(ascii: "}")):
          if level == 0 { return true }
          level -= 1
        case (.tag(let closing), UInt8(ascii: "<")):
          if starts(with: closing, at: index) { return true }
        default: break
        }
        index += 1
      }
      return false
    }
  }
}

extension RichText {
  /// Where the math ends whose first dollar sign is at `start`; `nil` when it begins none.
  ///
  /// As pandoc finds it: no blank inside the dollar signs, no digit after the last one.
  public static func endOfMath(in bytes: [UInt8], from start: Int) -> Int? {
    let first = start + 1
    guard first < bytes.count, !bytes[first].isASCIIWhitespace, bytes[first] != UInt8(ascii: "$")
    else { return nil }
    var index = first
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if bytes[index] == UInt8(ascii: "$") {
        let isFollowedByDigit = index + 1 < bytes.count && bytes[index + 1].isASCIIDigit
        return bytes[index - 1].isASCIIWhitespace || isFollowedByDigit ? nil : index + 1
      }
      index += 1
    }
    return nil
  }
}
