internal import RichText
internal import Records
internal import Text

/// Writes titles for BibTeX's styles.
enum BibTeXTitle {
  /// The title as TeX.
  ///
  /// Styles that convert titles to lower case do so within math too, and would turn `$O(n)$` into
  /// `$o(n)$`. So math with a capital gets braces for BibTeX.
  static func encoded(
    _ value: String, for dialect: BibTeX.Dialect, by encode: (String) -> String
  ) -> String {
    let needsProtection = dialect == .bibtex && value.containsByte(UInt8(ascii: "$"))
    return encode(needsProtection ? protectingMath(in: value) : value)
  }

  private static func protectingMath(in value: String) -> String {
    var formulas = MarkedText(field: value).nodes.compactMap { node in
      if case .math(let source) = node { Array("$\(source)$".utf8) } else { nil }
    }[...]
    let bytes = Array(value.utf8)
    var result: [UInt8] = []
    var depth = 0
    var index = 0
    while index < bytes.count {
      if depth == 0, let formula = formulas.first, bytes[index...].starts(with: formula) {
        let hasCapital = formula.contains { $0.isASCIILetter && $0 & 0x20 == 0 }
        result += hasCapital ? [UInt8(ascii: "{")] + formula + [UInt8(ascii: "}")] : formula
        formulas.removeFirst()
        index += formula.count
        continue
      }
      if bytes[index] == UInt8(ascii: "{") { depth += 1 }
      if bytes[index] == UInt8(ascii: "}") { depth -= 1 }
      result.append(bytes[index])
      index += 1
    }
    return String(decoding: result, as: UTF8.self)
  }
}
