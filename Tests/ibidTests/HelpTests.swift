import Console
import Support
import Testing
import Text

@testable import ibid

/// Help is generated from the commands' specifications; these files show what users read.
struct HelpTests {
  @Test func everyPageIsAsItWas() throws {
    let world = try TestWorld()
    try expectGolden(world.run(["--help"]).output, "help.txt")
    for name in Program.commands.map({ $0.spec.name }) + HelpTopic.allCases.map(\.rawValue) {
      let page = world.run(["help", name])
      #expect(page.status == 0)
      try expectGolden(page.output, "help-\(name).txt")
    }
  }

  @Test func aCommandExplainsItselfAsHelpDoes() throws {
    let world = try TestWorld()
    for name in Program.commands.map({ $0.spec.name }) {
      #expect(world.run([name, "--help"]) == world.run(["help", name]))
      #expect(world.run([name, "-h", "and", "more"]) == world.run(["help", name]))
    }
    #expect(world.run(["--help"]) == world.run(["help"]))
  }

  @Test func noLineIsWiderThanATerminal() throws {
    let world = try TestWorld()
    for name in Program.commands.map({ $0.spec.name }) + HelpTopic.allCases.map(\.rawValue) {
      let page = world.run(["help", name]).output
      let wide = page.split(separator: "\n").filter { $0.count > 100 }
      #expect(wide.isEmpty, "help \(name)")
    }
  }

  @Test func withoutACommandHelpIsWrongUse() throws {
    let world = try TestWorld()
    let result = world.run([])
    #expect(result.status == 2)
    #expect(result.output.isEmpty)
    #expect(result.errors == world.run(["help"]).output)
  }

  @Test func everyExampleParses() throws {
    for command in Program.commands {
      for example in command.spec.examples {
        // What stands before the last pipe, and shell syntax, is not ours.
        let line = example.command.split(separator: "|").first { $0.contains("ibid ") } ?? ""
        let text = line.split(separator: ">")[0].trimmingPrefix("(")
        let words = shellWords(String(text.split(separator: ";")[0]).trimmed)
        guard words.first == "ibid", words[1] == command.spec.name else { continue }
        #expect(throws: Never.self) {
          let arguments = try ArgumentParser(command.spec).parse(Array(words.dropFirst(2)))
          _ = try command.init(arguments)
        }
      }
    }
  }
}
