internal import Text

/// A YAML value whose mappings keep their order, for writing.
indirect enum YAML: Equatable, Sendable {
  /// Text, always in double quotes, so that it is never read as another type.
  case text(String)
  /// A keyword of the format, a number or a date: written without quotes.
  case bare(String)
  case list([YAML])
  case map([(String, YAML)])

  static func == (one: Self, other: Self) -> Bool {
    one.lines(indent: 0) == other.lines(indent: 0)
  }

  /// The value as a block, indented by two spaces per level.
  var text: String {
    let text = lines(indent: 0)
    return text.hasPrefix("\n") ? String(text.dropFirst()) : text
  }

  /// The text after a colon: a space and a scalar, or further lines.
  private func lines(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    switch self {
    case .text(let text): return " \(Self.quoted(text))"
    case .bare(let word): return " \(word)"
    case .list(let values):
      if values.isEmpty { return " []" }
      return values.map { "\n\(margin)-\($0.item(indent: indent + 2))" }.joined()
    case .map(let members):
      if members.isEmpty { return " {}" }
      return members.map { name, value in
        "\n\(margin)\(Self.key(name)):\(value.lines(indent: indent + 2))"
      }.joined()
    }
  }

  /// The text after the hyphen of a list item; a mapping begins on the same line.
  private func item(indent: Int) -> String {
    let text = lines(indent: indent)
    return text.hasPrefix("\n") ? " " + text.dropFirst(indent + 1) : text
  }

  /// A key, without quotes if every reader takes it as text.
  private static func key(_ name: String) -> String {
    let isPlain =
      name.utf8.first.map(\.isASCIILetter) ?? false
      && name.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "-_".utf8.contains($0) }
    let reserved = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"]
    return isPlain && !reserved.contains(name.asciiLowercased) ? name : quoted(name)
  }

  /// Text within double quotes (YAML 1.2.2, section 7.3.1).
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
