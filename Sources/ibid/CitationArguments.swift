import Citations
import Console
import Text
import Workspace

/// The options of `cite` and `format` about citations.
extension CitationOptions {
  static let parameters: [Parameter] = [
    .option("style", "STYLE", "The citation style: a name, or a .csl file."),
    .option("locale", "LANGUAGE", "The language, such as de-DE, rather than the style's own."),
    .option(
      "to", "FORMAT", "The format; text if none is given.",
      choices: OutputFormat.allCases.map(\.rawValue)),
    .flag("no-links", "Leave DOIs and URLs plain where the format has links."),
    .option(
      "from", "FILE", "Take the items of a file, or of standard input for -.", repeats: true),
    .fromEncoding,
    .json,
  ]

  /// Where styles come from, for the help of the commands.
  static let help = """
    A style is a file, or a name to find in the folders of $IBID_STYLES (separated by colons), in the
    library's styles/, and among the built-in styles; `ibid styles` lists them. Without --style and
    --locale, the library's settings `style` and `locale` apply, or else apa and the style's own
    language.
    """

  init(_ arguments: ParsedArguments) {
    self.init(
      style: arguments.value("style"), locale: arguments.value("locale"),
      format: arguments.value("to").flatMap(OutputFormat.init(rawValue:)),
      hasLinks: !arguments.has("no-links"), sources: arguments.all("from"),
      isJSON: arguments.has("json"))
  }
}
