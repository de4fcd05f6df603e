public import Text

extension LocaleData {
  /// Reads a locale file.
  ///
  /// - Parameters:
  ///   - bytes: The whole of a `locales-….xml` file.
  ///   - file: Its name for messages.
  ///   - report: Is given every fault that the rest can do without, in their order.
  /// - Throws: A fault of XML, or that the file is something else.
  public init(
    xml bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) throws(Diagnostic) {
    let root = try XMLElement(bytes, file: file)
    var parser = LocaleParser(findings: Findings(file: file))
    guard root.name == "locale" else {
      throw parser.findings.fatal(
        "<\(root.name)> is not a CSL locale", hint: "name a locale file, whose root is <locale>",
        at: root.nameRange)
    }
    self = parser.locale(root)
    if language == nil {
      parser.findings.add(
        "the locale names no language", hint: "add xml:lang=\"…\"", at: root.nameRange)
    }
    parser.findings.report(to: report)
  }
}

/// Reads `cs:locale`, of a file or of a style.
struct LocaleParser {
  var findings: Findings

  mutating func locale(_ root: XMLElement) -> LocaleData {
    var attributes = reader(of: root)
    var result = LocaleData()
    result.language = attributes.text("xml:lang").flatMap { $0.isEmpty ? nil : $0 }
    _ = attributes.text("version")
    finish(attributes)
    for element in elements(of: root) {
      switch element.name {
      case "style-options": options(element, into: &result)
      case "date": date(element, into: &result)
      case "terms":
        for term in elements(of: element) {
          if term.name == "term" { add(term, to: &result) } else { unknown(term, in: element) }
        }
      case "info": break
      default: unknown(element, in: root)
      }
    }
    return result
  }

  private mutating func options(_ element: XMLElement, into locale: inout LocaleData) {
    var attributes = reader(of: element)
    locale.limitsDayOrdinalsToDay1 =
      attributes.flag("limit-day-ordinals-to-day-1") ?? locale.limitsDayOrdinalsToDay1
    locale.punctuationInQuote =
      attributes.flag("punctuation-in-quote") ?? locale.punctuationInQuote
    finish(attributes)
  }

  private mutating func date(_ element: XMLElement, into locale: inout LocaleData) {
    var attributes = reader(of: element)
    let form: DateForm? = attributes.choice("form")
    var date = LocalizedDate()
    date.delimiter = attributes.text("delimiter") ?? ""
    date.affixes = attributes.affixes()
    date.textCase = attributes.choice("text-case")
    date.formatting = attributes.formatting()
    finish(attributes)
    for child in elements(of: element) {
      guard child.name == "date-part" else {
        unknown(child, in: element)
        continue
      }
      if let part = DatePart(child, findings: &findings) { date.parts.append(part) }
    }
    guard let form else {
      findings.add(
        "a date format has no form", hint: "add form=\"text\" or form=\"numeric\"",
        at: element.nameRange)
      return
    }
    locale.dates[form] = date
  }

  private mutating func add(_ element: XMLElement, to locale: inout LocaleData) {
    var attributes = reader(of: element)
    defer { finish(attributes) }
    guard let name = attributes.text("name") else {
      findings.add("a term has no name", hint: "add name=\"…\"", at: element.nameRange)
      return
    }
    var term = Term(name: TermNames.canonical(name))
    term.form = attributes.choice("form") ?? .long
    term.gender = attributes.choice("gender")
    term.genderForm = attributes.choice("gender-form")
    term.match = attributes.choice("match")
    var multiple: String?
    var hasSingle = false
    for child in elements(of: element) {
      switch child.name {
      case "single":
        hasSingle = true
        term.single = child.text
      case "multiple": multiple = child.text
      default: unknown(child, in: element)
      }
    }
    if !hasSingle { term.single = multiple ?? Self.text(of: element) }
    term.multiple = multiple ?? term.single
    locale.terms.append(term)
  }

  private func reader(of element: XMLElement) -> AttributeReader {
    AttributeReader(element, file: findings.file)
  }

  /// The text of a term, of which nothing is left if it is only the layout of the file.
  private static func text(of element: XMLElement) -> String {
    let text = element.text
    return text.utf8.contains(0x0A) && text.trimmed.isEmpty ? "" : text
  }

  private mutating func finish(_ attributes: AttributeReader) {
    findings.add(attributes.finish())
  }

  /// The child elements that are not of another namespace.
  private func elements(of parent: XMLElement) -> some Sequence<XMLElement> {
    parent.elements.filter { $0.namespace == parent.namespace }
  }

  private mutating func unknown(_ element: XMLElement, in parent: XMLElement) {
    findings.add(
      "<\(element.name)> has no meaning in <\(parent.name)>", hint: "remove it; it is left out",
      at: element.nameRange)
  }
}

extension DatePart {
  /// Reads a `cs:date-part`, of a locale or of a style.
  init?(_ element: XMLElement, findings: inout Findings) {
    var attributes = AttributeReader(element, file: findings.file)
    defer { findings.add(attributes.finish()) }
    guard let name: Name = attributes.choice("name") else {
      if element["name"] == nil {
        findings.add("a date part has no name", hint: "add name=\"…\"", at: element.nameRange)
      }
      return nil
    }
    self.init(name: name)
    form = attributes.choice("form")
    rangeDelimiter = attributes.text("range-delimiter")
    affixes = attributes.affixes()
    textCase = attributes.choice("text-case")
    stripsPeriods = attributes.flag("strip-periods") ?? false
    formatting = attributes.formatting()
  }
}
