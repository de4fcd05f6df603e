/// A `cs:names` element.
///
/// - Source: CSL 1.0.2 specification, "Names".
public struct NamesElement: Sendable {
  /// In the order of the style.
  public var variables: [Variable]
  public var name = NameElement()
  public var etAl = EtAlElement()
  public var label: LabelElement?
  /// The label precedes the names if `cs:label` precedes `cs:name`.
  public var labelComesFirst = false
  /// Whether it has children; without any, a substitute is formatted as the names it replaces.
  public var hasOwnLook = false
  /// The elements to try in turn when no variable has a name.
  public var substitute: [Element] = []
  /// Name options on `cs:names` itself.
  public var options = NameOptions()
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var display: Display?
}

extension NamesElement {
  /// The element with the formatting that it has as a substitute for `outer`.
  ///
  /// - Source: CSL 1.0.2 specification, "Substitute", for names without children; for the parts of
  ///   names, what the reference processor does.
  func substituting(_ outer: NamesElement) -> NamesElement {
    var result = self
    guard hasOwnLook else {
      result.name = outer.name
      result.etAl = outer.etAl
      result.label = outer.label
      result.labelComesFirst = outer.labelComesFirst
      result.options = options.inheriting(outer.options)
      result.hasOwnLook = outer.hasOwnLook
      // The whole has the formatting of those that are stood for.
      result.formatting = .none
      return result
    }
    if name.family == NamePart() { result.name.family = outer.name.family }
    if name.given == NamePart() { result.name.given = outer.name.given }
    return result
  }
}

public struct NameElement: Sendable {
  public var options = NameOptions()
  public var family = NamePart()
  public var given = NamePart()
  public var affixes = Affixes.none
  public var formatting = Formatting.none
}

/// A `cs:name-part`.
public struct NamePart: Equatable, Sendable {
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var textCase: TextCase?
}

public struct EtAlElement: Sendable {
  /// `et-al` or `and others`.
  public var term = "et-al"
  public var formatting = Formatting.none
}

/// The options of names; `nil` inherits from the next outer element.
///
/// - Source: CSL 1.0.2 specification, "Inheritable Name Options".
public struct NameOptions: Equatable, Sendable {
  public enum And: String, CaseIterable, Sendable { case text, symbol }

  public enum DelimiterRule: String, CaseIterable, Sendable {
    case contextual, always, never
    case afterInvertedName = "after-inverted-name"
  }

  public enum Form: String, CaseIterable, Sendable { case long, short, count }

  public enum SortOrder: String, CaseIterable, Sendable { case first, all }

  public var and: And?
  public var delimiterPrecedesEtAl: DelimiterRule?
  public var delimiterPrecedesLast: DelimiterRule?
  public var etAlMin: Int?
  public var etAlUseFirst: Int?
  public var etAlSubsequentMin: Int?
  public var etAlSubsequentUseFirst: Int?
  public var etAlUseLast: Bool?
  public var form: Form?
  public var initialize: Bool?
  public var initializeWith: String?
  public var nameAsSortOrder: SortOrder?
  public var sortSeparator: String?
  /// Between the names of one variable: `name-delimiter`, or `delimiter` on `cs:name`.
  public var delimiter: String?
  /// Between the lists of several variables: `names-delimiter`, or `delimiter` on `cs:names`.
  public var namesDelimiter: String?

  public init() {}

  /// These options, with those of an outer element where they are `nil`.
  public func inheriting(_ outer: NameOptions) -> NameOptions {
    var result = NameOptions()
    result.and = and ?? outer.and
    result.delimiterPrecedesEtAl = delimiterPrecedesEtAl ?? outer.delimiterPrecedesEtAl
    result.delimiterPrecedesLast = delimiterPrecedesLast ?? outer.delimiterPrecedesLast
    result.etAlMin = etAlMin ?? outer.etAlMin
    result.etAlUseFirst = etAlUseFirst ?? outer.etAlUseFirst
    result.etAlSubsequentMin = etAlSubsequentMin ?? outer.etAlSubsequentMin
    result.etAlSubsequentUseFirst = etAlSubsequentUseFirst ?? outer.etAlSubsequentUseFirst
    result.etAlUseLast = etAlUseLast ?? outer.etAlUseLast
    result.form = form ?? outer.form
    result.initialize = initialize ?? outer.initialize
    result.initializeWith = initializeWith ?? outer.initializeWith
    result.nameAsSortOrder = nameAsSortOrder ?? outer.nameAsSortOrder
    result.sortSeparator = sortSeparator ?? outer.sortSeparator
    result.delimiter = delimiter ?? outer.delimiter
    result.namesDelimiter = namesDelimiter ?? outer.namesDelimiter
    return result
  }
}
