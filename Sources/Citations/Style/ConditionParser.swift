import Text

/// Reads `cs:choose`.
extension StyleParser {
  mutating func branches(of choose: XMLElement) -> [ChooseBranch] {
    finish(reader(of: choose))
    var result: [ChooseBranch] = []
    var hasElse = false
    for element in cslElements(of: choose) {
      switch element.name {
      case "if", "else-if": result.append(branch(element))
      case "else":
        hasElse = true
        finish(reader(of: element))
        let children = elements(in: element)
        result.append(ChooseBranch(tests: [], children: children))
        continue
      default: unknown(element, in: choose)
      }
      let expectsIf = result.count == 1 && !hasElse
      if hasElse || (element.name == "if") != expectsIf {
        findings.add(
          "<\(element.name)> does not stand in its place in <choose>",
          hint: "write one <if>, then any <else-if>, then <else>", at: element.nameRange)
      }
    }
    return result
  }

  private mutating func branch(_ element: XMLElement) -> ChooseBranch {
    var attributes = reader(of: element)
    var result = ChooseBranch(tests: [], children: [])
    result.match = attributes.choice("match") ?? .all
    if let types = choices("type", of: &attributes, ItemType.init(name:)) {
      result.tests.append(.type(types))
    }
    variableTests("variable", of: &attributes, into: &result) { .variable($0) }
    variableTests("is-numeric", of: &attributes, into: &result) { .isNumeric($0) }
    variableTests("is-uncertain-date", of: &attributes, into: &result) { .isUncertainDate($0) }
    if let positions = choices("position", of: &attributes, Position.init(rawValue:)) {
      result.tests += positions.map { .position($0) }
    }
    if let labels = locatorLabels(of: &attributes) { result.tests.append(.locator(labels)) }
    if let value = attributes.flag("disambiguate") { result.tests.append(.disambiguate(value)) }
    finish(attributes)
    if result.tests.isEmpty {
      if element.attributes.allSatisfy({ $0.name == "match" }) {
        findings.add(
          "<\(element.name)> tests nothing and never holds",
          hint: "add a condition, or write <else>", at: element.nameRange)
      }
      result.tests = [.unknown]
      result.match = .all
    }
    result.children = elements(in: element)
    return result
  }

  /// The values of an attribute's words; unknown words are reported.
  private mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
    _ attribute: String, of attributes: inout AttributeReader, _ choice: (String) -> Choice?
  ) -> [Choice]? {
    guard let (words, range) = attributes.words(attribute) else { return nil }
    return words.compactMap { word in
      if let choice = choice(word) { return choice }
      let names = Choice.allCases.map(\.rawValue)
      findings.add(
        "there is no \(attribute) \"\(word)\"", hint: Choices.hint(for: word, among: names),
        at: range)
      return nil
    }
  }

  private mutating func variableTests(
    _ attribute: String, of attributes: inout AttributeReader, into branch: inout ChooseBranch,
    _ test: (Variable) -> ChooseBranch.Test
  ) {
    guard let (words, range) = attributes.words(attribute) else { return }
    for word in words {
      branch.tests.append(variable(word, at: range).map(test) ?? .unknown)
    }
  }

  private mutating func locatorLabels(of attributes: inout AttributeReader) -> [String]? {
    guard let (words, range) = attributes.words("locator") else { return nil }
    var labels: [String] = []
    for word in words {
      // CSL 1.0 wrote "sub verbo" even in this list, which is split at spaces.
      if word == "verbo", labels.last == "sub" {
        labels[labels.count - 1] = "sub-verbo"
      } else {
        labels.append(word)
      }
    }
    for label in labels where !TermNames.locators.contains(label) {
      findings.add(
        "there is no locator \"\(label)\"",
        hint: Choices.hint(for: label, among: TermNames.locators), at: range)
    }
    return labels
  }
}
