/// A style and the locale that it is used in.
///
/// A class, because every rendering holds it: as a struct, all parts of both would be retained for
/// each rendering.
final class RenderingContext: Sendable {
  let style: Style
  let locale: CSLLocale

  init(style: Style, locale: CSLLocale) {
    self.style = style
    self.locale = locale
  }
}

/// The rendering of one item by a style's elements into a tree.
///
/// - Source: CSL 1.0.2 specification, "Rendering Elements".
struct Evaluation {
  enum Area: Sendable {
    case citation, bibliography
    /// A macro of a sort key; `names-min` and similar attributes replace the et-al options.
    case sortKey(SortKey)
  }

  let context: RenderingContext
  let area: Area
  let state: CiteState
  /// The options for all names of the area.
  let nameOptions: NameOptions
  /// Variables that were rendered as a substitute, which must not be rendered again.
  var suppressed: Set<Variable> = []
  /// The names for which a substitute is being rendered.
  var substituted: NamesElement?
  /// The lists of names rendered so far.
  var nameLists: [NameListTrace] = []
  /// Whether a macro with a date is rendered for a sort key; only its date counts.
  var isSortingByDate = false
  /// How many `disambiguate="true"` tests were evaluated so far.
  var conditionsSeen = 0
  /// Whether the rendering is only for finding ambiguous cites.
  var isComparing = false
  /// Whether the year suffix has not been rendered yet.
  var isYearSuffixDue: Bool

  /// The result of rendering elements.
  struct Rendering {
    /// The parts that are not empty.
    var output: [Output] = []
    /// Whether an element used a variable.
    var callsVariable = false
    /// Whether one of the used variables has a value.
    var hasVariable = false

    static let nothing = Rendering()

    init(_ output: [Output] = [], callsVariable: Bool = false, hasVariable: Bool = false) {
      self.output = output
      self.callsVariable = callsVariable
      self.hasVariable = hasVariable
    }

    /// The result for a variable without a value.
    static let missing = Rendering(callsVariable: true)

    /// The result for a variable with a value.
    static func variable(_ output: [Output]) -> Rendering {
      Rendering(output, callsVariable: true, hasVariable: true)
    }

    mutating func append(_ other: Rendering) {
      output += other.output
      callsVariable = callsVariable || other.callsVariable
      hasVariable = hasVariable || other.hasVariable
    }
  }

  /// Begins a rendering.
  ///
  /// The year suffix follows a year, unless the area's layout has the variable `year-suffix`.
  init(
    _ context: RenderingContext, area: Area, state: CiteState, nameOptions: NameOptions,
    hasExplicitYearSuffix: Bool
  ) {
    self.context = context
    self.area = area
    self.state = state
    self.nameOptions = nameOptions
    isYearSuffixDue = !hasExplicitYearSuffix && state.disambiguation.yearSuffix != nil
  }

  var style: Style { context.style }
  var locale: CSLLocale { context.locale }
  var item: CSLItem { state.item }

  /// The language of the rules for letter case.
  var caseLanguage: String {
    item.text(.language) ?? style.defaultLocale ?? locale.language
  }

  mutating func render(_ elements: [Element]) -> Rendering {
    var result = Rendering()
    for element in elements { result.append(render(element)) }
    return result
  }

  /// Renders an element to one part of output; a `cs:choose` gives one part for each child.
  mutating func render(_ element: Element) -> Rendering {
    var result: Rendering
    if isSortingByDate, !element.leadsToDate { return .nothing }
    switch element {
    case .text(let element): result = render(element)
    case .date(let element): result = render(element)
    case .number(let element): result = render(element)
    case .names(let element): result = render(element)
    case .label(let element): result = render(element)
    case .group(let element): result = render(element)
    case .choose(let branches): return render(branches)
    }
    if result.output.count > 1 { result.output = [.list(result.output, delimiter: "")] }
    return result
  }

  /// Renders a group; nothing if it uses variables and all of them are empty.
  private mutating func render(_ group: GroupElement) -> Rendering {
    var result = render(group.children)
    let parts = result.output
    if result.callsVariable, !result.hasVariable { return .missing }
    guard !parts.isEmpty else { return result }
    // A non-empty group counts as a non-empty variable of the group around it.
    result.hasVariable = true
    // A text's own suffix is joined to it in a way that the group's is not; see `isFormattedText`.
    let isOne = parts.count == 1 && !parts[0].isFormattedText
    let list = isOne ? parts : [.list(parts, delimiter: group.delimiter)]
    result.output = wrapped(list, group.formatting, group.affixes, group.display)
    return result
  }

  private mutating func render(_ branches: [ChooseBranch]) -> Rendering {
    for branch in branches where holds(branch) { return render(branch.children) }
    return .nothing
  }

  /// Adds formatting, affixes and display to what an element rendered.
  func wrapped(
    _ output: [Output], _ formatting: Formatting, _ affixes: Affixes, _ display: Display? = nil,
    hasQuotes: Bool? = nil
  ) -> [Output] {
    guard !output.isEmpty else { return [] }
    var output = output
    if formatting != .none { output = [.formatted(formatting, output)] }
    switch hasQuotes {
    case true?: output = [.quoted(output)]
    case false?: output = [.tagged(.unquoted, output)]
    case nil: break
    }
    if !affixes.isEmpty { output = [.affixed(affixes, output)] }
    if let display, isEntry { output = [.display(display, output)] }
    return output
  }

  /// Applies an element's text case in the language of the item.
  func cased(_ output: [Output], _ textCase: TextCase?) -> [Output] {
    guard let textCase else { return output }
    return output.withCase(textCase, language: caseLanguage)
  }

  /// Applies an element's text case to a term of the locale.
  func casedTerm(_ output: [Output], _ textCase: TextCase?) -> [Output] {
    guard let textCase else { return output }
    return output.withCase(textCase, language: locale.language)
  }

  /// Whether a variable may be rendered; within a substitution, it may be only once.
  mutating func takes(_ variable: Variable) -> Bool {
    guard !suppressed.contains(variable) else { return false }
    if substituted != nil { suppressed.insert(variable) }
    return true
  }

  /// Whether this renders a bibliography; only there `display` has an effect.
  private var isEntry: Bool { if case .bibliography = area { true } else { false } }

  /// Whether this renders a sort key.
  var isSorting: Bool { if case .sortKey = area { true } else { false } }
}
