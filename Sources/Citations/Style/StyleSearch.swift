/// What a style's elements may come to render or test, whatever the item.
extension Style {
  /// Whether some elements may render a variable through `cs:text` or `cs:number`.
  func renders(_ variable: Variable, in elements: [Element]) -> Bool {
    var seen: Set<Int> = []
    return has(in: elements, &seen) { element in
      switch element {
      case .text(let text):
        if case .variable(let own) = text.source { own == variable } else { false }
      case .number(let number): number.variable == variable
      case .names, .group, .choose, .date, .label: false
      }
    }
  }

  /// Whether the citations have a test `disambiguate`.
  var testsDisambiguation: Bool {
    var seen: Set<Int> = []
    return has(in: citation.layout.elements, &seen) { element in
      guard case .choose(let branches) = element else { return false }
      return branches.contains { branch in
        branch.tests.contains { test in
          if case .disambiguate = test { true } else { false }
        }
      }
    }
  }

  /// Whether one of some elements is what is looked for, or one within it or a macro that it calls.
  ///
  /// - Parameters:
  ///   - elements: Where to look.
  ///   - seen: The macros in which it has been looked for in vain. To look again wherever a macro is
  ///     called would take years where each of sixty calls the next one twice.
  ///   - isWanted: Tells it by itself, without what is within it.
  /// - Returns: Whether there is one.
  private func has(
    in elements: [Element], _ seen: inout Set<Int>, _ isWanted: (Element) -> Bool
  ) -> Bool {
    for element in elements {
      if isWanted(element) { return true }
      switch element {
      case .text(let text):
        guard case .macro(let index) = text.source, seen.insert(index).inserted else { continue }
        if has(in: macros[index].elements, &seen, isWanted) { return true }
      case .names(let names): if has(in: names.substitute, &seen, isWanted) { return true }
      case .group(let group): if has(in: group.children, &seen, isWanted) { return true }
      case .choose(let branches):
        for branch in branches where has(in: branch.children, &seen, isWanted) { return true }
      case .number, .date, .label: continue
      }
    }
    return false
  }
}
