internal import RichText
internal import Text

/// `cs:text`.
///
/// - Source: CSL 1.0.2 specification, "Text".
extension Evaluation {
  mutating func render(_ text: TextElement) -> Rendering {
    var result: Rendering
    switch text.source {
    case .variable(let variable): result = render(variable, isShort: text.isShort)
    case .macro(let index):
      result = render(style.macros[index])
      // A macro vanishes like a group, so that no term is left without what it speaks of.
      if result.callsVariable, !result.hasVariable { return .missing }
      result.hasVariable = !result.output.isEmpty
      if text.formatting != .none || result.output.contains(where: \.isFormattedText) {
        result.output = [.list(result.output, delimiter: "")]
      }
    case .term(let name, let form, let isPlural):
      // To a sort key "n.d." is no date at all, which stands last in either direction.
      let isMissing = isSorting && name == "no date"
      let term = isMissing ? "" : locale.term(name, form: form, isPlural: isPlural) ?? ""
      let output = Output.parsed(term)
      let isOpen = text.textCase == nil
      result = Rendering(term.isEmpty ? [] : isOpen ? [.tagged(.term, output)] : output)
    case .value(let value): result = Rendering(Output.parsed(value))
    case .unknownVariable: return .missing
    }
    guard !result.output.isEmpty else { return result }
    var text = text
    let prefix = text.affixes.prefix
    if !prefix.isEmpty, case .link(let parts, let target)? = result.output.first,
      target.address.hasPrefix(prefix)
    {
      // "https://doi.org/" before a DOI is a part of what leads there.
      result.output[0] = .link([.affixed(Affixes(prefix: prefix), parts)], to: target)
      text.affixes.prefix = ""
    }
    if text.stripsPeriods { result.output = result.output.strippingPeriods() }
    result.output = wrapped(
      cased(result.output, text), text.formatting, text.affixes, text.display,
      hasQuotes: text.hasQuotes)
    return result
  }

  /// Renders a macro.
  ///
  /// If it has a date, its sort key is only the date.
  ///
  /// The specification has no such rule, but styles that put words next to dates need it.
  mutating func render(_ macro: Macro) -> Rendering {
    let before = isSortingByDate
    isSortingByDate = before || isSorting && macro.hasDate
    defer { isSortingByDate = before }
    return render(macro.elements)
  }

  /// Applies the text case; output of a macro keeps its case.
  private func cased(_ output: [Output], _ text: TextElement) -> [Output] {
    switch text.source {
    case .term: casedTerm(output, text.textCase)
    case .macro: output
    case .variable, .value, .unknownVariable: cased(output, text.textCase)
    }
  }

  /// Renders a standard or number variable.
  private mutating func render(_ variable: Variable, isShort: Bool) -> Rendering {
    guard takes(variable) else { return .missing }
    switch variable {
    case .yearSuffix:
      // Most years have none, which must not make "n.d." beside it vanish.
      guard let number = state.disambiguation.yearSuffix else { return .nothing }
      return .variable([.tagged(.yearSuffix, [.text(Self.letters(number))])])
    case .citationNumber:
      guard let number = state.citationNumber else { return .missing }
      return .variable([.tagged(.citationNumber, [.text("\(number)")])])
    case .citationLabel:
      guard !state.citationLabel.isEmpty else { return .missing }
      var output: [Output] = [.text(state.citationLabel)]
      if isYearSuffixDue, let number = state.disambiguation.yearSuffix {
        isYearSuffixDue = false
        output.append(.tagged(.yearSuffix, [.text(Self.letters(number))]))
      }
      return .variable([.tagged(.citationLabel, output)])
    case .locator:
      guard let locator = numberText(.locator) else { return .missing }
      let isPage = Self.label(state.cite.label) == "page"
      let text = numbers(locator, format: isPage ? style.pageRangeFormat : nil)
      return .variable([.tagged(.locator, Output.parsed(text))])
    case .page:
      guard let pages = item.text(.page) else { return .missing }
      return .variable(Output.parsed(numbers(pages, format: style.pageRangeFormat)))
    case .doi, .url, .pmid, .pmcid:
      guard let text = item.text(variable) else { return .missing }
      let target = Self.target(text, of: variable)
      return .variable([target.map { .link([.text(text)], to: $0) } ?? .text(text)])
    default: break
    }
    if variable.kind == .number {
      guard let text = numberText(variable) else { return .missing }
      return .variable(Output.parsed(numbers(text, format: nil)))
    }
    guard let text = text(variable, isShort: isShort) else { return .missing }
    return .variable(Output.parsed(text))
  }

  /// The text of a variable, in its short form if there is one.
  private func text(_ variable: Variable, isShort: Bool) -> String? {
    switch variable {
    case .title where isShort: item.text(.titleShort) ?? item.text(.title)
    case .containerTitle where isShort:
      item.text(.containerTitleShort) ?? item.text(.containerTitle)
    case .collectionTitle where isShort:
      item.text(.collectionTitleShort) ?? item.text(.collectionTitle)
    default: item.text(variable)
    }
  }

  /// The link target of an address or identifier, if it is safe to link.
  private static func target(_ text: String, of variable: Variable) -> LinkTarget? {
    switch variable {
    case .doi: LinkRule.target(ofDOI: text)
    case .pmid: LinkRule.target(ofPMID: text)
    case .pmcid: LinkRule.target(ofPMCID: text)
    default: LinkRule.target(of: text)
    }
  }

  /// The letters of a year's suffix, from 0: `a` to `z`, then `aa`.
  static func letters(_ number: Int) -> String {
    var number = number + 1
    var letters: [UInt8] = []
    while number > 0 {
      number -= 1
      letters.append(UInt8(ascii: "a") + UInt8(number % 26))
      number /= 26
    }
    return String(decoding: letters.reversed(), as: UTF8.self)
  }
}
