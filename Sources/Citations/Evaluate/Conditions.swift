/// The tests of `cs:if`.
///
/// - Source: CSL 1.0.2 specification, "Choose".
extension Evaluation {
  mutating func holds(_ branch: ChooseBranch) -> Bool {
    let stop = branch.match != .all
    for test in branch.tests where holds(test) == stop { return branch.match == .any }
    return branch.match != .any || branch.tests.isEmpty
  }

  private mutating func holds(_ test: ChooseBranch.Test) -> Bool {
    switch test {
    case .type(let types): return types.contains { $0 == item.type }
    case .variable(let variable): return hasValue(variable)
    case .isNumeric(let variable):
      return numberText(variable).map { NumberText($0, and: ands).isNumeric } ?? false
    case .isUncertainDate(let variable): return item.date(variable)?.isCirca ?? false
    case .locator(let labels):
      return labels.contains(state.cite.locator.isEmpty ? "page" : Self.label(state.cite.label))
    case .position(let position): return isAt(position)
    case .disambiguate(let value):
      conditionsSeen += 1
      return (conditionsSeen <= state.disambiguation.conditionsMet) == value
    case .unknown: return false
    }
  }

  /// The label of a locator in the spelling of CSL 1.0.2.
  static func label(_ label: String) -> String { label == "sub verbo" ? "sub-verbo" : label }

  private func isAt(_ position: Position) -> Bool {
    guard let own = state.position else { return false }
    switch position {
    case .first: return own == .first
    case .subsequent: return own != .first
    case .ibid: return own == .ibid || own == .ibidWithLocator
    case .ibidWithLocator: return own == .ibidWithLocator
    case .nearNote: return own != .first && state.isNearNote
    }
  }

  private func hasValue(_ variable: Variable) -> Bool {
    switch variable {
    case .locator: !state.cite.locator.isEmpty
    case .citationNumber: state.citationNumber != nil
    case .citationLabel: !state.citationLabel.isEmpty
    case .yearSuffix: state.disambiguation.yearSuffix != nil
    case .firstReferenceNoteNumber: state.firstReferenceNoteNumber != nil
    case .pageFirst: item.has(.pageFirst) || item.has(.page)
    default: item.has(variable)
    }
  }

  /// The text of a variable that may hold a number.
  func numberText(_ variable: Variable) -> String? {
    switch variable {
    case .locator: state.cite.locator.isEmpty ? nil : state.cite.locator
    case .citationNumber: state.citationNumber.map { "\($0)" }
    case .firstReferenceNoteNumber: state.firstReferenceNoteNumber.map { "\($0)" }
    case .pageFirst: item.text(.pageFirst) ?? firstPage
    default: item.text(variable)
    }
  }

  private var firstPage: String? {
    item.text(.page).map { pages in
      String(pages.unicodeScalars.prefix { !NumberText.endsNumber($0) })
    }
  }

  /// The words that may separate numbers.
  var ands: [String] { [locale.term("and") ?? "and", andSymbol] }

  /// The sign for "and": an ampersand, if the locale has none of its own.
  var andSymbol: String {
    guard let symbol = locale.term("and", form: .symbol), symbol != locale.term("and") else {
      return "&"
    }
    return symbol
  }
}
