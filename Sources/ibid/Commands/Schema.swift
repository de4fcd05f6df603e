import Workspace
import Console
import Store
import Text

/// `ibid schema` prints the rec descriptor of publication records.
struct Schema: Command {
  static let spec = CommandSpec(
    "schema", "Print the descriptor of the records for recutils.",
    examples: [
      .init(
        "(ibid schema; echo; cat library/*2022*.rec) | recfix --check",
        "check records with recutils"),
      .init(
        "(ibid schema; echo; cat library/*2022*.rec) | recsel -t Publication -e 'date ~ \"2022\"'",
        "query them with recutils"),
    ])

  init(_ arguments: ParsedArguments) {}

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    try world.output.write(RecDescriptor.text)
    return .done
  }
}
