import Text

/// Reads `cs:choose`.
extension StyleParser {
  mutating func branches(
    of choose: XMLElement, substituting names: NamesElement?
  ) -> [ChooseBranch] {
    finish(reader(of: choose))
    var result: [ChooseBranch] = []
    var hasElse = false
    for element in cslElements(of: choose) {
      switch element.name {
      case "if", "else-if": result.append(branch(element, substituting: names))
      case "else":
        hasElse = true
        finish(reader(of: element))
        let children = elements(in: element, substituting: names)
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

  private mutating func branch(
    _ element: XMLElement, substituting names: NamesElement?
  ) -> ChooseBranch {
    var attributes = reader(of: element)
    var result = ChooseBranch(tests: [], children: [])
    result.match = attributes.choice("match") ?? .all
    tests("type", of: &attributes, into: &result, among: ItemType.allCases.map(\.rawValue)) {
      ItemType(name: $0).map { .type($0) }
    }
    variableTests("variable", of: &attributes, into: &result) { .variable($0) }
    variableTests("is-numeric", of: &attributes, into: &result) { .isNumeric($0) }
    variableTests("is-uncertain-date", of: &attributes, into: &result) { .isUncertainDate($0) }
    tests("position", of: &attributes, into: &result, among: Position.allCases.map(\.rawValue)) {
      Position(rawValue: $0).map { .position($0) }
    }
    locatorTests(of: &attributes, into: &result)
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
    result.children = elements(in: element, substituting: names)
    return result
  }

  /// Adds a test for each word of an attribute.
  private mutating func tests(
    _ attribute: String, of attributes: inout AttributeReader, into branch: inout ChooseBranch,
    among names: @autoclosure () -> [String], _ test: (String) -> ChooseBranch.Test?
  ) {
    guard let (words, range) = attributes.words(attribute) else { return }
    for word in words {
      if let test = test(word) {
        branch.tests.append(test)
        continue
      }
      branch.tests.append(.unknown)
      findings.add(
        "there is no \(attribute) \"\(word)\"", hint: Choices.hint(for: word, among: names()),
        at: range)
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

  private mutating func locatorTests(
    of attributes: inout AttributeReader, into branch: inout ChooseBranch
  ) {
    guard let (words, range) = attributes.words("locator") else { return }
    var previous = ""
    for word in words {
      defer { previous = word }
      // CSL 1.0 wrote "sub verbo" even in this list, which is split at blanks.
      if word == "sub" { continue }
      let name = word == "verbo" && previous == "sub" ? "sub-verbo" : word
      branch.tests.append(.locator(name))
      if TermNames.locators.contains(name) { continue }
      findings.add(
        "there is no locator \"\(name)\"",
        hint: Choices.hint(for: name, among: TermNames.locators), at: range)
    }
  }
}
