internal import Text

/// Converts page ranges between records and TeX.
public enum PageRanges {
  /// The pages with an en dash for every range: `48-98`, `48--98` and `48 – 98` are `48–98`.
  ///
  /// A hyphen within a page number stays: in `3-1--3-9`, only the dashes separate pages.
  public static func normalized(_ value: String) -> String {
    let hasDash = value.utf8.contains { $0 == UInt8(ascii: "-") || $0 >= 0x80 }
    let isSpaced = value.utf8.contains { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: " ") }
    guard hasDash, isSpaced else { return value }
    let parts = value.split(separator: ",", omittingEmptySubsequences: false)
    return parts.map(range).joined(separator: ",")
  }

  /// The pages with a hyphen for every en dash, as in CSL-JSON.
  static func hyphenated(_ pages: String) -> String {
    pages.split(separator: "\u{2013}", omittingEmptySubsequences: false).joined(separator: "-")
  }

  private static func range(_ part: Substring) -> String {
    let ends = part.unicodeScalars.split {
      $0 == "-" || $0 == "\u{2013}" || $0 == "\u{2014}"
    }
    guard ends.count == 2, ends.allSatisfy({ $0.contains { ("0"..."9").contains($0) } }) else {
      return String(part)
    }
    let indent = part.hasPrefix(" ") ? " " : ""
    return indent + ends.map { String($0).trimmed }.joined(separator: "\u{2013}")
  }

  /// The pages with biblatex's `\psq` and `\psqq` for `f.` and `ff.` after a number, which print
  /// what the document's language has for "and the following".
  static func withCommands(_ pages: String) -> String {
    for (ending, command) in [(" f.", "\\psq"), (" ff.", "\\psqq")] where pages.hasSuffix(ending) {
      let rest = pages.utf8.dropLast(ending.utf8.count)
      if rest.last?.isASCIIDigit == true { return String(decoding: rest, as: UTF8.self) + command }
    }
    return pages
  }

  /// The pages as TeX, with `--` for a dash between two pages in both dialects.
  static func encoded(_ value: String, by encode: (String) -> String) -> String {
    var result: [UInt8] = []
    let bytes = Array(encode(normalized(value)).utf8)
    var index = 0
    while index < bytes.count {
      if bytes[index] == 0xE2, bytes[index...].starts(with: "\u{2013}".utf8) {
        result += "--".utf8
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
