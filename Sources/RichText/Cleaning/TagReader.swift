internal import Text

/// A tag of HTML, JATS or MathML, or the text between two.
public enum TagPiece: Equatable {
  case text(String)
  /// The name in lower case without its prefix, the attributes as written, and the whole tag as
  /// written.
  case open(name: String, attributes: String, isEmpty: Bool, spelling: String)
  case close(name: String, spelling: String)

  /// Whether the piece is the end tag of an element.
  func closes(_ name: String) -> Bool {
    if case .close(name, _) = self { true } else { false }
  }

  /// The piece as it was written, for a tag that turns out to be text: `Another <Title>`.
  var spelling: String {
    switch self {
    case .text(let text): text
    case .open(_, _, _, let spelling), .close(_, let spelling): spelling
    }
  }

  /// The piece with its name in lower case and without a prefix.
  var source: String {
    switch self {
    case .text(let text): text
    case .open(let name, let attributes, _, _):
      attributes.isEmpty ? "<\(name)>" : "<\(name) \(attributes)>"
    case .close(let name, _): "</\(name)>"
    }
  }
}

/// Splits text into tags and the text between them.
///
/// Titles have start tags without end tags, the reverse, and plain less-than signs. Only names that
/// `isTag` accepts make a tag: the `<T>` of a title about type parameters is text. So is all that
/// stands in a formula, `$a<b>c$`.
public enum TagReader {
  /// - Complexity: O(*n*): no tag is longer than `maximumLength`.
  public static func pieces(of text: String, isTag: (String) -> Bool) -> [TagPiece] {
    var cursor = Cursor(Array(text.utf8))
    var pieces: [TagPiece] = []
    var plain = 0..<0
    func flush() { if !plain.isEmpty { pieces.append(.text(cursor.text(plain))) } }
    while !cursor.isAtEnd {
      let start = cursor.offset
      if cursor.peek == UInt8(ascii: "<"), let piece = tag(at: &cursor, isTag) {
        flush()
        plain = cursor.offset..<cursor.offset
        if let piece = piece.tag { pieces.append(piece) }
        continue
      }
      cursor.offset = start + length(at: start, in: cursor.bytes)
      plain = (plain.isEmpty ? start : plain.lowerBound)..<cursor.offset
    }
    flush()
    return pieces
  }

  private static let maximumLength = 1_000

  /// The length of the text that begins at an offset and has no tag: a formula, an escaped dollar
  /// sign or one byte.
  private static func length(at start: Int, in bytes: [UInt8]) -> Int {
    switch bytes[start] {
    case UInt8(ascii: "$"): (MarkedText.endOfMath(in: bytes, from: start) ?? start + 1) - start
    case UInt8(ascii: "\\"):
      start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "$") ? 2 : 1
    default: 1
    }
  }

  /// Reads a tag or a comment, which is skipped, at a `<`; `nil` if there is neither.
  private static func tag(
    at cursor: inout Cursor, _ isTag: (String) -> Bool
  ) -> (tag: TagPiece?, Void)? {
    if cursor.bytes[cursor.offset...].starts(with: "<!--".utf8) {
      return skip(to: "-->", in: &cursor) ? (nil, ()) : nil
    }
    let start = cursor.offset
    cursor.offset += 1
    if cursor.peek == UInt8(ascii: "?") { return skip(to: "?>", in: &cursor) ? (nil, ()) : nil }
    let isClose = cursor.skip(UInt8(ascii: "/"))
    guard let first = cursor.peek, first.isASCIILetter else { return nil }
    let range = cursor.range {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ":")
    }
    let name = cursor.text(range).asciiLowercased.split(separator: ":").last.map(String.init) ?? ""
    // No plain text has the prefix of JATS.
    let isJATS = cursor.text(range).asciiLowercased.hasPrefix("jats:")
    guard isTag(name) || isJATS, let attributes = attributes(in: &cursor) else { return nil }
    let spelling = cursor.text(start..<cursor.offset)
    if isClose { return (.close(name: name, spelling: spelling), ()) }
    let isEmpty = attributes.hasSuffix("/")
    return (
      .open(name: name, attributes: attributes, isEmpty: isEmpty, spelling: spelling), ()
    )
  }

  /// Consumes the rest of a tag, including `>`.
  private static func attributes(in cursor: inout Cursor) -> String? {
    let start = cursor.offset
    var quote: UInt8?
    while let byte = cursor.next(), cursor.offset - start < maximumLength {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return cursor.text(start..<cursor.offset - 1).trimmed
      } else if byte == UInt8(ascii: "<") {
        return nil
      }
    }
    return nil
  }

  private static func skip(to end: String, in cursor: inout Cursor) -> Bool {
    let end = Array(end.utf8)
    let limit = min(cursor.bytes.count, cursor.offset + maximumLength)
    while cursor.offset < limit {
      if cursor.bytes[cursor.offset...].starts(with: end) {
        cursor.offset += end.count
        return true
      }
      cursor.offset += 1
    }
    return false
  }
}
