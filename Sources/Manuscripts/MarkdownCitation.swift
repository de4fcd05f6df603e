internal import Text

/// A citation in a Markdown text, in pandoc's syntax.
///
///     [see @doe2020, pp. 3-5 and passim; @roe2021]
///     @doe2020 [p. 3] says …
public struct MarkdownCitation: Equatable, Sendable {
  /// A key of a citation with its affixes and locator.
  public struct Cite: Equatable, Sendable {
    /// The key, with its place in the text.
    public var key: CitedKey
    /// Text with CSL's markup.
    public var prefix = ""
    /// The locator after the key, if there is one.
    public var locator: Locator?
    /// Text with CSL's markup, after the locator.
    public var suffix = ""
    /// Whether the key is written `-@key`.
    public var isAuthorSuppressed = false
  }

  /// The cites, in their order.
  public var cites: [Cite]
  /// Whether the first author is a part of the sentence: `@key`, without brackets.
  public var isNarrative: Bool
  /// The range that the rendered citation replaces.
  public var bytes: Range<Int>
}

/// Finds the citations in a Markdown text.
///
/// - Source: pandoc's manual, "Citation syntax". As there, `[@key](url)` is a link whose text cites.
struct MarkdownCitations {
  private let text: Cursor
  private let tokens: [MarkdownTokens.Token]
  private let reader: LocatorReader
  /// For each token of an opening bracket, the token of its closing bracket.
  private var partners: [Int: Int] = [:]
  /// The ranges from a line end to the next one with only white space between them.
  private let blankLines: [ClosedRange<Int>]

  static func scan(_ text: [UInt8], _ labels: LocatorLabels) -> [MarkdownCitation] {
    MarkdownCitations(text, labels).citations()
  }

  private init(_ text: [UInt8], _ labels: LocatorLabels) {
    self.text = Cursor(text)
    tokens = MarkdownTokens.scan(text)
    reader = LocatorReader(labels)
    blankLines = Self.blankLines(in: text)
    var open: [Int] = []
    for (index, token) in tokens.enumerated() {
      switch token {
      case .open: open.append(index)
      case .close: if let start = open.popLast() { partners[start] = index }
      case .key, .semicolon, .destination: break
      }
    }
  }

  private func citations() -> [MarkdownCitation] {
    var result: [MarkdownCitation] = []
    var index = 0
    while index < tokens.count {
      switch tokens[index] {
      case .open(let start):
        if let (cites, close, end) = cluster(at: index) {
          result.append(MarkdownCitation(cites: cites, isNarrative: false, bytes: start..<end))
          index = close
        }
      case .key(let key, let bytes):
        let (citation, last) = narrative(key, bytes, at: index)
        result.append(citation)
        index = last
      case .close, .semicolon, .destination: break
      }
      index += 1
    }
    return result
  }

  /// A key in the sentence with an optional bracket after it, and its last token.
  private func narrative(
    _ key: CitedKey, _ bytes: Range<Int>, at index: Int
  ) -> (MarkdownCitation, last: Int) {
    var cite = MarkdownCitation.Cite(key: key)
    if isDash(before: bytes.lowerBound) {
      // With a minus sign, it leaves the author out, in the sentence as in brackets.
      cite.isAuthorSuppressed = true
      let range = bytes.lowerBound - 1..<bytes.upperBound
      return (MarkdownCitation(cites: [cite], isNarrative: false, bytes: range), index)
    }
    var result = MarkdownCitation(cites: [cite], isNarrative: true, bytes: bytes)
    let next = index + 1
    guard next < tokens.count, case .open(let start) = tokens[next],
      isGap(bytes.upperBound..<start)
    else { return (result, index) }
    if let (cites, close, end) = cluster(at: next) {
      result.cites += cites
      result.bytes = bytes.lowerBound..<end
      return (result, close)
    }
    guard let (pieces, close, end) = pieces(at: next), let first = pieces.first,
      Cursor(text.bytes, at: end).peek != UInt8(ascii: "[")
    else { return (result, index) }
    let others = pieces.dropFirst().map(self.cite)
    guard others.allSatisfy({ $0 != nil }) else { return (result, index) }
    take(first.bytes, asSuffixOf: &result.cites[0])
    result.cites += others.compactMap(\.self)
    result.bytes = bytes.lowerBound..<end
    return (result, close)
  }

  /// The cites of a bracket if each of its parts has one; `nil` for any other bracket.
  private func cluster(
    at index: Int
  ) -> (cites: [MarkdownCitation.Cite], close: Int, end: Int)? {
    // All parts are checked for keys before any is read, because brackets nest.
    guard let (pieces, close, end) = pieces(at: index), pieces.allSatisfy({ $0.key != nil })
    else { return nil }
    var cites: [MarkdownCitation.Cite] = []
    for piece in pieces {
      guard let cite = cite(piece) else { return nil }
      cites.append(cite)
    }
    return (cites, close, end)
  }

  /// A part of a bracket between semicolons, and its first key.
  private struct Piece {
    var bytes: Range<Int>
    var key: (CitedKey, bytes: Range<Int>)?
  }

  /// The parts of a bracket, its closing token and its end.
  ///
  /// `nil` for a footnote, an image, a link, and a bracket that does not close within its
  /// paragraph.
  private func pieces(at index: Int) -> (pieces: [Piece], close: Int, end: Int)? {
    guard case .open(let start) = tokens[index], let close = partners[index],
      case .close(let end) = tokens[close],
      start + 1 < end, text.bytes[start + 1] != UInt8(ascii: "^"),
      start == 0 || !"^!".utf8.contains(text.bytes[start - 1]),
      !hasBlankLine(start..<end), !isLink(closedBy: close)
    else { return nil }
    var pieces = [Piece(bytes: start + 1..<end)]
    var index = index + 1
    while index < close {
      let last = pieces.count - 1
      switch tokens[index] {
      case .open: index = partners[index] ?? index
      case .semicolon(let offset):
        pieces[last].bytes = pieces[last].bytes.lowerBound..<offset
        pieces.append(Piece(bytes: offset + 1..<end))
      case .key(let key, let bytes):
        if pieces[last].key == nil { pieces[last].key = (key, bytes) }
      case .close, .destination: break
      }
      index += 1
    }
    return (pieces, close, end + 1)
  }

  private func cite(_ piece: Piece) -> MarkdownCitation.Cite? {
    guard let (key, bytes) = piece.key else { return nil }
    var cite = MarkdownCitation.Cite(key: key)
    var end = bytes.lowerBound
    if end > piece.bytes.lowerBound, isDash(before: end) {
      cite.isAuthorSuppressed = true
      end -= 1
    }
    let prefix = MarkdownMarkup.tagged(text.text(piece.bytes.lowerBound..<end))
    cite.prefix = String(prefix.drop(while: \.isWhitespace))
    take(bytes.upperBound..<piece.bytes.upperBound, asSuffixOf: &cite)
    return cite
  }

  private func take(_ range: Range<Int>, asSuffixOf cite: inout MarkdownCitation.Cite) {
    let suffix = MarkdownMarkup.tagged(text.text(range))
    let (locator, rest) = reader.split(suffix)
    cite.locator = locator
    cite.suffix = rest
    while cite.suffix.last?.isWhitespace ?? false { cite.suffix.removeLast() }
  }

  private func isLink(closedBy close: Int) -> Bool {
    close + 1 < tokens.count && tokens[close + 1] == .destination
  }

  private func isDash(before offset: Int) -> Bool {
    offset > 0 && text.bytes[offset - 1] == UInt8(ascii: "-")
  }

  /// Whether the range has only spaces, tabs and at most one line end.
  private func isGap(_ range: Range<Int>) -> Bool {
    text.bytes[range].allSatisfy(\.isASCIIWhitespace)
      && text.bytes[range].count { $0 == UInt8(ascii: "\n") } <= 1
  }

  /// - Complexity: O(log *n*), because it runs for each of the brackets around a place.
  private func hasBlankLine(_ range: Range<Int>) -> Bool {
    var (low, high) = (0, blankLines.count)
    while low < high {
      let middle = (low + high) / 2
      if blankLines[middle].lowerBound < range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low < blankLines.count && blankLines[low].upperBound < range.upperBound
  }

  private static func blankLines(in text: [UInt8]) -> [ClosedRange<Int>] {
    var result: [ClosedRange<Int>] = []
    var lineEnd: Int?
    for (index, byte) in text.enumerated() {
      if byte == UInt8(ascii: "\n") {
        if let lineEnd { result.append(lineEnd...index) }
        lineEnd = index
      } else if !byte.isASCIIWhitespace {
        lineEnd = nil
      }
    }
    return result
  }
}
