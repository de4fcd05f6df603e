/// What one locale file, or one `cs:locale` of a style, says; `CSLLocale` merges several.
///
/// - Source: CSL 1.0.2 specification, "Locale Files" and "Locale".
public struct LocaleData: Sendable {
  /// `xml:lang`, such as `en-US` or `en`; `nil` for a `cs:locale` that holds for all languages.
  public var language: String?
  public var limitsDayOrdinalsToDay1: Bool?
  public var punctuationInQuote: Bool?
  public var terms: [Term] = []
  public var dates: [DateForm: LocalizedDate] = [:]

  public init() {}
}

/// The forms of a term, from the fullest to the shortest.
public enum TermForm: String, CaseIterable, Sendable {
  case long, short, symbol, verb
  case verbShort = "verb-short"
}

/// A grammatical gender.
public enum Gender: String, CaseIterable, Sendable { case masculine, feminine, neuter }

/// Where a term of an ordinal number applies.
public enum OrdinalMatch: String, CaseIterable, Sendable {
  case lastDigit = "last-digit"
  case lastTwoDigits = "last-two-digits"
  case wholeNumber = "whole-number"
}

/// One `cs:term`.
public struct Term: Sendable {
  public var name: String
  public var form = TermForm.long
  /// `gender`: the noun's own.
  public var gender: Gender?
  /// `gender-form`: that of the noun which the term goes with.
  public var genderForm: Gender?
  public var match: OrdinalMatch?
  /// An empty text is a term that is said to be empty.
  public var single = ""
  public var multiple = ""
}

/// One `cs:date` of a locale.
public struct LocalizedDate: Sendable {
  public var delimiter = ""
  public var parts: [DatePart] = []
  public var formatting = Formatting.none
  public var affixes = Affixes.none
  public var textCase: TextCase?
}
