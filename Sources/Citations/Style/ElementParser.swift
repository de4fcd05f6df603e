import Text

/// Reads rendering elements.
extension StyleParser {
  /// The rendering elements in a parent; `names` is the `cs:names` for which they are substitutes.
  mutating func elements(
    in parent: XMLElement
  ) -> [Element] {
    var result: [Element] = []
    for child in parent.children {
      switch child {
      case .element(let element):
        if element.namespace != parent.namespace { continue }
        if let element = self.element(element, in: parent) {
          result.append(element)
        }
      case .text(let text, let range):
        if text.utf8.allSatisfy(\.isASCIIWhitespace) { continue }
        findings.add(
          "text in <\(parent.name)> is not rendered", hint: "write <text value=\"…\"/>", at: range)
      }
    }
    return result
  }

  private mutating func element(
    _ element: XMLElement, in parent: XMLElement
  ) -> Element? {
    switch element.name {
    case "text": return text(element)
    case "date": return date(element)
    case "number": return number(element)
    case "names": return .names(self.names(element))
    case "label": return label(element).map(Element.label)
    case "group": return .group(group(element))
    case "choose": return .choose(branches(of: element))
    default:
      unknown(element, in: parent)
      return nil
    }
  }

  private mutating func text(_ element: XMLElement) -> Element? {
    var attributes = reader(of: element)
    let form = attributes.located("form")
    let isPlural = attributes.flag("plural") ?? false
    guard let source = source(of: &attributes, form: form, isPlural: isPlural) else {
      finish(attributes)
      return nil
    }
    var result = TextElement(source: source)
    result.isShort = form?.text == "short"
    result.affixes = attributes.affixes()
    result.textCase = attributes.choice("text-case")
    result.formatting = attributes.formatting()
    result.hasQuotes = attributes.flag("quotes")
    result.stripsPeriods = attributes.flag("strip-periods") ?? false
    result.display = attributes.choice("display")
    finish(attributes)
    return .text(result)
  }

  private mutating func source(
    of attributes: inout AttributeReader, form: (text: String, range: Range<Int>)?, isPlural: Bool
  ) -> TextElement.Source? {
    if let macro = attributes.located("macro") {
      return self.macro(macro.text, at: macro.range).map { .macro($0) }
    }
    if let variable = attributes.located("variable") {
      if let form, form.text != "short", form.text != "long" {
        findings.add(
          "\"\(form.text)\" is not a form of a variable", hint: "write \"long\" or \"short\"",
          at: form.range)
      }
      return self.variable(variable.text, at: variable.range).map { .variable($0) }
        ?? .unknownVariable
    }
    if let term = attributes.located("term") {
      let name = TermNames.canonical(term.text)
      checkTerm(name, at: term.range)
      if let form, TermForm(rawValue: form.text) == nil {
        let names = TermForm.allCases.map(\.rawValue)
        findings.add(
          "\"\(form.text)\" is not a form of a term",
          hint: Choices.hint(for: form.text, among: names), at: form.range)
      }
      return .term(
        name, form: form.flatMap { TermForm(rawValue: $0.text) } ?? .long, isPlural: isPlural)
    }
    if let value = attributes.text("value") { return .value(value) }
    findings.add(
      "<text> names nothing to render", hint: "add variable, macro, term or value",
      at: attributes.range)
    return nil
  }

  private mutating func number(_ element: XMLElement) -> Element? {
    var attributes = reader(of: element)
    defer { finish(attributes) }
    guard let name = attributes.located("variable") else { return missingVariable(element) }
    guard let variable = variable(name.text, at: name.range) else {
      return .text(TextElement(source: .unknownVariable))
    }
    var result = NumberElement(variable: variable)
    result.form = attributes.choice("form") ?? .numeric
    result.affixes = attributes.affixes()
    result.textCase = attributes.choice("text-case")
    result.formatting = attributes.formatting()
    result.display = attributes.choice("display")
    return .number(result)
  }

  private mutating func label(_ element: XMLElement) -> LabelElement? {
    var attributes = reader(of: element)
    defer { finish(attributes) }
    guard let name = attributes.located("variable") else {
      _ = missingVariable(element)
      return nil
    }
    guard let variable = variable(name.text, at: name.range) else { return nil }
    return label(of: variable, from: &attributes)
  }

  /// The rest of a label; one of names has no variable.
  mutating func label(
    of variable: Variable?, from attributes: inout AttributeReader
  ) -> LabelElement {
    var result = LabelElement(variable: variable)
    result.form = attributes.choice("form") ?? .long
    result.affixes = attributes.affixes()
    result.plural = attributes.choice("plural") ?? .contextual
    result.textCase = attributes.choice("text-case")
    result.stripsPeriods = attributes.flag("strip-periods") ?? false
    result.formatting = attributes.formatting()
    return result
  }

  private mutating func group(
    _ element: XMLElement
  ) -> GroupElement {
    var attributes = reader(of: element)
    var result = GroupElement(children: [])
    result.delimiter = attributes.text("delimiter") ?? ""
    result.affixes = attributes.affixes()
    result.formatting = attributes.formatting()
    result.display = attributes.choice("display")
    finish(attributes)
    result.children = elements(in: element)
    return result
  }

  private mutating func date(_ element: XMLElement) -> Element? {
    var attributes = reader(of: element)
    defer { finish(attributes) }
    guard let name = attributes.located("variable") else { return missingVariable(element) }
    guard let variable = variable(name.text, at: name.range) else {
      return .text(TextElement(source: .unknownVariable))
    }
    if variable.kind != .date {
      findings.add(
        "\"\(name.text)\" is not a date", hint: "render it with <text>", at: name.range)
    }
    var result = DateElement(variable: variable)
    result.form = attributes.choice("form")
    result.parts = attributes.choice("date-parts") ?? .yearMonthDay
    result.affixes = attributes.affixes()
    result.delimiter = attributes.text("delimiter") ?? ""
    result.textCase = attributes.choice("text-case")
    result.formatting = attributes.formatting()
    result.display = attributes.choice("display")
    for child in cslElements(of: element) {
      guard child.name == "date-part" else {
        unknown(child, in: element)
        continue
      }
      if let part = DatePart(child, findings: &findings) { result.dateParts.append(part) }
    }
    return .date(result)
  }

  private mutating func missingVariable(_ element: XMLElement) -> Element? {
    findings.add(
      "<\(element.name)> has no variable", hint: "add variable=\"…\"", at: element.nameRange)
    return nil
  }

  /// The variable of that name, or `nil` and a warning.
  mutating func variable(_ name: String, at range: Range<Int>) -> Variable? {
    if let variable = Variable(name: name) { return variable }
    findings.add(
      "there is no variable \"\(name)\"",
      hint: Choices.hint(for: name, among: Variable.allCases.map(\.rawValue)), at: range)
    return nil
  }

  /// The index of the macro of that name, or `nil` and an error.
  mutating func macro(_ name: String, at range: Range<Int>) -> Int? {
    if let index = macroIndex[name] { return index }
    let names = macroIndex.keys
    findings.add(
      "there is no macro \"\(name)\"",
      hint: Suggestion.nearest(to: name, among: names.sorted()).map { "write \"\($0)\"" }
        ?? "add the macro",
      at: range, severity: .error)
    return nil
  }
}
