import Text

/// Reads the attributes of one element, each once.
///
/// CSL does not define those that are left.
struct AttributeReader {
  let element: XMLElement
  /// One bit for each attribute.
  ///
  /// A file with more than 64 attributes on an element was rejected.
  private var unread: UInt64
  private var problems: Findings

  init(_ element: XMLElement, file: String) {
    self.element = element
    unread = element.attributes.indices.reduce(0) { $0 | 1 << UInt64($1) }
    problems = Findings(file: file)
  }

  /// Where the element's name stands.
  var range: Range<Int> { element.nameRange }

  private mutating func take(_ name: String) -> XMLAttribute? {
    // Most elements have few attributes, and nothing is looked for once they are taken.
    if unread == 0 { return nil }
    for (index, attribute) in element.attributes.enumerated() where attribute.name == name {
      unread &= ~(1 << UInt64(index))
      return attribute
    }
    return nil
  }

  mutating func text(_ name: String) -> String? {
    take(name)?.value
  }

  /// The words of a list, with the place of the whole list.
  mutating func words(_ name: String) -> (words: [String], range: Range<Int>)? {
    guard let attribute = take(name) else { return nil }
    let words = attribute.value.utf8.split(whereSeparator: \.isASCIIWhitespace)
      .map { String(decoding: $0, as: UTF8.self) }
    return (words, attribute.valueRange)
  }

  /// The text and its place.
  mutating func located(_ name: String) -> (text: String, range: Range<Int>)? {
    take(name).map { ($0.value, $0.valueRange) }
  }

  mutating func choice<Choice>(_ name: String, of type: Choice.Type = Choice.self) -> Choice?
  where Choice: RawRepresentable & CaseIterable, Choice.RawValue == String {
    guard let attribute = take(name) else { return nil }
    if let choice = Choice(rawValue: attribute.value) { return choice }
    let names = Choice.allCases.map(\.rawValue)
    warn(
      "\"\(attribute.value)\" is not a value of \"\(name)\"",
      hint: Choices.hint(for: attribute.value, among: names), at: attribute.valueRange)
    return nil
  }

  mutating func flag(_ name: String) -> Bool? {
    guard let attribute = take(name) else { return nil }
    switch attribute.value {
    case "true", "1": return true
    case "false", "0": return false
    default:
      warn(
        "\"\(attribute.value)\" is not a value of \"\(name)\"", hint: "write \"true\" or \"false\"",
        at: attribute.valueRange)
      return nil
    }
  }

  /// A whole number from 0 to 9999.
  mutating func number(_ name: String) -> Int? {
    guard let attribute = take(name) else { return nil }
    let text = attribute.value.trimmed
    if let number = Int(text), (0...9999).contains(number) { return number }
    warn(
      "\"\(attribute.value)\" is not a value of \"\(name)\"", hint: "write a whole number",
      at: attribute.valueRange)
    return nil
  }

  mutating func affixes() -> Affixes {
    Affixes(prefix: text("prefix") ?? "", suffix: text("suffix") ?? "")
  }

  mutating func formatting() -> Formatting {
    if unread == 0 { return .none }
    return Formatting(
      fontStyle: choice("font-style"), fontVariant: choice("font-variant"),
      fontWeight: choice("font-weight"), textDecoration: choice("text-decoration"),
      verticalAlign: choice("vertical-align"))
  }

  mutating func warn(_ message: String, hint: String?, at range: Range<Int>) {
    problems.add(message, hint: hint, at: range)
  }

  /// The problems of the attributes, including those that CSL does not define.
  ///
  /// Attributes with a prefix belong to other vocabularies.
  func finish() -> [Diagnostic] {
    var problems = problems
    for (index, attribute) in element.attributes.enumerated()
    where unread & 1 << UInt64(index) != 0 && !attribute.name.contains(":") {
      let known = Suggestion.nearest(to: attribute.name, among: Self.names, within: 2)
      let isMisspelled = known.map { $0 != attribute.name && element[$0] == nil } ?? false
      problems.add(
        "<\(element.name)> has no attribute \"\(attribute.name)\"",
        hint: isMisspelled ? "write \"\(known ?? "")\"" : "remove it", at: attribute.nameRange)
    }
    return problems.all
  }

  /// The attributes of CSL whose spelling is worth a suggestion.
  private static let names = [
    "after-collapse-delimiter", "and", "cite-group-delimiter", "class", "collapse", "date-parts",
    "default-locale", "delimiter", "delimiter-precedes-et-al", "delimiter-precedes-last",
    "demote-non-dropping-particle", "disambiguate", "disambiguate-add-givenname",
    "disambiguate-add-names", "disambiguate-add-year-suffix", "display", "entry-spacing",
    "et-al-min", "et-al-subsequent-min", "et-al-subsequent-use-first", "et-al-use-first",
    "et-al-use-last", "font-style", "font-variant", "font-weight", "form", "gender",
    "gender-form", "givenname-disambiguation-rule", "hanging-indent", "initialize",
    "initialize-with", "initialize-with-hyphen", "is-numeric", "is-uncertain-date",
    "limit-day-ordinals-to-day-1", "line-spacing", "locator", "macro", "match", "name",
    "name-as-sort-order", "name-delimiter", "name-form", "names-delimiter", "names-min",
    "names-use-first", "names-use-last", "near-note-distance", "page-range-format", "plural",
    "position", "prefix", "punctuation-in-quote", "quotes", "range-delimiter",
    "second-field-align", "sort", "sort-separator", "strip-periods", "subsequent-author-substitute",
    "subsequent-author-substitute-rule", "suffix", "term", "text-case", "text-decoration", "type",
    "value", "variable", "version", "vertical-align", "year-suffix-delimiter",
  ]
}
