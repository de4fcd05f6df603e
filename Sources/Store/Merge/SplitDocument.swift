internal import Records
internal import Text

/// The unit that a merge moves: a comment line, or the lines of one field.
struct ParagraphItem: Equatable, Sendable {
  /// `nil` for a comment.
  var name: FieldName?
  /// The field's value, or the comment's text, without white space at either end.
  var value: String
  /// Whole lines, each with its line end.
  var text: [UInt8]
}

/// Lines between blank lines: a record with the comments that touch it, or comments alone.
struct Paragraph: Equatable, Sendable {
  var items: [ParagraphItem] = []
  /// The blank lines that follow.
  var blankLines: [UInt8] = []

  /// The key of the record; `nil` for settings, sections of lists, descriptors and comments.
  var key: String? { items.first { $0.name == .key }?.value }
  var aliases: [String] { items.filter { $0.name == .alias }.map(\.value) }
  var firstField: ParagraphItem? { items.first { $0.name != nil } }

  /// Whether both say the same, however many blank lines follow.
  func saysTheSame(as other: Paragraph) -> Bool {
    items.elementsEqual(other.items) { $0.name == $1.name && $0.value == $1.value }
  }
}

/// A rec file split into paragraphs for a merge; no byte is lost.
///
/// A file in which every line ends in CRLF is split with LF, and gets its line ends back at the
/// end. A file with both kinds of line ends keeps each line as it is.
struct SplitDocument: Sendable {
  enum LineEnds: Sendable { case none, lf, crlf, mixed }

  var lineEnds: LineEnds
  var hasByteOrderMark: Bool
  /// Whether the last line has a line end, which in `paragraphs` it always has.
  var isEnded: Bool
  /// Blank lines before the first paragraph.
  var head: [UInt8] = []
  var paragraphs: [Paragraph] = []

  /// Splits a document; `nil` for one that cannot be merged by field: it has faults, is not UTF-8,
  /// or has a key twice.
  init?(_ document: RecDocument) {
    guard document.faults.isEmpty, String(validating: document.bytes, as: UTF8.self) != nil else {
      return nil
    }
    var bytes = document.bytes
    hasByteOrderMark = bytes.hasByteOrderMark
    if hasByteOrderMark { bytes.removeFirst(ByteOrderMark.bytes.count) }
    lineEnds = LineEnds(of: bytes)
    if lineEnds == .crlf { bytes.removeAll { $0 == UInt8(ascii: "\r") } }
    isEnded = bytes.last.map { $0 == UInt8(ascii: "\n") } ?? true
    if !isEnded { bytes.append(UInt8(ascii: "\n")) }
    split(bytes == document.bytes ? document : RecDocument(bytes, file: document.file))
    let keys = paragraphs.compactMap(\.key)
    guard Set(keys).count == keys.count else { return nil }
  }

  private mutating func split(_ document: RecDocument) {
    let bytes = document.bytes
    var fields = document.entries.flatMap(\.fields)[...]
    var offset = 0
    var isWithin = false
    while offset < bytes.count {
      let item: ParagraphItem
      if let field = fields.first, field.lines.lowerBound == offset {
        fields.removeFirst()
        item = ParagraphItem(name: field.name, value: field.value, text: Array(bytes[field.lines]))
      } else {
        let end = bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
        let text = Array(bytes[offset..<(end ?? bytes.count)])
        let value = String(decoding: text, as: UTF8.self).trimmed
        item = ParagraphItem(name: nil, value: value, text: text)
      }
      offset += item.text.count
      if item.name == nil, item.value.isEmpty {
        isWithin = false
        if paragraphs.isEmpty {
          head += item.text
        } else {
          paragraphs[paragraphs.count - 1].blankLines += item.text
        }
      } else {
        if !isWithin { paragraphs.append(Paragraph()) }
        isWithin = true
        paragraphs[paragraphs.count - 1].items.append(item)
      }
    }
  }
}

extension SplitDocument {
  /// The paragraphs joined to a file again, with a blank line between paragraphs that have none.
  var bytes: [UInt8] {
    var result = head
    for (index, paragraph) in paragraphs.enumerated() {
      let isLast = index == paragraphs.count - 1
      result += paragraph.items.flatMap(\.text) + paragraph.blankLines
      if !isLast, paragraph.blankLines.isEmpty { result.append(UInt8(ascii: "\n")) }
    }
    if !isEnded, result.last == UInt8(ascii: "\n") { result.removeLast() }
    if lineEnds == .crlf { result = result.withCRLF }
    return (hasByteOrderMark ? ByteOrderMark.bytes : []) + result
  }
}

extension SplitDocument.LineEnds {
  init(of bytes: [UInt8]) {
    guard bytes.contains(UInt8(ascii: "\r")) else {
      self = bytes.contains(UInt8(ascii: "\n")) ? .lf : .none
      return
    }
    let lines = bytes.count { $0 == UInt8(ascii: "\n") }
    let returns = bytes.count { $0 == UInt8(ascii: "\r") }
    let both = zip(bytes, bytes.dropFirst()).count {
      $0 == UInt8(ascii: "\r") && $1 == UInt8(ascii: "\n")
    }
    self = lines == both && returns == both ? .crlf : .mixed
  }
}

extension [UInt8] {
  /// The lines with CRLF at the end of each.
  var withCRLF: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count + count / 20)
    for byte in self {
      if byte == UInt8(ascii: "\n"), result.last != UInt8(ascii: "\r") {
        result.append(UInt8(ascii: "\r"))
      }
      result.append(byte)
    }
    return result
  }
}
