public import RichText
public import Text

/// A Mustache template, parsed once and rendered with any data.
///
///     let template = try Template(Array("Hi {{name}}!".utf8), file: "greeting.html.mustache")
///     try template.render(.object(["name": .text("R&D")]), as: .html)  // "Hi R&amp;D!"
///
/// - Source: The Mustache specification 1.4.3 with its optional modules for inheritance and
///   dynamic names; without lambdas, since data here has no code.
public struct Template: Equatable, Sendable {
  /// How deep sections may nest in a template, and partials and blocks while it is rendered.
  ///
  /// Partials may name themselves, and end when their data does. With the limit, one that never
  /// ends is a message rather than a stack overflow.
  static let maximumDepth = 200

  /// How many tags, lines and lookups a rendering may take.
  ///
  /// A list of 10,000 records takes about three million. Partials that each name the next one twice,
  /// and sections of one list inside each other, multiply.
  static let maximumSteps = 30_000_000
  /// How many bytes a rendering may write: lines can be long, and partials indent them.
  static let maximumBytes = 256 << 20

  /// The file's name as the user would type it.
  public let file: String
  let nodes: [TemplateNode]

  /// Parses the UTF-8 text of a template.
  ///
  /// - Parameters:
  ///   - text: The bytes of the template.
  ///   - file: The name that messages give.
  /// - Throws: A `Diagnostic` that quotes the tag at fault and points at it: one that is not
  ///   closed, is closed in the wrong order, or has a malformed name or delimiters.
  public init(_ text: [UInt8], file: String) throws(Diagnostic) {
    var parser = TemplateParser(text, file: file)
    self.file = file
    nodes = try parser.parse()
  }

  /// Renders the template with some data.
  ///
  /// Names and partials that are missing give nothing, as the specification has it.
  ///
  /// - Parameters:
  ///   - context: The value that names are looked up in, usually an object.
  ///   - format: How `{{x}}` is escaped; partials are in the same format.
  ///   - harmlessTeX: The TeX in values that may be TeX.
  ///   - partials: Finds the template that a partial or parent tag names; asked once for a name.
  ///   - report: Is told, once for each tag, of a partial that was not found, and of a list or an
  ///     object written where text was wanted, and of how many values hold TeX that is printed.
  /// - Returns: The text in the format.
  /// - Throws: What `partials` throws, and a `Diagnostic` if partials go on without end, or the
  ///   template repeats itself more than `maximumSteps` times.
  public func render(
    _ context: TemplateValue, as format: TemplateFormat,
    allowing harmlessTeX: HarmlessTeX = HarmlessTeX(),
    partials: @escaping (String) throws(Diagnostic) -> Template? = { _ in nil },
    report: @escaping (Diagnostic) -> Void = { _ in }
  ) throws(Diagnostic) -> String {
    var renderer = TemplateRenderer(
      context, as: format, allowing: harmlessTeX, partials: partials, report: report)
    try renderer.render(self)
    if let diagnostic = renderer.printedTeX.diagnostic { report(diagnostic) }
    return renderer.text
  }
}
