/// Text folded for search: without case and accents, and with one kind of dash, quote and space.
public enum Folding {
  /// Folds `text` so that equal results mean equal words to a reader.
  ///
  ///     Folding.fold("Łojasiewicz’s  Straße")  // "lojasiewicz's  strasse"
  ///
  /// Letters of scripts that the table does not know stay as they are, in lower case.
  ///
  /// - Complexity: O(*n*); text in ASCII is only lowered.
  public static func fold(_ text: String) -> String {
    var isASCII = true
    var isLower = true
    for byte in text.utf8 {
      isASCII = isASCII && byte < 0x80
      isLower = isLower && !(0x41...0x5A).contains(byte)
    }
    guard !isASCII else { return isLower ? text : text.asciiLowercased }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { append(scalar, to: &result) }
    return String(result)
  }

  private static func append(
    _ scalar: Unicode.Scalar, to result: inout String.UnicodeScalarView
  ) {
    if scalar.isASCII {
      result.append(Unicode.Scalar(UInt8(scalar.value).asciiLowercased))
      return
    }
    switch scalar {
    case "\u{2010}"..."\u{2015}", "\u{2212}": result.append("-")
    case "\u{2018}", "\u{2019}", "\u{201B}", "\u{02BC}", "\u{02B9}", "\u{2032}": result.append("'")
    case "\u{201C}"..."\u{201F}", "\u{00AB}", "\u{00BB}": result.append("\"")
    case "\u{00A0}", "\u{2000}"..."\u{200A}", "\u{202F}", "\u{3000}": result.append(" ")
    case "\u{00B5}": result.append("\u{03BC}")  // the micro sign is a mu to any reader
    case "\u{00AD}", "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": break
    default:
      for lower in scalar.properties.lowercaseMapping.unicodeScalars {
        if let base = bases[lower] {
          result.append(contentsOf: base.unicodeScalars)
        } else if lower.properties.generalCategory != .nonspacingMark {
          result.append(lower)
        }
      }
    }
  }

  /// The table by variant; made at the first letter outside ASCII.
  private static let bases: [Unicode.Scalar: String] = {
    var bases: [Unicode.Scalar: String] = [:]
    for entry in FoldingTable.text.split(separator: " ") {
      let parts = entry.split(separator: "=")
      guard let base = parts.first, let variants = parts.last else { continue }
      for variant in variants.unicodeScalars { bases[variant] = String(base) }
    }
    return bases
  }()

  /// The letters that a small letter is a variant of, such as `ae` for `æ`; `nil` for none.
  static func base(of letter: Unicode.Scalar) -> String? { bases[letter] }

  /// Whether two texts are equal when folded.
  public static func areEqual(_ one: String, _ other: String) -> Bool {
    one == other || fold(one) == fold(other)
  }
}
