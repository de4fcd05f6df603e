internal import Text

/// Pages as a record and as TeX have them.
enum PageRanges {
  /// The pages with an en dash for every range: `48-98`, `48--98` and `48 – 98` are `48–98`.
  ///
  /// A hyphen within a page's own number stays: with more than one, as in `3-1--3-9`, only the
  /// dashes part pages.
  static func normalised(_ value: String) -> String {
    guard value.utf8.contains(UInt8(ascii: "-")) || value.contains("\u{2013}") else { return value }
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    return parts.map(range).joined(separator: ",")
  }

  private static func range(_ part: Substring) -> String {
    let ends = part.split { $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}" }
    guard ends.count == 2, ends.allSatisfy({ $0.utf8.contains(where: \.isASCIIDigit) }) else {
      return String(part)
    }
    let indent = part.hasPrefix(" ") ? " " : ""
    return indent + ends.map { String($0).trimmed }.joined(separator: "\u{2013}")
  }

  /// The pages as TeX, where a dash between two of them is `--` in either dialect.
  static func encoded(_ value: String, for target: LaTeX.Target) -> String {
    let parts = LaTeX.encode(normalised(value), for: target)
      .split(separator: "\u{2013}", omittingEmptySubsequences: false)
    return parts.joined(separator: "--")
  }
}
