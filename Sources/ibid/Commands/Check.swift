import Console
import Text
struct Check: Command {
  static let spec = CommandSpec("check", "Look for faults.")
  init(_ arguments: ParsedArguments) {}
  func run(in world: inout World) throws(Diagnostic) -> ExitStatus { .done }
}
