import Workspace
import Console
import Records
import Store
import Text

/// `ibid tags` counts the tags of a library, and renames one.
struct Tags: Command {
  static let spec = CommandSpec(
    "tags", "Count the tags, or rename one.", arguments: "[rename OLD NEW]", count: 0...3,
    parameters: [.json, .dryRun, .verbose],
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
      _ = try FieldInput.fields(.tag, arguments.words[2])
    default:
      throw Diagnostic(
        "\(arguments.words.quoted) is not an action of tags",
        hint: "write ibid tags, or ibid tags rename OLD NEW")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    if let renaming { return try rename(renaming.old, to: renaming.new, in: &world) }
    let library = try world.session.library(for: .reading)
    let tags = library.records.countedTags
    if showsJSON {
      let members = tags.map { JSON.Member($0.tag, .number($0.count)) }
      try world.output.write(line: JSON.object(members).text)
    } else {
      var rows = TabSeparatedRows()
      for tag in tags { rows.add(["\(tag.count)", tag.tag]) }
      try world.output.write(bytes: rows.text)
    }
    return .done
  }

  private func rename(
    _ old: String, to new: String, in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    var edit = try world.session.edit()
    guard edit.renameTag(old, to: new) else {
      let tags = edit.records.countedTags.map(\.tag).sorted()
      if old == new, tags.contains(old) {
        try world.remark("\(old) is its name already")
        return .done
      }
      return try world.sayNo(
        "no record has the tag \(old.quoted)",
        hint: Suggestion.nearest(to: old, among: tags).map { "did you mean \($0)?" })
    }
    try world.session.apply(edit, isDryRun: isDryRun, as: "Rename tag \(old) to \(new)")
    return .done
  }
}
