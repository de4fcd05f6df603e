@testable import Workspace
import Console
import Foundation
import Support
import Text

@testable import ibid

/// Runs command lines in the process, on a folder of a test.
struct TestWorld {
  let folder: TemporaryFolder
  /// Stands still but for waits, which take no time.
  let clock = TestClock()
  /// The user's folder for state, unless the environment names another.
  let state: TemporaryFolder

  init() throws { (folder, state) = (try TemporaryFolder(), try TemporaryFolder()) }

  /// A folder with an empty library, and files of records by their names in `library/`.
  init(records: [String: String]) throws {
    try self.init()
    try folder.write("", to: "library/ibid.rec")
    for (name, text) in records { try folder.write(text, to: "library/\(name)") }
  }

  /// Runs one command line, without the program's name.
  ///
  /// `COLUMNS` in the environment makes input and output a terminal of that width.
  func run(
    _ words: [String], environment: [String: String] = [:], input: String = ""
  ) -> Tool.Result {
    let columns = environment["COLUMNS"].flatMap(Int.init)
    var source = Input(
      directory: folder.path,
      environment: { environment[$0] ?? ($0 == "XDG_STATE_HOME" ? state.path : nil) },
      standardInput: { Array(input.utf8) })
    source.clock = clock.clock
    var world = World(
      input: source, output: Console.Stream(columns: columns),
      errors: Console.Stream(columns: columns))
    world.isInputTerminal = columns != nil
    let status = Program.run(words, in: &world)
    return Tool.Result(
      status: status.rawValue, output: world.output.gathered, errors: world.errors.gathered)
  }

  /// The same, with the words as one would type them.
  func run(_ line: String, environment: [String: String] = [:], input: String = "") -> Tool.Result {
    run(shellWords(line), environment: environment, input: input)
  }
}
