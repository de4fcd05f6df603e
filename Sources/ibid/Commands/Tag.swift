import Workspace
import Console
import Records
import Store
import Text

/// `ibid tag QUERY +TAG… -TAG…` adds and removes tags.
struct Tag: Command {
  static let spec = CommandSpec(
    "tag", "Add and remove tags on many records at once.", arguments: "QUERY +TAG… -TAG…",
    count: 0...Int.max, takesSignedWords: true,
    parameters: [
      .option("add", "TAG", "The same as +TAG.", repeats: true),
      .option("remove", "TAG", "The same as -TAG.", repeats: true), .dryRun, .verbose,
    ],
    details: """
      A word that is only a part of a key is taken for a misspelling, and nothing is tagged; key:PART
      matches such keys.
      """,
    examples: [
      .init("ibid tag lotfi2022bayesian +selected", "one record"),
      .init("ibid tag author:lotfi year:2022 +thesis -todo", "all that match"),
    ])

  private let query: [String]
  private let literalFrom: Int
  private var added: [String]
  private var removed: [String]
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    added = arguments.all("add")
    removed = arguments.all("remove")
    isDryRun = arguments.has("dry-run")
    var query: [String] = []
    var literalFrom = Int.max
    for (index, word) in arguments.words.enumerated() {
      let isLiteral = index >= arguments.wordsBeforeDashes
      if word.hasPrefix("+"), word != "+" {
        added.append(String(word.dropFirst()).trimmed)
      } else if word.hasPrefix("-"), word != "-", !isLiteral {
        removed.append(String(word.dropFirst()).trimmed)
      } else {
        if isLiteral { literalFrom = min(literalFrom, query.count) }
        query.append(word)
      }
    }
    self.query = query
    self.literalFrom = literalFrom
    guard !query.isEmpty else {
      throw Diagnostic("tag needs the records to tag", hint: "write ibid tag QUERY +TAG")
    }
    guard !added.isEmpty || !removed.isEmpty else {
      throw Diagnostic(
        "tag needs a tag to add or remove", hint: "write +TAG or -TAG after the query")
    }
    for tag in added + removed { _ = try FieldInput.fields(.tag, tag) }
    for tag in added where removed.contains(tag) {
      throw Diagnostic("\(tag) cannot be both added and removed", hint: "leave one of the two out")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var edit = try world.session.edit()
    let positions = try world.session.positionsToChange(
      matching: query, literalFrom: literalFrom, in: edit.library)
    guard !positions.isEmpty else { return .no }
    let isChanged = edit.tag(positions, adding: added, removing: removed)
    if !isChanged {
      let subject =
        positions.count == 1 ? "\(edit.records[positions[0]].key) has" : "the records have"
      try world.remark("nothing to change: \(subject) these tags")
    }
    try world.session.apply(edit, isDryRun: isDryRun)
    return .done
  }
}
