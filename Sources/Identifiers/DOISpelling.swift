internal import Text

/// What may stand around a DOI, and how its signs may be escaped.
enum DOISpelling {
  /// The value without white space, brackets and labels around the DOI or its address.
  static func withoutLabels(_ value: String) -> String {
    var text = value.trimmed
    if let inner = inner(of: text) { text = inner.trimmed }
    while let label = labels.first(where: text.asciiLowercased.hasPrefix) {
      let rest = text.dropFirst(label.utf8.count)
      // `doi.org/…` is an address.
      guard rest.utf8.first != UInt8(ascii: "."), rest.utf8.first != UInt8(ascii: "-") else {
        break
      }
      text = String(rest.drop { ":= \t\u{A0}".contains($0) })
    }
    return text
  }

  private static let labels = ["doi", "info:doi/", "urn:doi:"]

  /// What stands in angle brackets, in braces or in TeX's command for addresses.
  private static func inner(of text: String) -> String? {
    for (open, close) in [("<", ">"), ("\\url{", "}"), ("{", "}")]
    where text.hasPrefix(open) && text.hasSuffix(close) {
      return String(text.dropFirst(open.utf8.count).dropLast())
    }
    return nil
  }

  /// The text with one layer of escapes read.
  static func withoutEscapes(_ text: String) -> String {
    decoded(withoutTeX(withoutEntities(text)))
  }

  /// The text percent-decoded, unless that is no UTF-8.
  private static func decoded(_ text: String) -> String {
    let decoded = AddressText.decoded(text)
    let isBroken = decoded.unicodeScalars.contains("\u{FFFD}")
    return isBroken && !text.unicodeScalars.contains("\u{FFFD}") ? text : decoded
  }

  /// The text with HTML's escapes of angle brackets and the ampersand read.
  private static func withoutEntities(_ text: String) -> String {
    guard text.containsByte(UInt8(ascii: "&")) else { return text }
    return replacing([("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")], in: text)
  }

  /// The text without TeX's escapes, and without the braces that only group.
  private static func withoutTeX(_ text: String) -> String {
    let isTeX = text.containsByte { byte, _ in
      byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "{") || byte == UInt8(ascii: "$")
    }
    guard isTeX else { return text }
    let text = replacing(commands, in: text)
    var result: [UInt8] = []
    var open = 0
    for byte in text.utf8 {
      let isEscaped = result.last == UInt8(ascii: "\\")
      if isEscaped, escaped.contains(byte) {
        result.removeLast()
      } else if byte == UInt8(ascii: "{") {
        open += 1
        continue
      } else if byte == UInt8(ascii: "}"), open > 0 {
        open -= 1
        continue
      }
      result.append(byte)
    }
    // A brace without a partner groups nothing.
    return open == 0 ? String(decoding: result, as: UTF8.self) : text
  }

  /// The signs before which a backslash is an escape.
  private static let escaped = Set("_%&#$<>~^".utf8)

  private static let commands = [
    ("\\textless{}", "<"), ("\\textgreater{}", ">"), ("\\textless", "<"), ("\\textgreater", ">"),
    ("\\textunderscore{}", "_"), ("\\textunderscore", "_"), ("$<$", "<"), ("$>$", ">"),
    ("$\\_$", "_"),
  ]

  private static func replacing(_ replacements: [(String, String)], in text: String) -> String {
    replacements.reduce(text) { text, replacement in
      guard text.contains(replacement.0) else { return text }
      return text.replacing(replacement.0, with: replacement.1)
    }
  }
}
