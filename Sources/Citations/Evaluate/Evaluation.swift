/// A style and the locale that it is used in.
///
/// A class, since every rendering holds it, and the many parts of both would else be retained anew
/// for each.
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
    /// A macro that sorts; `names-min` and its kin replace the options of et al.
    case sortKey(SortKey)
  }

  let context: RenderingContext
  let area: Area
  let state: CiteState
  /// The options that hold for all names of the area.
  let nameOptions: NameOptions
  /// Variables that were rendered in place of names, and are so not rendered again.
  var suppressed: Set<Variable> = []
  /// The names in whose place something is rendered.
  var substituted: NamesElement?
  /// The lists of names rendered so far.
  var nameLists: [NameListTrace] = []
  /// Whether a macro with a date is rendered for a sort key, of which only the date counts.
  var isSortingByDate = false
  /// How many tests `disambiguate="true"` were met so far.
  var conditionsSeen = 0
  /// Whether the rendering is to find out which cites read the same.
  var isComparing = false
  /// Whether the year's suffix is still to be put behind a year.
  var isYearSuffixDue: Bool

  /// What some elements rendered.
  struct Rendering {
    /// Only parts of which something is seen.
    var output: [Output] = []
    /// Whether a variable was asked for.
    var callsVariable = false
    /// Whether one of those asked for was there.
    var hasVariable = false

    static let nothing = Rendering()

    init(_ output: [Output] = [], callsVariable: Bool = false, hasVariable: Bool = false) {
      self.output = output
      self.callsVariable = callsVariable
      self.hasVariable = hasVariable
    }

    /// What a variable without a value renders.
    static let missing = Rendering(callsVariable: true)

    /// What a variable with a value renders.
    static func variable(_ output: [Output]) -> Rendering {
      Rendering(output, callsVariable: true, hasVariable: true)
    }

    mutating func append(_ other: Rendering) {
      output += other.output
      callsVariable = callsVariable || other.callsVariable
      hasVariable = hasVariable || other.hasVariable
    }
  }

  /// Begins a rendering, in which the year's suffix goes behind a year unless the area's layout
  /// renders it itself.
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

  /// The language that decides about letter case.
  var caseLanguage: String {
    item.text(.language) ?? style.defaultLocale ?? locale.language
  }

  mutating func render(_ elements: [Element]) -> Rendering {
    var result = Rendering()
    for element in elements { result.append(render(element)) }
    return result
  }

  /// Renders an element to one part of output, and a `cs:choose` to one part for each child.
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

  /// Renders a group, or nothing if it asks for variables that are all empty.
  private mutating func render(_ group: GroupElement) -> Rendering {
    var result = render(group.children)
    let parts = result.output
    if result.callsVariable, !result.hasVariable { return .missing }
    guard !parts.isEmpty else { return result }
    // To a group around it, one that is shown is a variable with a value.
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

  /// Puts formatting, affixes and place around what an element rendered.
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

  /// Changes the case of letters as an element wants it, in the language of the item.
  func cased(_ output: [Output], _ textCase: TextCase?) -> [Output] {
    guard let textCase else { return output }
    return output.withCase(textCase, language: caseLanguage)
  }

  /// The same for the words of a locale.
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

  /// Whether an element renders for a bibliography, where alone it has a place on the page.
  private var isEntry: Bool { if case .bibliography = area { true } else { false } }

  /// Whether an element renders for a sort key.
  var isSorting: Bool { if case .sortKey = area { true } else { false } }
}
