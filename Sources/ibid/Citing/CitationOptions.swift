import Citations
import Console
import RichText
import Store
import Text

/// How citations are to look, and where what they cite is taken from: `cite` and `format` agree on it.
struct CitationOptions {
  static let parameters: [Parameter] = [
    .option("style", "STYLE", "The citation style: a name, or a .csl file."),
    .option("locale", "LANGUAGE", "The language, such as de-DE, rather than the style's own."),
    .option(
      "to", "FORMAT", "The format; text if none is given.",
      choices: OutputFormat.allCases.map(\.rawValue)),
    .flag("no-links", "Leave DOIs and URLs plain where the format has links."),
    .option(
      "from", "FILE", "Take the items of a file, or of standard input for -.", repeats: true),
    .json,
  ]

  /// Where styles come from, for the help of the commands.
  static let help = """
    A style is a file, or a name that is looked for in the folders of $IBID_STYLES (parted by
    colons), in the library's styles/, and among the built-in ones; `ibid styles` lists them. Style
    and language are the settings `style` and `locale` of the library where none is given, or else
    apa and the style's own.
    """

  var style: String?
  let locale: String?
  /// The language of the text that cites, if it says it.
  var textLanguage: String?
  /// `nil` when none is asked for.
  let format: OutputFormat?
  let hasLinks: Bool
  /// The files whose items are cited; none for the library.
  var sources: [String]
  let isJSON: Bool

  init(_ arguments: ParsedArguments) {
    style = arguments.value("style")
    locale = arguments.value("locale")
    format = arguments.value("to").flatMap(OutputFormat.init(rawValue:))
    hasLinks = !arguments.has("no-links")
    sources = arguments.all("from")
    isJSON = arguments.has("json")
  }

  /// The style with its language.
  func look(in session: Session) throws(Diagnostic) -> CitationLook {
    let styles = try session.citationStyles()
    let style = try styles.style(named: style, in: session)
    return CitationLook(
      name: style.info.title.isEmpty ? styles.styleName(self.style) : style.info.title,
      style: style,
      locale: try styles.locale(named: locale, ofText: textLanguage, for: style, in: session),
      format: format ?? .text, hasLinks: hasLinks, harmlessTeX: try session.harmlessTeX())
  }

  /// What can be cited.
  func items(in session: Session) throws(Diagnostic) -> CitableItems {
    if sources.isEmpty { return CitableItems(try session.library(for: .reading)) }
    return try CitableItems(from: sources, in: session)
  }
}

/// A style in a language and a format.
struct CitationLook {
  /// The style's title, or what it was asked for by.
  var name: String
  var style: Style
  var locale: CSLLocale
  var format: OutputFormat
  var hasLinks: Bool
  /// The formulas that may be TeX.
  var harmlessTeX = HarmlessTeX()

  /// Why there is nothing of some items to be seen.
  func nothingShown(of keys: [String]) -> Diagnostic {
    let shown = keys.prefix(3).map(\.quoted).joined(separator: ", ")
    let others = keys.count > 3 ? " and \(keys.count - 3) more" : ""
    return Diagnostic(
      "the style \(name.quoted) shows nothing of \(shown)\(others)",
      hint: "see whether they have a title and an author, and the style with `ibid styles --check`",
      severity: .warning)
  }

  /// What cites and lists some items, given in the order in which they are first cited.
  func processor(_ items: [CSLItem]) -> Processor {
    Processor(style: style, locale: locale, items: items)
  }

  var renderer: Renderer {
    Renderer(
      format: format, locale: LocaleText(locale), linksAddresses: hasLinks,
      harmlessTeX: harmlessTeX)
  }
}
