import Console
import Curation
import Records
import Store
import Text

/// `ibid set KEY FIELD=VALUE…` gives fields their values.
struct SetFields: Command {
  static let spec = CommandSpec(
    "set", "Set fields of a record.", arguments: "KEY FIELD=VALUE…", count: 2...Int.max,
    parameters: [.dryRun],
    details: """
      FIELD=VALUE takes the place of every value that the field had; a repeatable field takes one
      value for each time it is named. FIELD+=VALUE adds a value, FIELD-=VALUE takes one away.
      """,
    examples: [
      .init("ibid set lotfi2022bayesian title='A New Title' date=2022-07", "two fields at once"),
      .init("ibid set hu2022lora author='Hu, Edward J. and Shen, Yelong'", "all authors"),
      .init("ibid set hu2022lora venue+='iclr 2022'", "one more venue"),
    ])

  private let key: String
  private let assignments: [Assignment]
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    key = arguments.words[0]
    var assignments: [Assignment] = []
    for word in arguments.words.dropFirst() { assignments.append(try Assignment(word)) }
    self.assignments = assignments
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    try world.changeRecord(key, isDryRun: isDryRun, ifSame: ("has these values already", .done)) {
      (record) throws(Diagnostic) in try Assignment.apply(assignments, to: &record)
    }
  }
}
