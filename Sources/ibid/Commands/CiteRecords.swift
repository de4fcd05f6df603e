import Workspace
internal import Manuscripts
import Citations
import Console
import Formats
import Text

/// `ibid cite KEY…` prints a citation; `--in FILE` fills in the citations of a document.
struct CiteRecords: Command {
  static let spec = CommandSpec(
    "cite", "Write a citation in any style, or fill in those of a Markdown text.",
    arguments: "[KEY…]", count: 0...Int.max,
    parameters: [
      .option(
        "locator", "PLACE", "The place cited, such as \"p. 12\"; one for each key, in order.",
        repeats: true),
      .option("prefix", "TEXT", "The text before the first cite, such as see."),
      .option("suffix", "TEXT", "The text after the last cite."),
      .flag("suppress-author", "Leave the author out, if the sentence names them."),
      .flag("author-only", "Write the author only."),
      .flag("all", "Disambiguate each cite from all items, not just from those cited with it."),
      .option("in", "FILE.md", "Fill in the citations of a text, and its bibliography."),
      .option("into", "FILE", "With --in: write to a file, unless it would not change."),
      .flag("force", "With --into: replace a file that ibid did not write."),
    ] + CitationOptions.parameters + [.dryRun],
    details: CitationOptions.help + """


      A locator begins with a word or sign for its kind (p., pp., chap., sec., §, fig., vol., no.,
      l., v., n., para., ¶, col., op., bk., pt., s.v. …) in English or in the language of the
      citation; a number alone is a page.

      With --in, citations in the text have pandoc's syntax, [see @key, pp. 3-5; @other] or
      @key [p. 3], and become footnotes in a note style. The bibliography goes to the place of
      `::: {#refs}` or `<div id="refs">`, or else to the end. The text's metadata are used where an
      option is missing: csl, lang, bibliography, nocite, suppress-bibliography and
      reference-section-title.
      """,
    examples: [
      .init("ibid cite turing1936 --locator 'p. 12'", "(Turing, 1936, p. 12)"),
      .init("ibid cite turing1936 hopper1952 --style ieee --to latex", "one citation of two works"),
      .init("ibid cite --in paper.md --into paper.cited.md", "a text with all its citations"),
    ])

  private let keys: [String]
  private let locators: [String]
  private let prefix: String
  private let suffix: String
  private let isAuthorSuppressed: Bool
  private let isAuthorOnly: Bool
  private let isAgainstAll: Bool
  private let document: String?
  private let outputFile: OutputFile?
  private let options: CitationOptions

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    keys = arguments.words
    locators = arguments.all("locator")
    prefix = arguments.value("prefix") ?? ""
    suffix = arguments.value("suffix") ?? ""
    isAuthorSuppressed = arguments.has("suppress-author")
    isAuthorOnly = arguments.has("author-only")
    isAgainstAll = arguments.has("all")
    document = arguments.value("in")
    outputFile = arguments.value("into").map { name in
      OutputFile(
        name: name, isForced: arguments.has("force"), isDryRun: arguments.has("dry-run"),
        checksumLine: .markdown)
    }
    options = CitationOptions(arguments)
    if document == nil { try checkCites(arguments) } else { try checkDocument(arguments) }
  }

  private func checkCites(_ arguments: ParsedArguments) throws(Diagnostic) {
    if keys.isEmpty {
      throw Diagnostic(
        "cite needs something to cite", hint: "name keys, or a text with --in FILE.md")
    }
    if ["into", "dry-run", "force"].contains(where: arguments.has) {
      throw Diagnostic(
        "only the text of --in FILE.md is written to a file", hint: "use > FILE for a citation")
    }
    if isAuthorOnly, isAuthorSuppressed {
      throw Diagnostic(
        "--author-only and --suppress-author leave nothing", hint: "leave one of the two out")
    }
    if locators.count > keys.count {
      throw Diagnostic(
        "there are more locators than keys", hint: "give --locator once for each key, in order")
    }
  }

  private func checkDocument(_ arguments: ParsedArguments) throws(Diagnostic) {
    let own = ["locator", "prefix", "suffix", "suppress-author", "author-only", "all", "json"]
    if let word = keys.first.map(\.quoted) ?? own.first(where: arguments.has).map({ "--\($0)" }) {
      throw Diagnostic(
        "--in takes the citations from a text, and has no use for \(word)",
        hint: "leave one of the two out")
    }
    if document == "-", options.sources.contains("-") {
      throw Diagnostic(
        "standard input cannot be both the text and what it cites",
        hint: "name a file for one of the two")
    }
    if let format = options.format, format != .markdown {
      throw Diagnostic("--in writes Markdown, not \(format.rawValue)", hint: "leave --to out")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    if let document {
      return try DocumentCiting(file: document, outputFile: outputFile)
        .run(options, in: world.session) ? .done : .no
    }
    var rendering = try options.rendering(in: world.session)
    let citable = try options.items(in: world.session)
    var positions: [Int] = []
    for key in keys {
      guard let position = citable.position(of: key) else {
        try world.report(citable.unknown(key))
        continue
      }
      positions.append(position)
    }
    guard positions.count == keys.count else { return .no }
    let cites = cites(positions.map(citable.id), LocatorReader(rendering.locatorLabels))
    let cited = Set(positions)
    let others = isAgainstAll ? (0..<citable.count).filter { !cited.contains($0) } : []
    let items = try citable.items(at: positions + others, in: world.session)
    var citation = Citations.Citation(cites)
    citation.isUnsorted = cites.count > 1 && !(prefix.isEmpty && suffix.isEmpty)
    if options.isJSON { rendering.format = options.format ?? .text }
    let rendered = rendering.processor(items).citation(citation)
    let text = rendering.renderer.render(rendered)
    if text.isEmpty {
      try world.report(rendering.nothingShown(of: cites.map(\.id)))
      return .no
    }
    try world.session.report(rendering.renderer.printedTeX(in: [rendered]))
    guard options.isJSON else {
      try world.output.write(line: text)
      return .done
    }
    try world.output.write(
      line: JSON.object([
        .init("keys", .array(cites.map { .string($0.id) })), .init("citation", .string(text)),
      ]).text)
    return .done
  }

  private func cites(_ ids: [String], _ reader: LocatorReader) -> [Citations.Cite] {
    ids.enumerated().map { index, id in
      var cite = Cite(id)
      if index < locators.count {
        let locator = reader.locator(locators[index])
        (cite.label, cite.locator) = (locator.label, locator.text)
      }
      if index == 0 { cite.prefix = prefix }
      if index == ids.count - 1 { cite.suffix = suffix }
      cite.isAuthorSuppressed = isAuthorSuppressed
      cite.isAuthorOnly = isAuthorOnly
      return cite
    }
  }
}
