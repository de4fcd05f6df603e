import Workspace
internal import Formats
import Console
import Records
import Store
import Text

/// `ibid set KEY|QUERY FIELD=VALUE…` gives fields their values.
struct SetFields: Command {
  static let spec = CommandSpec(
    "set", "Set fields of records.", arguments: "KEY|QUERY FIELD=VALUE…", count: 2...Int.max,
    parameters: [
      ChangeSelection.yes,
      .flag("force", "Store a name that looks like a slip, or a missing file."), .dryRun,
    ],
    details: """
      FIELD=VALUE takes the place of every value that the field had; a repeatable field takes one
      value for each time it is named. FIELD+=VALUE adds a value, FIELD-=VALUE takes one away.

      Fields have biblatex's names, and those that BibTeX has for them mean the same: year, month and
      day are parts of date, journaltitle is journal, eprint is arxiv where it is one of arXiv's,
      keywords is keyword, its words separated by commas. A file is named by its path from here.

      The words before the first FIELD=VALUE are keys or a query. Records that are named by key are
      changed at once; what a query matches is listed first, and changed when you agree.
      """,
    examples: [
      .init("ibid set lotfi2022bayesian title='A New Title' date=2022-07", "two fields at once"),
      .init("ibid set hu2022lora author='Hu, Edward J. and Shen, Yelong'", "all authors"),
      .init("ibid set hu2022lora venue+='iclr 2022'", "one more venue"),
      .init("ibid set 'journal:\"Phys. Rev. D\"' journal='Physical Review D'", "many records"),
    ])

  private let selection: ChangeSelection
  private let assignments: [Assignment]
  private let isForced: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    let words = arguments.words
    let end = words.indices.dropFirst().first { Assignment.isAssignment(words[$0]) } ?? 1
    selection = ChangeSelection(
      words: Array(words[..<end]), literalFrom: arguments.wordsBeforeDashes, verb: "change",
      isConfirmed: arguments.has("yes"), isDryRun: arguments.has("dry-run"))
    var assignments: [Assignment] = []
    for word in words[end...] { assignments.append(try Assignment(word)) }
    self.assignments = assignments
    isForced = arguments.has("force")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var assignments = assignments
    if assignments.contains(where: { $0.field == .file }) {
      assignments = try world.session.resolvingFiles(
        in: assignments, root: world.session.libraryRoot(), isForced: isForced)
    }
    let names = assignments.map(\.name)
    return try world.changeRecords(
      selection,
      preparing: { library throws(Diagnostic) in
        if !isForced { try library.refuseSlips(in: names) }
      },
      { record throws(Diagnostic) in try Assignment.apply(assignments, to: &record) })
  }
}
