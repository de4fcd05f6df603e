/// Renders citations and bibliographies in a style and a locale.
///
/// All items are known from the start, so that citation numbers, year suffixes and disambiguated
/// names are the same wherever an item is cited.
///
/// - Source: CSL 1.0.2 specification.
public struct Processor: Sendable {
  let context: RenderingContext
  /// In the order in which they are first cited.
  let items: [CSLItem]
  let indexes: [String: Int]
  let citationNames: NameOptions
  let bibliographyNames: NameOptions
  let citationHasYearSuffix: Bool
  let bibliographyHasYearSuffix: Bool
  public let localeText: LocaleText
  /// For each item.
  private(set) var numbers: [Int] = []
  private(set) var labels: [String] = []
  private(set) var disambiguations: [Disambiguation] = []
  /// Indexes of items in the order of the bibliography.
  private(set) var order: [Int] = []

  /// Takes items in the order in which they are first cited.
  ///
  /// Of items with the same id, the last counts.
  ///
  /// - Complexity: O(*n* log *n*) in the number of items.
  public init(style: Style, locale: CSLLocale, items: [CSLItem]) {
    context = RenderingContext(style: style, locale: locale)
    localeText = LocaleText(locale)
    var unique: [CSLItem] = []
    var indexes: [String: Int] = [:]
    for item in items {
      if let index = indexes[item.id] {
        unique[index] = item
      } else {
        indexes[item.id] = unique.count
        unique.append(item)
      }
    }
    self.items = unique
    self.indexes = indexes
    citationNames = style.citation.nameOptions.inheriting(style.nameOptions)
    bibliographyNames =
      (style.bibliography?.nameOptions ?? NameOptions()).inheriting(style.nameOptions)
    citationHasYearSuffix = style.renders(.yearSuffix, in: style.citation.layout.elements)
    bibliographyHasYearSuffix =
      style.bibliography.map { style.renders(.yearSuffix, in: $0.layout.elements) } ?? false
    numbers = Array(1...max(unique.count, 1))
    disambiguations = Array(repeating: Disambiguation(), count: unique.count)
    labels = CitationLabels.labels(of: unique)
    order = sorted(
      Array(unique.indices), by: style.bibliography?.sort ?? [], names: bibliographyNames)
    numberItems()
    var disambiguator = Disambiguator(self)
    disambiguations = disambiguator.disambiguations()
  }

  /// Numbers the items in the order of the bibliography, downwards if the style sorts so.
  private mutating func numberItems() {
    guard let sort = style.bibliography?.sort, !sort.isEmpty else { return }
    if let first = sort.first, sorts(first, by: .citationNumber) { return }
    for (number, index) in order.enumerated() { numbers[index] = number + 1 }
  }

  private func sorts(_ key: SortKey, by variable: Variable) -> Bool {
    switch key.source {
    case .variable(let own): own == variable
    case .macro(let index): style.renders(variable, in: style.macros[index].elements)
    }
  }

  var style: Style { context.style }
  var locale: CSLLocale { context.locale }

  /// The state of an item at a place of a document.
  func state(of index: Int, cite: Cite? = nil) -> CiteState {
    var state = CiteState(items[index], cite: cite)
    state.citationNumber = numbers[index]
    state.citationLabel = labels[index]
    state.disambiguation = disambiguations[index]
    return state
  }

  func citationEvaluation(_ state: CiteState) -> Evaluation {
    Evaluation(
      context, area: .citation, state: state, nameOptions: citationNames,
      hasExplicitYearSuffix: citationHasYearSuffix)
  }
}

extension Processor {
  /// For each item, its place in the bibliography.
  var ranks: [Int] {
    var ranks = Array(repeating: 0, count: items.count)
    for (rank, index) in order.enumerated() { ranks[index] = rank }
    return ranks
  }
}

extension LocaleText {
  /// The quotation marks and punctuation rules of a locale.
  public init(_ locale: CSLLocale) {
    let quotes = locale.quotes
    self.init(
      outerOpen: quotes.outerOpen, outerClose: quotes.outerClose, innerOpen: quotes.innerOpen,
      innerClose: quotes.innerClose, punctuationInQuote: locale.punctuationInQuote,
      language: locale.language)
  }
}
