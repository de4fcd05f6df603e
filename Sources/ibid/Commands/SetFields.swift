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
      .flag("force", "Store a name that looks misspelled, or a missing file."), .dryRun, .verbose,
    ],
    details: """
      FIELD=VALUE replaces all values of the field; a repeatable field gets one value for each
      FIELD=VALUE. FIELD+=VALUE adds a value, FIELD-=VALUE removes one.

      Fields have biblatex's names, and BibTeX's names mean the same: year, month and day are parts
      of date, journaltitle is journal, eprint is arxiv if it is one of arXiv's, keywords is keyword
      with values separated by commas. Paths of files are relative to the working folder.

      The words before the first FIELD=VALUE are keys or a query. Records named by key are changed at
      once; those that match a query are listed first, and changed after you confirm.
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
