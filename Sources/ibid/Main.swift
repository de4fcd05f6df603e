import Workspace
import OperatingSystem

@main
enum Main {
  static func main() {
    Output.surviveFailedWrites()
    var world = World.real
    let status = Program.run(Array(CommandLine.arguments.dropFirst()), in: &world)
    Environment.exit(status.rawValue)
  }
}
