internal import Text

/// A comment line in a generated file that shows whether the file has been changed since.
///
///     % Written by ibid, checksum 0f1e2d3c4b5a6978: ibid replaces this file while it is unchanged.
///
/// It is the first line, after a byte order mark. In Markdown, where metadata must come first, it
/// is the last line. The checksum covers all other lines without carriage returns, so that it does
/// not depend on line ends.
public struct ChecksumLine: Equatable, Sendable {
  private let start: String
  private let end: String
  private let isLast: Bool

  /// A line of BibTeX, which ignores text outside entries.
  public static let bibTeX = ChecksumLine(start: "% ", end: "", isLast: false)
  /// A line of YAML or rec.
  public static let hash = ChecksumLine(start: "# ", end: "", isLast: false)
  /// A comment of HTML, for Markdown.
  public static let markdown = ChecksumLine(start: "<!-- ", end: " -->", isLast: true)

  private static let label = "Written by ibid, checksum "
  private static let remark = ": ibid replaces this file while it is unchanged."

  /// The text with the line; a text in UTF-16 is returned unchanged, since the line would be
  /// invalid in it.
  public func added(to text: [UInt8]) -> [UInt8] {
    if text.starts(with: [0xFF, 0xFE]) || text.starts(with: [0xFE, 0xFF]) { return text }
    if isLast {
      // A blank line separates the comment from the last paragraph.
      let lineEnds = Self.lineEndsMissing(in: text)
      let body = text + [UInt8](repeating: UInt8(ascii: "\n"), count: lineEnds)
      return body + Array("\(line(for: body[...]))\n".utf8)
    }
    let mark = text.withoutByteOrderMark.startIndex
    return text[..<mark] + Array("\(line(for: text[...]))\n".utf8) + text[mark...]
  }

  private static func lineEndsMissing(in text: [UInt8]) -> Int {
    if text.isEmpty { return 0 }
    return 2 - text.suffix(2).reversed().prefix { $0 == UInt8(ascii: "\n") }.count
  }

  /// Whether a text is unchanged since `added`, apart from line ends.
  public func isIntact(_ text: [UInt8]) -> Bool {
    guard let (line, rest) = split(text) else { return false }
    return line == self.line(for: rest[...])
  }

  /// Whether a text has such a line in the right place, with any checksum.
  public func isPresent(in text: [UInt8]) -> Bool { split(text) != nil }

  /// Whether a line has the form that `added` writes, with any checksum.
  public func isChecksumLine(_ line: String) -> Bool {
    line.hasPrefix(start + Self.label) && line.hasSuffix(Self.remark + end)
  }

  private func line(for text: ArraySlice<UInt8>) -> String {
    let body = text.withoutByteOrderMark
    let checksum = body.lazy.filter { $0 != UInt8(ascii: "\r") }.stableHash
    return "\(start)\(Self.label)\(checksum)\(Self.remark)\(end)"
  }

  /// The checksum line of a text, and the text without it.
  private func split(_ text: [UInt8]) -> (line: String, rest: [UInt8])? {
    let mark = text.withoutByteOrderMark.startIndex
    var range = mark..<(text[mark...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count)
    if isLast {
      let body = text.last == UInt8(ascii: "\n") ? text.dropLast() : text[...]
      let before = body.lastIndex(of: UInt8(ascii: "\n"))
      range = (before.map { $0 + 1 } ?? 0)..<body.endIndex
    }
    let line = text[range].last == UInt8(ascii: "\r") ? text[range].dropLast() : text[range]
    let spelling = String(decoding: line, as: UTF8.self)
    guard isChecksumLine(spelling) else { return nil }
    let rest = min(range.upperBound + 1, text.count)
    return (spelling, Array(text[..<range.lowerBound]) + text[rest...])
  }
}
