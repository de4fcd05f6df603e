public import Citations
internal import RichText
internal import Store
public import Text

/// The options that `cite` and `format` share: how to render, and the source of the items.
public struct CitationOptions {
  /// The name of the style; `nil` for that of the settings.
  public var style: String?
  let locale: String?
  /// The language of the citing text, if it is known.
  var textLanguage: String?
  /// The output format; `nil` for the default.
  public let format: OutputFormat?
  let hasLinks: Bool
  /// The files with the items to cite; empty for the library.
  public var sources: [String]
  /// Whether the result is written as JSON.
  public let isJSON: Bool

  /// Makes options.
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

  /// Loads the style with its locale.
  public func rendering(in session: Session) throws(Diagnostic) -> CitationRendering {
    let styles = try session.citationStyles()
    let style = try styles.style(named: style, in: session)
    return CitationRendering(
      name: style.info.title.isEmpty ? styles.styleName(self.style) : style.info.title,
      style: style,
      locale: try styles.locale(named: locale, ofText: textLanguage, for: style, in: session),
      format: format ?? .text, hasLinks: hasLinks, harmlessTeX: try session.harmlessTeX())
  }

  /// Loads the items that can be cited.
  public func items(in session: Session) throws(Diagnostic) -> CitableItems {
    if sources.isEmpty { return CitableItems(try session.library(for: .reading)) }
    return try CitableItems(from: sources, in: session)
  }
}
