import Console
import Records
import Store
import Text

/// `ibid unset KEY FIELD…` removes fields.
struct Unset: Command {
  static let spec = CommandSpec(
    "unset", "Remove fields of a record, with all their values.", arguments: "KEY FIELD…",
    count: 2...Int.max, parameters: [.dryRun],
    examples: [.init("ibid unset hu2022lora note abstract", "two fields at once")])

  private let key: String
  private let names: [FieldName]
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    key = arguments.words[0]
    names = arguments.words.dropFirst().map { FieldName($0.asciiLowercased) }
    isDryRun = arguments.has("dry-run")
    for name in names where name == "key" || name == "type" {
      throw Diagnostic(
        "a record cannot be without its \(name)",
        hint: name == "key"
          ? "change it with `ibid rename`" : "change it with `ibid set KEY type=…`")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var library = try world.library(for: .writing)
    guard let position = try world.position(of: key, in: library) else { return .no }
    let old = library.records[position]
    for name in names where old[name] == nil {
      let nearest = Suggestion.nearest(to: name.text, among: old.fields.map(\.name.text))
      return try world.sayNo(
        "\(old.key) has no field \"\(name.text.escapingControls)\"",
        hint: nearest.map { "did you mean \($0)?" })
    }
    var record = old
    for name in names { record.removeAll(name) }
    world.announceChanges(from: old, to: record)
    library.replace(at: position, with: record)
    try world.commit(&library, isDryRun: isDryRun)
    return .done
  }
}
