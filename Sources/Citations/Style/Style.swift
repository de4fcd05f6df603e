/// A CSL style, checked and typed.
///
/// - Source: CSL 1.0.2 specification, and its schema.
public struct Style: Sendable {
  public enum Class: String, CaseIterable, Sendable {
    case inText = "in-text"
    case note
  }

  /// When a non-dropping particle follows the given name.
  public enum ParticleDemotion: String, CaseIterable, Sendable {
    case never
    case sortOnly = "sort-only"
    case displayAndSort = "display-and-sort"
  }

  public enum PageRangeFormat: String, CaseIterable, Sendable {
    case chicago
    case chicago15 = "chicago-15"
    case chicago16 = "chicago-16"
    case expanded, minimal
    case minimalTwo = "minimal-two"
  }

  public var info = StyleInfo()
  public var styleClass = Class.inText
  /// `default-locale`, such as `de-DE`.
  public var defaultLocale: String?
  public var particleDemotion = ParticleDemotion.displayAndSort
  public var initializesWithHyphen = true
  public var pageRangeFormat: PageRangeFormat?
  public var nameOptions = NameOptions()
  /// The `cs:locale` elements, in the order of the style.
  public var locales: [LocaleData] = []
  public var macros: [Macro] = []
  public var citation = CitationSpec()
  /// `nil` for a style that only cites.
  public var bibliography: BibliographySpec?
}

/// What a style says of itself.
public struct StyleInfo: Equatable, Sendable {
  public var id = ""
  public var title = ""
  public var titleShort = ""
  public var summary = ""
  /// The address of the style that a dependent style stands for.
  public var independentParent: String?
  /// `author-date`, `numeric`, `note` and the like.
  public var citationFormat: String?
}

public struct Macro: Sendable {
  public let name: String
  public let elements: [Element]
  /// Whether a date stands in it, not counting the macros it calls.
  let hasDate: Bool

  public init(name: String, elements: [Element]) {
    self.name = name
    self.elements = elements
    hasDate = elements.contains(where: \.hasDate)
  }
}

extension Element {
  /// Whether a date may stand in it.
  var leadsToDate: Bool {
    switch self {
    case .date, .group, .choose: true
    case .text(let text): if case .macro = text.source { true } else { false }
    case .number, .names, .label: false
    }
  }

  fileprivate var hasDate: Bool {
    switch self {
    case .date: true
    case .group(let group): group.children.contains(where: \.hasDate)
    case .choose(let branches): branches.contains { $0.children.contains(where: \.hasDate) }
    case .names(let names): names.substitute.contains(where: \.hasDate)
    case .text, .number, .label: false
    }
  }
}

public struct Layout: Sendable {
  public var elements: [Element] = []
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var delimiter = ""
}

/// One `cs:key` of a `cs:sort`.
public struct SortKey: Sendable {
  public enum Source: Sendable {
    case variable(Variable)
    /// An index into `Style.macros`.
    case macro(Int)
  }

  public var source: Source
  public var isDescending = false
  /// These replace `et-al-min` and similar attributes while the key is made.
  public var namesMin: Int?
  public var namesUseFirst: Int?
  public var namesUseLast: Bool?
}

/// A `cs:citation` element.
public struct CitationSpec: Sendable {
  public enum Collapse: String, CaseIterable, Sendable {
    case citationNumber = "citation-number"
    case year
    case yearSuffix = "year-suffix"
    case yearSuffixRanged = "year-suffix-ranged"
  }

  public enum GivenNameRule: String, CaseIterable, Sendable {
    case allNames = "all-names"
    case allNamesWithInitials = "all-names-with-initials"
    case primaryName = "primary-name"
    case primaryNameWithInitials = "primary-name-with-initials"
    case byCite = "by-cite"
  }

  public var layout = Layout()
  public var sort: [SortKey] = []
  public var nameOptions = NameOptions()
  public var addsNames = false
  public var addsGivenNames = false
  public var addsYearSuffix = false
  public var givenNameRule = GivenNameRule.byCite
  public var collapse: Collapse?
  /// `nil` if not given; cites are then grouped only to be collapsed.
  public var citeGroupDelimiter: String?
  public var yearSuffixDelimiter: String?
  public var afterCollapseDelimiter: String?
  /// In notes.
  public var nearNoteDistance = 5
}

/// A `cs:bibliography` element.
public struct BibliographySpec: Sendable {
  public enum SecondFieldAlign: String, CaseIterable, Sendable { case flush, margin }

  public enum SubstituteRule: String, CaseIterable, Sendable {
    case completeAll = "complete-all"
    case completeEach = "complete-each"
    case partialEach = "partial-each"
    case partialFirst = "partial-first"
  }

  public var layout = Layout()
  public var sort: [SortKey] = []
  public var nameOptions = NameOptions()
  public var hasHangingIndent = false
  public var secondFieldAlign: SecondFieldAlign?
  /// In lines.
  public var lineSpacing = 1
  /// In lines.
  public var entrySpacing = 1
  public var subsequentAuthorSubstitute: String?
  public var subsequentAuthorSubstituteRule = SubstituteRule.completeAll
}
