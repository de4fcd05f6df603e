internal import Records
internal import Text

/// Titles as BibTeX's styles take them.
enum BibTeXTitle {
  /// The title as TeX.
  ///
  /// Styles that lower the case of titles do so within math too, and would make `$O(n)$` into
  /// `$o(n)$`: for BibTeX, math with a capital gets braces around it.
  static func encoded(_ value: String, for dialect: BibTeX.Dialect) -> String {
    guard dialect == .bibtex, value.utf8.contains(UInt8(ascii: "$")) else {
      return LaTeX.encode(value, for: dialect.encoding)
    }
    var result = value
    for node in RichText(field: value).nodes {
      guard case .math(let source) = node, source.utf8.contains(where: isCapital) else { continue }
      let math = "$\(source)$"
      let parts = result.split(separator: math, omittingEmptySubsequences: false)
      result = parts.joined(separator: "{\(math)}")
    }
    return LaTeX.encode(result, for: .bibtex)
  }

  private static func isCapital(_ byte: UInt8) -> Bool {
    byte.isASCIILetter && byte & 0x20 == 0
  }
}
