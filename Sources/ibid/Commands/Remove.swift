import Workspace
import Console
import Records
import Store
import Text

/// `ibid remove KEY…|QUERY` removes records.
struct Remove: Command {
  static let spec = CommandSpec(
    "remove", "Remove records from the library.", arguments: "KEY…|QUERY", count: 1...Int.max,
    parameters: [ChangeSelection.yes, .dryRun],
    details: """
      Records named by key are removed at once. Those that match a query are listed first, and removed
      after you confirm; --yes confirms in advance, which is needed without a terminal.
      """,
    examples: [
      .init("ibid remove smith2020deep", "one record"),
      .init("ibid remove tag:obsolete --dry-run", "see what a query would remove"),
    ])

  private let selection: ChangeSelection

  init(_ arguments: ParsedArguments) {
    selection = ChangeSelection(
      words: arguments.words, literalFrom: arguments.wordsBeforeDashes, verb: "remove",
      isConfirmed: arguments.has("yes"), isDryRun: arguments.has("dry-run"))
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    guard case .agreed(var edit, let positions) = try selection.resolve(in: &world) else {
      return .no
    }
    for position in positions { edit.remove(at: position) }
    try world.session.apply(edit, isDryRun: selection.isDryRun)
    return .done
  }
}
