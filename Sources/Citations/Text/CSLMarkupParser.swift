import RichText
import Text

/// Reads the markup of CSL-JSON in one pass: tags and quotation marks, with a stack of what is open.
///
/// A field of a record has other markup; see `MarkedText`.
struct CSLMarkupParser {
  /// What opened a part.
  private enum Opener: Equatable {
    case tag(InlineTag)
    case mark(QuotationMarks)
  }

  /// A part that is open, or the whole text.
  private struct Frame {
    var opener: Opener?
    /// How the data spells the opener, to be put back should nothing close it.
    var spelling = ""
    var parts: [Output] = []
  }

  private var cursor: Cursor
  /// Plain text that no part has yet.
  private var pending: [UInt8] = []
  private var frames = [Frame()]
  private var hasStraightSingles = false

  init(_ text: String) {
    cursor = Cursor(Array(text.utf8))
    pending.reserveCapacity(cursor.bytes.count)
  }

  mutating func parse() -> [Output] {
    while let byte = cursor.peek {
      switch byte {
      case UInt8(ascii: "<"): readTag()
      case UInt8(ascii: "\""): readStraight(double: true)
      case UInt8(ascii: "'"): readStraight(double: false)
      case 0xE2 where cursor.peek(ahead: 1) == 0x80: readCurly()
      case 0xC2: readGuillemet()
      default:
        pending.append(byte)
        cursor.offset += 1
      }
    }
    while frames.count > 1 { dissolve() }
    flush()
    let parts = frames[0].parts
    return hasStraightSingles ? Self.oriented(parts) : parts
  }

  // MARK: Tags

  private mutating func readTag() {
    guard let tag = InlineTag.Token(at: cursor) else { return take(1) }
    let spelling = cursor.text(cursor.offset..<tag.end)
    switch tag.kind {
    case .open(let kind):
      open(Frame(opener: .tag(kind), spelling: spelling))
      cursor.offset = tag.end
    case .close(let name):
      let index = frames.lastIndex { frame in
        guard case .tag(let open)? = frame.opener else { return false }
        return open.name == name
      }
      guard let index else { return take(tag.end - cursor.offset) }
      while frames.count > index + 1 { dissolve() }
      cursor.offset = tag.end
      close()
    }
  }

  // MARK: Quotation marks

  private mutating func readStraight(double: Bool) {
    let marks: QuotationMarks = double ? .straightDouble : .straightSingle
    if isOpen(marks), canCloseHere(double: double) {
      cursor.offset += 1
      return closeMark(marks)
    }
    if canOpenHere && (double || !beginsShortYear) {
      open(Frame(opener: .mark(marks), spelling: double ? "\"" : "’"))
      cursor.offset += 1
    } else if double {
      take(1)
    } else {
      pending += "’".utf8
      cursor.offset += 1
    }
  }

  private mutating func readCurly() {
    switch cursor.peek(ahead: 2) {
    case 0x9C: readOpening(.curlyDouble, closing: .lowDouble(closesHigh: false), spelling: "“")
    case 0x9D:
      if isOpen(.lowDouble(closesHigh: false)) && !isOpen(.curlyDouble) {
        closeLow(high: true)
      } else {
        readClosing(.curlyDouble)
      }
    case 0x98: readOpening(.curlySingle, closing: nil, spelling: "‘")
    case 0x99:
      if isFollowedByLetter(after: 3) { take(3) } else { readClosing(.curlySingle) }
    case 0x9E: readOpening(.lowDouble(closesHigh: false), closing: nil, spelling: "„")
    default: take(3)
    }
  }

  private mutating func readGuillemet() {
    switch cursor.peek(ahead: 1) {
    case 0xAB:
      open(Frame(opener: .mark(.guillemets), spelling: "«"))
      cursor.offset += 2
    case 0xBB where isOpen(.guillemets):
      cursor.offset += 2
      closeMark(.guillemets)
    default: take(2)
    }
  }

  private mutating func readOpening(
    _ marks: QuotationMarks, closing other: QuotationMarks?, spelling: String
  ) {
    if let other, isOpen(other) { return closeLow(high: false) }
    open(Frame(opener: .mark(marks), spelling: spelling))
    cursor.offset += 3
  }

  private mutating func readClosing(_ marks: QuotationMarks) {
    guard isOpen(marks) else { return take(3) }
    cursor.offset += 3
    closeMark(marks)
  }

  private mutating func closeLow(high: Bool) {
    cursor.offset += 3
    closeMark(.lowDouble(closesHigh: false), as: .lowDouble(closesHigh: high))
  }

  /// Whether such a mark is open and no tag has been opened since.
  private func isOpen(_ marks: QuotationMarks) -> Bool {
    for frame in frames.reversed() {
      switch frame.opener {
      case .mark(marks): return true
      case .mark: continue
      case .tag, nil: return false
      }
    }
    return false
  }

  private mutating func closeMark(_ marks: QuotationMarks, as final: QuotationMarks? = nil) {
    while frames.count > 1, frames.last?.opener != .mark(marks) { dissolve() }
    if let final { frames[frames.count - 1].opener = .mark(final) }
    close()
  }

  // MARK: What stands around a mark

  /// The byte before the mark, with tags counted as nothing; `nil` at the start.
  private var previous: UInt8? { pending.last ?? (isAfterPart ? UInt8(ascii: "x") : nil) }

  private var isAfterPart: Bool { frames.last?.parts.isEmpty == false }

  private var isBeforeSpaceOrStart: Bool { previous.map { $0.isASCIIWhitespace } ?? true }

  /// A straight mark opens after the start, a space, an opening bracket, a dash or another mark.
  private var canOpenHere: Bool {
    guard let next = cursor.peek(ahead: 1), !next.isASCIIWhitespace else { return false }
    guard let previous else { return true }
    switch previous {
    case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "/"),
      UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: ":"):
      return true
    default:
      return previous.isASCIIWhitespace || endsWithSpaceOrDash
    }
  }

  /// Whether the mark leaves out a century, as in `'09` or `'90s`.
  private var beginsShortYear: Bool {
    guard let first = cursor.peek(ahead: 1), let second = cursor.peek(ahead: 2),
      first.isASCIIDigit, second.isASCIIDigit
    else { return false }
    let next = cursor.peek(ahead: 3) ?? 0
    return next == UInt8(ascii: "s") || !(next.isASCIIDigit || next.isASCIILetter)
  }

  /// Whether the text so far ends with a no-break space or a dash.
  private var endsWithSpaceOrDash: Bool {
    let count = pending.count
    if count >= 2, pending[count - 2] == 0xC2, pending[count - 1] == 0xA0 { return true }
    guard count >= 3, pending[count - 3] == 0xE2, pending[count - 2] == 0x80 else { return false }
    return pending[count - 1] == 0xAF || (0x90...0x95).contains(pending[count - 1])
  }

  private func canCloseHere(double: Bool) -> Bool {
    guard !isBeforeSpaceOrStart else { return false }
    return double || !isFollowedByLetter(after: 1)
  }

  private func isFollowedByLetter(after length: Int) -> Bool {
    guard let next = cursor.peek(ahead: length) else { return false }
    if next.isASCIILetter || next.isASCIIDigit { return true }
    // Beyond ASCII, all but general punctuation and the signs of Latin-1 are taken for letters.
    guard next >= 0x80 else { return false }
    if next == 0xE2 { return cursor.peek(ahead: length + 1) != 0x80 }
    return next != 0xC2
  }

  // MARK: Frames

  private mutating func take(_ count: Int) {
    let end = min(cursor.offset + count, cursor.bytes.count)
    pending += cursor.bytes[cursor.offset..<end]
    cursor.offset = end
  }

  private mutating func flush() {
    guard !pending.isEmpty else { return }
    append(.text(String(decoding: pending, as: UTF8.self)))
    pending.removeAll(keepingCapacity: true)
  }

  private mutating func append(_ part: Output) {
    let top = frames.count - 1
    if case .text(let new) = part, case .text(let old)? = frames[top].parts.last {
      frames[top].parts[frames[top].parts.count - 1] = .text(old + new)
    } else {
      frames[top].parts.append(part)
    }
  }

  /// How many parts may be open; deeper ones are text, so that the tree stays shallow.
  private static let maximumDepth = 32

  private mutating func open(_ frame: Frame) {
    if frames.count > Self.maximumDepth {
      pending += frame.spelling.utf8
    } else {
      flush()
      frames.append(frame)
    }
  }

  /// Closes the innermost part.
  private mutating func close() {
    flush()
    guard frames.count > 1, let frame = frames.popLast() else { return }
    switch frame.opener {
    case .tag(let tag): append(tag.wrapping(frame.parts))
    case .mark(let marks):
      if marks == .straightSingle { hasStraightSingles = true }
      append(.tagged(.marks(marks), [.quoted(frame.parts)]))
    case nil: break
    }
  }

  /// Turns the innermost part, which nothing closes, back to text.
  private mutating func dissolve() {
    flush()
    guard frames.count > 1, let frame = frames.popLast() else { return }
    append(.text(frame.spelling))
    for part in frame.parts { append(part) }
  }
}

extension InlineTag {
  fileprivate func wrapping(_ parts: [Output]) -> Output {
    switch self {
    case .italic: .markup(.italic, parts)
    case .bold: .markup(.bold, parts)
    case .superscript: .markup(.superscript, parts)
    case .subscript: .markup(.subscript, parts)
    case .smallCaps, .smallCapsSpan: .markup(.smallCaps, parts)
    case .nocase: .nocase(parts)
    case .undecorated: .nocase([.tagged(.undecorated, parts)])
    }
  }
}
