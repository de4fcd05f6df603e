internal import RichText
internal import Records
internal import Text

/// Text, names, dates and addresses in the forms that Hayagriva accepts.
enum HayagrivaText {
  /// Text in which `{…}` protects case; other markup is lost.
  ///
  /// Dollar signs are escaped, since Hayagriva would read TeX math as Typst math.
  static func formatted(_ value: String) -> (text: String, isWhole: Bool) {
    guard value.utf8.contains(where: { "{}<$\\*_".utf8.contains($0) }) else { return (value, true) }
    var isWhole = true
    let text = formatted(MarkedText(field: value).nodes, &isWhole)
    return (text, isWhole)
  }

  private static func formatted(_ nodes: [MarkedText.Node], _ isWhole: inout Bool) -> String {
    var result = ""
    for node in nodes {
      switch node {
      case .text(let text): result += escaped(text)
      case .math(let source):
        isWhole = false
        result += escaped("$\(source)$")
      case .tex(let source):
        isWhole = false
        result += escaped(source)
      case .link(let inner, let address):
        isWhole = false
        result += MarkedText.linked(formatted(inner, &isWhole), to: escaped(address))
      case .styled(_, let inner):
        isWhole = false
        result += formatted(inner, &isWhole)
      case .protected(let inner): result += "{\(formatted(inner, &isWhole))}"
      }
    }
    return result
  }

  private static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if "{}$\\".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// A person as `Family, Given`, or in parts if that would be split differently.
  static func person(_ name: Name) -> YAML {
    let alias = name.attributes["alias"] ?? ""
    let isPlain =
      alias.isEmpty && !name.isLiteral && name.prefix.isEmpty && name.suffix.isEmpty
      && Name(parsing: "\(name.family), x").family == name.family
    if isPlain { return .text(name.given.isEmpty ? name.family : "\(name.family), \(name.given)") }
    let parts = [
      ("name", name.family), ("given-name", name.given), ("prefix", name.prefix),
      ("suffix", name.suffix), ("alias", alias),
    ]
    return .map(parts.filter { !$0.1.isEmpty }.map { ($0.0, .text($0.1)) })
  }

  /// The date of a record for one of Hayagriva's, in which `~` stands before an approximate date.
  static func field(ofDate text: String) -> String? {
    let date = text.hasPrefix("~") ? "\(text.dropFirst())~" : text
    return EDTF(ifValid: date) == nil ? BibTeXDates.corrected(text) : date
  }

  /// A day, month or year, with `~` before an approximate one; `nil` for anything else.
  static func date(_ text: String) -> YAML? {
    guard let point = EDTF(ifValid: text)?.startPoint, (1...9999).contains(point.year) else {
      return nil
    }
    let digits = "\(point.year)"
    var result = String(repeating: "0", count: 4 - digits.utf8.count) + digits
    if let month = point.month.flatMap(Month.init(_:)) {
      result += "-\(month.twoDigits)"
      if let day = point.day { result += day < 10 ? "-0\(day)" : "-\(day)" }
    }
    if point.isApproximate { result = "~" + result }
    return point.year < 1000 ? .text(result) : .bare(result)
  }

  /// Whether a URL parser accepts the text: it has a scheme and no spaces.
  static func isAddress(_ text: String) -> Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    let rest = text.utf8[text.utf8.index(after: colon)...]
    return VerbatimText.isAddress(Array(text.utf8)[...]) && rest.count > 3
  }
}
