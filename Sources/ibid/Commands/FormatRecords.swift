import Workspace
import Citations
import Console
import Text

/// `ibid format [QUERY]` prints a bibliography.
struct FormatRecords: Command {
  static let spec = CommandSpec(
    "format", "Write a bibliography in any style.", arguments: "[QUERY]", count: 0...Int.max,
    parameters: CitationOptions.parameters,
    details: CitationOptions.help + """


      Entries have the order of the style or, if it has none, that of the library or the file.
      """,
    examples: [
      .init("ibid format tag:thesis --style ieee", "what a query matches"),
      .init("ibid format --from refs.bib --to html > refs.html", "a file, without a library"),
      .init("ibid format --from items.json --style apa turing1936", "some of a file"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private let options: CitationOptions

  init(_ arguments: ParsedArguments) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    options = CitationOptions(arguments)
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let rendering = try options.rendering(in: world.session)
    guard rendering.style.bibliography != nil else {
      throw Diagnostic(
        "the style \(rendering.name.quoted) has citations, but no bibliography",
        hint: "write `ibid cite`, or choose another with --style; `ibid styles` lists them")
    }
    let citable = try options.items(in: world.session)
    let positions = try citable.positions(
      matching: query, literalFrom: literalFrom, in: world.session)
    guard !positions.isEmpty else { return .no }
    let items = try citable.items(at: positions, in: world.session)
    guard let bibliography = rendering.processor(items).bibliography() else { return .no }
    let shown = Set(bibliography.entries.map(\.id))
    let missing = items.map(\.id).filter { !shown.contains($0) }
    if !missing.isEmpty { try world.report(rendering.nothingShown(of: missing)) }
    if shown.isEmpty { return .no }
    try world.session.report(rendering.renderer.printedTeX(in: bibliography.entries.map(\.output)))
    if options.isJSON {
      let entries = bibliography.entries.map { entry in
        JSON.object([
          .init("id", .string(entry.id)),
          .init("text", .string(rendering.renderer.render(entry.output))),
        ])
      }
      try world.output.write(line: JSON.array(entries).text)
      return .done
    }
    try world.output.write(rendering.text(of: bibliography))
    return .done
  }
}
