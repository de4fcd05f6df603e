public import Citations
internal import RichText
internal import Store
public import Text

/// How citations are to look, and where what they cite is taken from: `cite` and `format` agree on it.
public struct CitationOptions {
  public var style: String?
  let locale: String?
  /// The language of the text that cites, if it says it.
  var textLanguage: String?
  /// `nil` when none is asked for.
  public let format: OutputFormat?
  let hasLinks: Bool
  /// The files whose items are cited; none for the library.
  public var sources: [String]
  public let isJSON: Bool

  public init(
    style: String? = nil, locale: String? = nil, textLanguage: String? = nil,
    format: OutputFormat? = nil, hasLinks: Bool, sources: [String], isJSON: Bool
  ) {
    self.style = style
    self.locale = locale
    self.textLanguage = textLanguage
    self.format = format
    self.hasLinks = hasLinks
    self.sources = sources
    self.isJSON = isJSON
  }

  /// The style with its language.
  public func look(in session: Session) throws(Diagnostic) -> CitationLook {
    let styles = try session.citationStyles()
    let style = try styles.style(named: style, in: session)
    return CitationLook(
      name: style.info.title.isEmpty ? styles.styleName(self.style) : style.info.title,
      style: style,
      locale: try styles.locale(named: locale, ofText: textLanguage, for: style, in: session),
      format: format ?? .text, hasLinks: hasLinks, harmlessTeX: try session.harmlessTeX())
  }

  /// What can be cited.
  public func items(in session: Session) throws(Diagnostic) -> CitableItems {
    if sources.isEmpty { return CitableItems(try session.library(for: .reading)) }
    return try CitableItems(from: sources, in: session)
  }
}
