import Workspace
import Console
import Text

/// What the program's exit tells whoever called it.
enum ExitStatus: Int32 {
  case done = 0
  /// Nothing matched, a check found faults, a list is stale, a duplicate was refused.
  case no = 1
  /// Wrong use or bad input; nothing was changed.
  case misuse = 2
}

/// One subcommand: its specification, and what it does.
protocol Command {
  static var spec: CommandSpec { get }
  init(_ arguments: ParsedArguments) throws(Diagnostic)
  func run(in world: inout World) throws(Diagnostic) -> ExitStatus
}
