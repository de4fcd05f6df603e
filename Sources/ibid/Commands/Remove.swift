import Console
import Records
import Store
import Text

/// `ibid remove QUERY` removes records.
struct Remove: Command {
  static let spec = CommandSpec(
    "remove", "Remove records from the library.", arguments: "QUERY", count: 1...Int.max,
    parameters: [.dryRun],
    details: "A query that matches much removes much: look at it with --dry-run first.",
    examples: [
      .init("ibid remove smith2020deep", "one record"),
      .init("ibid remove tag:obsolete --dry-run", "see what a query would remove"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var library = try world.library(for: .writing)
    let positions = try world.positions(matching: query, literalFrom: literalFrom, in: library)
    guard !positions.isEmpty else { return .no }
    for position in positions {
      let record = library.records[position]
      world.announce("removed \(Summary(record, VenueRegistry([])).line)")
      library.remove(at: position)
    }
    try world.commit(&library, isDryRun: isDryRun)
    return .done
  }
}
