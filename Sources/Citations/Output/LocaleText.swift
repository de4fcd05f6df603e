/// The properties of a locale that rendering needs.
public struct LocaleText: Hashable, Sendable {
  public var outerOpen: String
  public var outerClose: String
  public var innerOpen: String
  public var innerClose: String
  /// Whether a comma or full stop after a closing quotation mark goes before it.
  public var punctuationInQuote: Bool
  /// Such as `en-US`.
  public var language: String

  public init(
    outerOpen: String = "“", outerClose: String = "”", innerOpen: String = "‘",
    innerClose: String = "’", punctuationInQuote: Bool = false, language: String = "en-US"
  ) {
    self.outerOpen = outerOpen
    self.outerClose = outerClose
    self.innerOpen = innerOpen
    self.innerClose = innerClose
    self.punctuationInQuote = punctuationInQuote
    self.language = language
  }

  /// The level of the quotation marks of data; `nil` if the locale has no such marks.
  ///
  /// Straight marks belong to every locale. A locale that writes `« … »` spaces them, which data may not.
  func level(of marks: QuotationMarks) -> QuotationLevel? {
    switch marks {
    case .straightDouble: return .outer
    case .straightSingle: return .inner
    case .curlyDouble, .curlySingle, .guillemets, .lowDouble:
      let (open, close) = marks.literal
      if outerOpen.hasPrefix(open) && outerClose.hasSuffix(close) { return .outer }
      if innerOpen.hasPrefix(open) && innerClose.hasSuffix(close) { return .inner }
      return nil
    }
  }

  func open(_ level: QuotationLevel) -> String { level == .outer ? outerOpen : innerOpen }

  func close(_ level: QuotationLevel) -> String { level == .outer ? outerClose : innerClose }
}

/// Quotation marks alternate between two kinds as they nest.
enum QuotationLevel: Sendable {
  case outer, inner

  var next: QuotationLevel { self == .outer ? .inner : .outer }
}
