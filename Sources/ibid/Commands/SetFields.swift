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
    var library = try world.library(for: .writing)
    guard let position = try world.position(of: key, in: library) else { return .no }
    let old = library.records[position]
    var record = old
    try Assignment.apply(assignments, to: &record)
    guard record != old else {
      try world.remark("\(record.key) has these values already")
      return .done
    }
    world.announceChanges(from: old, to: record)
    library.replace(at: position, with: record)
    try world.commit(&library, isDryRun: isDryRun)
    return .done
  }
}
