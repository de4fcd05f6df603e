import Workspace
import Console
import Text

/// The exit status of the program.
enum ExitStatus: Int32 {
  case done = 0
  /// Nothing matched, a check found faults, a list is out of date, a duplicate was refused.
  case no = 1
  /// Wrong use or bad input; nothing was changed.
  case misuse = 2
}

/// A subcommand: its specification, and what it does.
protocol Command {
  static var spec: CommandSpec { get }
  init(_ arguments: ParsedArguments) throws(Diagnostic)
  func run(in world: inout World) throws(Diagnostic) -> ExitStatus
}
