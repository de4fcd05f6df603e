import Console
import Records
import Store
import Text

/// `ibid tags` counts the tags of a library, and renames one.
struct Tags: Command {
  static let spec = CommandSpec(
    "tags", "Count the tags, or rename one.", arguments: "[rename OLD NEW]", count: 0...3,
    parameters: [.json, .dryRun],
    examples: [
      .init("ibid tags", "every tag, the most used first"),
      .init("ibid tags rename todo to-read", "on all records at once"),
    ])

  private let renaming: (old: String, new: String)?
  private let showsJSON: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    showsJSON = arguments.has("json")
    isDryRun = arguments.has("dry-run")
    switch arguments.words.count {
    case 0: renaming = nil
    case 3 where arguments.words[0] == "rename":
      renaming = (arguments.words[1], arguments.words[2])
      _ = try FieldInput.fields("tag", arguments.words[2])
    default:
      throw Diagnostic(
        "\(arguments.words.quoted) is nothing that tags can do",
        hint: "write ibid tags, or ibid tags rename OLD NEW")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    if let renaming { return try rename(renaming.old, to: renaming.new, in: &world) }
    let library = try world.library(for: .reading)
    var counts: [String: Int] = [:]
    for record in library.records {
      for tag in Set(record.underOwnNames.values(of: "tag")) { counts[tag, default: 0] += 1 }
    }
    let tags = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    if showsJSON {
      let members = tags.map { JSON.Member($0.key, .number($0.value)) }
      try world.output.write(line: JSON.object(members).text)
    } else {
      var rows = TabSeparatedRows()
      for (tag, count) in tags { rows.add(["\(count)", tag]) }
      try world.output.write(bytes: rows.text)
    }
    return .done
  }

  private func rename(
    _ old: String, to new: String, in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    var library = try world.library(for: .writing)
    var count = 0
    for (position, record) in library.records.enumerated() {
      var changed = record
      changed.gather("tag")
      guard changed.values(of: "tag").contains(old) else { continue }
      let hasNew = changed.values(of: "tag").contains(new)
      if hasNew {
        changed.removeAll("tag") { $0 == old && old != new }
      } else {
        for index in changed.fields.indices where changed.fields[index] == Field("tag", old) {
          changed.fields[index].value = new
        }
      }
      guard changed != record else { continue }
      count += 1
      world.announceChanges(from: record, to: changed)
      library.replace(at: position, with: changed)
    }
    guard count > 0 else {
      let tags = Set(library.records.flatMap { $0.underOwnNames.values(of: "tag") }).sorted()
      if old == new, tags.contains(old) {
        try world.remark("\(old) is its name already")
        return .done
      }
      return try world.sayNo(
        "no record has the tag \"\(old.escapingControls)\"",
        hint: Suggestion.nearest(to: old, among: tags).map { "did you mean \($0)?" })
    }
    try world.commit(&library, isDryRun: isDryRun, as: "Rename tag \(old) to \(new)")
    return .done
  }
}
