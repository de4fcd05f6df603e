import Text

/// Finds the tags of a template one after the other; text is between them.
struct TemplateLexer {
  private let file: String
  private var cursor: Cursor
  private var open = Array("{{".utf8)
  private var close = Array("}}".utf8)

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    cursor = Cursor(bytes)
  }

  /// A tag written with the current delimiters.
  func written(_ content: String) -> String {
    String(decoding: open, as: UTF8.self) + content + String(decoding: close, as: UTF8.self)
  }

  /// Reads the next tag; returns `nil` when there is none.
  mutating func next() throws(Diagnostic) -> TemplateTag? {
    guard let start = offset(of: open, from: cursor.offset) else { return nil }
    cursor.offset = start + open.count
    let (kind, end) = readSigil()
    let contentStart = cursor.offset
    let contentEnd = offset(of: end, from: contentStart)
    let limit = contentEnd ?? cursor.bytes.count
    if let inner = offset(of: open, from: contentStart), inner < limit, open != close,
      kind != .comment, kind != .delimiters
    {
      throw unclosed(start, before: inner, end: end)
    }
    guard let contentEnd else { throw unclosed(start, before: limit, end: end) }
    cursor.offset = contentEnd + end.count
    var tag = tag(kind, start..<cursor.offset)
    let content = cursor.text(contentStart..<contentEnd)
    if kind == .delimiters {
      try setDelimiters(content, tag)
    } else if kind != .comment {
      tag.name = try name(content, tag)
    }
    return tag
  }

  /// Reads the character that tells the kind of the tag, and returns how such a tag ends.
  private mutating func readSigil() -> (TemplateTag.Kind, end: [UInt8]) {
    if cursor.skip(UInt8(ascii: "{")) { return (.unescaped, [UInt8(ascii: "}")] + close) }
    let contentStart = cursor.offset
    _ = cursor.range { $0.isASCIIWhitespace }
    let kind: TemplateTag.Kind? =
      switch cursor.peek {
      case UInt8(ascii: "&"): .unescaped
      case UInt8(ascii: "#"): .section
      case UInt8(ascii: "^"): .inverted
      case UInt8(ascii: "/"): .close
      case UInt8(ascii: "!"): .comment
      case UInt8(ascii: ">"): .partial
      case UInt8(ascii: "<"): .parent
      case UInt8(ascii: "$"): .block
      case UInt8(ascii: "="): .delimiters
      default: nil
      }
    guard let kind, !cursor.bytes[cursor.offset...].starts(with: close) else {
      cursor.offset = contentStart
      return (.variable, close)
    }
    cursor.offset += 1
    return (kind, kind == .delimiters ? [UInt8(ascii: "=")] + close : close)
  }

  /// The name in a tag, without the spaces around it and after the asterisk of a dynamic one.
  private func name(_ content: String, _ tag: TemplateTag) throws(Diagnostic) -> String {
    var name = content.trimmed
    if name.utf8.first == UInt8(ascii: "*") {
      name = "*" + String(decoding: name.utf8.dropFirst(), as: UTF8.self).trimmed
    }
    if name.isEmpty || name == "*" { throw TemplateProblem.noName(tag).diagnostic(in: file) }
    if name.utf8.contains(where: \.isASCIIWhitespace) {
      throw TemplateProblem.blankInName(tag).diagnostic(in: file)
    }
    return name
  }

  private mutating func setDelimiters(_ content: String, _ tag: TemplateTag) throws(Diagnostic) {
    let delimiters = content.utf8.split(whereSeparator: \.isASCIIWhitespace)
    // Delimiters are compared at each byte, so they must be short.
    guard delimiters.count == 2, delimiters.allSatisfy({ $0.count <= 20 }) else {
      throw TemplateProblem.badDelimiters(tag).diagnostic(in: file)
    }
    open = Array(delimiters[0])
    close = Array(delimiters[1])
  }

  private func tag(_ kind: TemplateTag.Kind, _ bytes: Range<Int>) -> TemplateTag {
    TemplateTag(kind: kind, name: "", bytes: bytes, text: cursor.text(bytes))
  }

  /// The problem of a tag that runs to the end of its line or to the next tag.
  private func unclosed(_ start: Int, before limit: Int, end: [UInt8]) -> Diagnostic {
    var stop = cursor.bytes[start..<limit].firstIndex(where: \.isLineEnd) ?? limit
    while stop > start + open.count, cursor.bytes[stop - 1].isBlank { stop -= 1 }
    let end = String(decoding: end, as: UTF8.self)
    return TemplateProblem.unclosedTag(tag(.variable, start..<stop), end: end).diagnostic(in: file)
  }

  private func offset(of delimiter: [UInt8], from start: Int) -> Int? {
    guard let first = delimiter.first else { return nil }
    var offset = start
    while let found = cursor.bytes[offset...].firstIndex(of: first) {
      if cursor.bytes[found...].starts(with: delimiter) { return found }
      offset = found + 1
    }
    return nil
  }
}
