/// A rendering element of a style.
///
/// - Source: CSL 1.0.2 specification, "Rendering Elements".
public indirect enum Element: Sendable {
  case text(TextElement)
  case date(DateElement)
  case number(NumberElement)
  case names(NamesElement)
  case label(LabelElement)
  case group(GroupElement)
  case choose([ChooseBranch])
}

public struct TextElement: Sendable {
  public enum Source: Sendable {
    case variable(Variable)
    /// A variable that this version of CSL doesn't know: one that is always empty.
    case unknownVariable
    /// An index into `Style.macros`.
    case macro(Int)
    case term(String, form: TermForm, isPlural: Bool)
    case value(String)
  }

  public var source: Source
  /// `form="short"` of a variable, such as `title`.
  public var isShort = false
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var display: Display?
  /// Whether quotation marks surround it.
  ///
  /// With `false`, quotation marks inside do not alternate.
  public var hasQuotes: Bool?
  public var stripsPeriods = false
  public var textCase: TextCase?
}

public struct DateElement: Sendable {
  public var variable: Variable
  /// The locale's format to start from; `nil` if `dateParts` is the whole format.
  public var form: DateForm?
  /// Which parts of the locale's format are shown.
  public var parts: DateParts = .yearMonthDay
  /// The parts in order; with a form, the changes to the locale's parts.
  public var dateParts: [DatePart] = []
  public var delimiter = ""
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var display: Display?
  public var textCase: TextCase?
}

public enum DateForm: String, CaseIterable, Sendable { case numeric, text }

public enum DateParts: String, CaseIterable, Sendable {
  case year
  case yearMonth = "year-month"
  case yearMonthDay = "year-month-day"
}

public struct DatePart: Sendable {
  public enum Name: String, CaseIterable, Sendable { case year, month, day }

  public enum Form: String, CaseIterable, Sendable {
    case long, short, numeric, ordinal
    case numericLeadingZeros = "numeric-leading-zeros"
  }

  public var name: Name
  public var form: Form?
  /// The delimiter of a range whose ends first differ in this part; `nil` for an en dash.
  public var rangeDelimiter: String?
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var textCase: TextCase?
  public var stripsPeriods = false
}

public struct NumberElement: Sendable {
  public enum Form: String, CaseIterable, Sendable {
    case numeric, ordinal, roman
    case longOrdinal = "long-ordinal"
  }

  public var variable: Variable
  public var form = Form.numeric
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var display: Display?
  public var textCase: TextCase?
}

public struct LabelElement: Sendable {
  public enum Plural: String, CaseIterable, Sendable { case contextual, always, never }

  /// `nil` for the label of a `cs:names`, which takes the names' variable.
  public var variable: Variable?
  public var form = TermForm.long
  public var plural = Plural.contextual
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var textCase: TextCase?
  public var stripsPeriods = false
}

public struct GroupElement: Sendable {
  public var children: [Element]
  public var delimiter = ""
  public var affixes = Affixes.none
  public var formatting = Formatting.none
  public var display: Display?
}

/// One `cs:if`, `cs:else-if` or, without tests, `cs:else`.
public struct ChooseBranch: Sendable {
  public enum Match: String, CaseIterable, Sendable { case all, any, none }

  public enum Test: Sendable {
    /// Any of these; the specification's "all" could hold for no two types.
    case type([ItemType])
    case variable(Variable)
    case isNumeric(Variable)
    case isUncertainDate(Variable)
    /// Any of these labels of the locator: `page`, `sub-verbo` …
    case locator([String])
    case position(Position)
    case disambiguate(Bool)
    /// A name that this version of CSL doesn't know: nothing is of that type or has that variable.
    case unknown
  }

  public var match = Match.all
  /// One for each attribute or, where an item can have several, for each of its words; empty for
  /// `cs:else`.
  public var tests: [Test]
  public var children: [Element]
}

/// The position of a cite among the cites of a document.
public enum Position: String, CaseIterable, Sendable {
  case first, subsequent, ibid
  case ibidWithLocator = "ibid-with-locator"
  case nearNote = "near-note"
}
