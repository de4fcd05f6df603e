import Workspace
import Console
import Records
import Store
import Text

/// `ibid unset KEY|QUERY FIELD…` removes fields.
struct Unset: Command {
  static let spec = CommandSpec(
    "unset", "Remove fields of records, with all their values.", arguments: "KEY|QUERY FIELD…",
    count: 2...Int.max, parameters: [ChangeSelection.yes, .dryRun, .verbose],
    details: """
      The first word is a key or a query, and so are all words up to the last one with signs other
      than letters, digits and _, such as year:2020. Put a query of several plain words in one pair
      of quotes. Records named by key are changed at once; those that match a query are listed first,
      and changed after you confirm.

      year, month and day are parts of date; without its year a date is removed as a whole.
      """,
    examples: [
      .init("ibid unset hu2022lora note abstract", "two fields at once"),
      .init("ibid unset tag:old note", "of all records that a query matches"),
    ])

  private let selection: ChangeSelection
  private let names: [FieldName]

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    let words = arguments.words
    let last = words.lastIndex { !FieldName($0.asciiLowercased).isWritable } ?? 0
    let end = max(last, 0) + 1
    guard end < words.count else {
      throw Diagnostic(
        "unset names no field", hint: "write the fields after the key or the query")
    }
    selection = ChangeSelection(
      words: Array(words[..<end]), literalFrom: arguments.wordsBeforeDashes, verb: "change",
      isConfirmed: arguments.has("yes"), isDryRun: arguments.has("dry-run"))
    names = words[end...].map { FieldName($0.asciiLowercased) }
    for name in names where name == .key || name == .type {
      throw Diagnostic(
        "a record cannot be without its \(name)",
        hint: name == .key
          ? "change it with `ibid rename`" : "change it with `ibid set KEY type=…`")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    guard case .agreed(var edit, let positions) = try selection.resolve(in: &world) else {
      return .no
    }
    var found: Set<FieldName> = []
    for position in positions {
      let old = edit.records[position]
      var record = old
      for name in names where try record.remove(named: name) { found.insert(name) }
      guard record != old else { continue }
      edit.replace(at: position, with: record)
    }
    // A name that no record has is a misspelling.
    for name in names where !found.contains(name) {
      let records = positions.map { edit.records[$0] }
      let nearest = Suggestion.nearest(
        to: name.text, among: records.flatMap { $0.fields.map(\.name.text) })
      return try world.sayNo(
        records.count == 1
          ? "\(records[0].key) has no field \(name.text.quoted)"
          : "none of the records has a field \(name.text.quoted)",
        hint: nearest.map { "did you mean \($0)?" })
    }
    try world.session.apply(edit, isDryRun: selection.isDryRun)
    return .done
  }
}
