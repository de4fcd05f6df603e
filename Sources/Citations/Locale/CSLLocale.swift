/// What holds in one language: the locale files and the locales of a style, merged.
///
/// - Source: CSL 1.0.2 specification, "Locale Fallback", "Terms".
public struct CSLLocale: Sendable {
  /// Such as `en-US`.
  public let language: String
  /// Whether only the first of a month has an ordinal.
  public private(set) var limitsDayOrdinalsToDay1 = false
  /// Whether a full stop or comma goes within the closing quotation mark.
  public private(set) var punctuationInQuote = false
  public private(set) var quotes = QuoteMarks()
  private var terms: [String: TermEntry] = [:]
  private var dates: [DateForm: LocalizedDate] = [:]
  private var ordinals = Ordinals()

  /// Merges locales, of which those for other languages are left out.
  ///
  /// - Parameters:
  ///   - language: The language wanted, such as `de-AT`; `de` means the main dialect, `de-DE`.
  ///   - files: Locale files in any order, at best one for each of `fallbackLanguages(for:)`.
  ///   - style: The locales of a style, which go before the files.
  /// - Complexity: O(*n*) in the number of terms.
  public init(language: String, files: [LocaleData], style: [LocaleData]) {
    let fallbacks = Self.fallbackLanguages(for: language)
    self.language = fallbacks.first ?? "en-US"
    // From the most general to the most special, each of which overrides what was before it.
    for name in fallbacks.reversed() {
      for file in files where file.language.map(LanguageTag.normalized) == name {
        // A file that has a term in one form has said which forms there are in its language.
        for term in file.terms { terms[term.name] = nil }
        merge(file)
      }
    }
    let base = LanguageTag.primary(of: self.language)
    for data in style where data.language == nil { merge(data) }
    for data in style where data.language.map(LanguageTag.normalized) == base { merge(data) }
    if self.language != base {
      for data in style where data.language.map(LanguageTag.normalized) == self.language {
        merge(data)
      }
    }
    quotes = QuoteMarks(
      outerOpen: term("open-quote") ?? quotes.outerOpen,
      outerClose: term("close-quote") ?? quotes.outerClose,
      innerOpen: term("open-inner-quote") ?? quotes.innerOpen,
      innerClose: term("close-inner-quote") ?? quotes.innerClose)
  }

  private mutating func merge(_ data: LocaleData) {
    limitsDayOrdinalsToDay1 = data.limitsDayOrdinalsToDay1 ?? limitsDayOrdinalsToDay1
    punctuationInQuote = data.punctuationInQuote ?? punctuationInQuote
    dates.merge(data.dates) { $1 }
    ordinals.merge(data.terms)
    for term in data.terms where term.genderForm == nil || term.genderForm == .neuter {
      terms[term.name, default: TermEntry()].set(term)
    }
  }

  /// The languages whose files are wanted for one, the most special first.
  ///
  /// `de-CH` has `de-CH`, `de-DE` and `en-US`; `de` has `de-DE` and `en-US`.
  public static func fallbackLanguages(for language: String) -> [String] {
    var result: [String] = []
    let tag = LanguageTag.normalized(language)
    let base = LanguageTag.primary(of: tag)
    let main = LanguageTag.mainDialect(of: base)
    for name in [tag == base ? main : tag, main, "en-US"] where !result.contains(name) {
      if !name.isEmpty { result.append(name) }
    }
    return result
  }

  /// The text of a term.
  ///
  /// A form that is not defined falls back: `verb-short` to `verb`, `symbol` to `short`, and both of
  /// those to `long`.
  ///
  /// - Returns: `nil` if there is no such term, and an empty text if it is said to be empty.
  /// - Complexity: O(1).
  public func term(_ name: String, form: TermForm = .long, isPlural: Bool = false) -> String? {
    entry(name)?.text(form, isPlural: isPlural)
  }

  /// The gender of the noun that a term is.
  public func gender(of name: String) -> Gender? {
    entry(name)?.gender
  }

  private func entry(_ name: String) -> TermEntry? {
    if let entry = terms[name] { return entry }
    let canonical = TermNames.canonical(name)
    if canonical != name { return terms[canonical] }
    // Terms whose name differs from that of the variable they go with.
    switch name {
    case "editor-translator": return terms["editortranslator"]
    case "part-number", "printing-number", "supplement-number":
      return terms[String(name.dropLast("-number".utf8.count))]
    default: return nil
    }
  }

  /// The format of dates that a style asks for by its form.
  public func date(_ form: DateForm) -> LocalizedDate? {
    dates[form]
  }

  /// What follows the digits of a number to make it an ordinal; empty if nothing does.
  public func ordinalSuffix(for number: Int, gender: Gender?) -> String {
    ordinals.suffix(for: number, gender: gender) ?? ""
  }

  /// The word for an ordinal from 1 to 10; `nil` for others, which are then written with a suffix.
  public func longOrdinal(_ number: Int, gender: Gender?) -> String? {
    ordinals.word(for: number, gender: gender)
  }
}

/// The quotation marks of a locale.
public struct QuoteMarks: Equatable, Sendable {
  public var outerOpen = "\u{201C}"
  public var outerClose = "\u{201D}"
  public var innerOpen = "\u{2018}"
  public var innerClose = "\u{2019}"
}

/// The forms of one term.
private struct TermEntry: Sendable {
  private struct Text {
    var single: String
    var multiple: String
  }

  private var long: Text?
  private var short: Text?
  private var symbol: Text?
  private var verb: Text?
  private var verbShort: Text?
  private(set) var gender: Gender?

  mutating func set(_ term: Term) {
    let text = Text(single: term.single, multiple: term.multiple)
    switch term.form {
    case .long: long = text
    case .short: short = text
    case .symbol: symbol = text
    case .verb: verb = text
    case .verbShort: verbShort = text
    }
    gender = term.gender ?? gender
  }

  func text(_ form: TermForm, isPlural: Bool) -> String? {
    let text =
      switch form {
      case .long: long
      case .short: short ?? long
      case .symbol: symbol ?? short ?? long
      case .verb: verb ?? long
      case .verbShort: verbShort ?? verb ?? long
      }
    return isPlural ? text?.multiple : text?.single
  }
}
