import Workspace
internal import Checks
import Console
import History
import Records
import Store
import Text

/// `ibid check [QUERY]` looks for faults.
struct Check: Command {
  static let spec = CommandSpec(
    "check", "Look for faults, and say how to fix them.", arguments: "[QUERY]",
    count: 0...Int.max,
    parameters: [
      .flag("fix", "Fix what can be fixed safely."),
      .flag("online", "Compare records with registries too, and check links."),
      .option("only", "NAME", "Run this check only.", repeats: true),
      .option("explain", "NAME", "Say why a check matters, and how to fix what it finds."),
      .option("format", "FORMAT", "How to print.", choices: CheckReport.Format.names),
      .flag("json", "The same as --format json."), .dryRun, .verbose,
    ],
    details: """
      Exits with 1 if there are faults. QUERY selects the records to check; the files themselves, the
      settings, the venues and the lists are always checked.

      Checks:
      \(checks(Rule.all.filter { !Rule.online.contains($0) }))

      With --online, which asks Crossref, doi.org, arXiv and PubMed about identifiers, and the hosts of
      links; changes are proposed and never made:
      \(checks(Rule.online))
      """,
    examples: [
      .init("ibid check", "the whole library"),
      .init("ibid check author:lotfi year:2022", "some records"),
      .init("ibid check --fix --dry-run", "what --fix would change"),
      .init("ibid check --explain missing-field", "why it matters"),
      .init("ibid check --online --only retraction", "is anything retracted?"),
      .init("ibid check --format github", "annotations in a GitHub workflow"),
    ])

  private static func checks(_ rules: [Rule]) -> String {
    let width = rules.map(\.name.utf8.count).max() ?? 0
    return rules.map { "  \($0.name.padded(to: width))  \($0.summary)" }.joined(separator: "\n")
  }

  private let query: [String]
  private let literalFrom: Int
  private let only: [Rule]
  private let explained: Rule?
  private let format: CheckReport.Format
  private let isFixing: Bool
  private let isOnline: Bool
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    query = arguments.words
    literalFrom = arguments.wordsBeforeDashes
    only = try arguments.all("only").map { name throws(Diagnostic) in try Rule.named(name) }
    explained = if let name = arguments.value("explain") { try Rule.named(name) } else { nil }
    let named = arguments.value("format").flatMap(CheckReport.Format.init(rawValue:))
    format = arguments.has("json") ? .json : named ?? .text
    isFixing = arguments.has("fix")
    isOnline = arguments.has("online")
    if !isOnline, let rule = only.first(where: { Rule.online.contains($0) }) {
      throw Diagnostic("the check \(rule.name) asks the network", hint: "add --online")
    }
    isDryRun = arguments.has("dry-run")
    if isDryRun, !isFixing {
      throw Diagnostic("--dry-run says what --fix would do", hint: "add --fix, or leave it out")
    }
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    if let explained {
      try explain(explained, in: &world)
      return .done
    }
    let purpose = isFixing && !isDryRun ? Library.Purpose.writing : .reading
    // Lines that are not fields are reported as faults, not as messages.
    let session = world.session
    var library = try Library(
      at: session.libraryRoot(), for: purpose,
      locking: { (folder) throws(Diagnostic) in try session.lock(folder) })
    if !query.isEmpty,
      try world.session.positions(matching: query, literalFrom: literalFrom, in: library).isEmpty
    {
      return .no
    }
    var checkRun = try checkRun(of: library, in: world)
    if isFixing {
      try fix(checkRun, in: library, &world)
      if !isDryRun {
        // The fixes moved the places of other faults.
        library = try Library(at: library.root, for: .reading)
        checkRun = try self.checkRun(of: library, in: world)
      }
    }
    var isComplete = true
    if isOnline {
      let positions = try library.positions(matching: query, literalFrom: literalFrom)
      let online = OnlineCheckRun(of: checkRun.checked, only: only.isEmpty ? Rule.online : only)
      let (faults, failures) = try online.run(on: positions, in: world.session)
      checkRun.add(faults)
      for failure in failures { try world.report(failure) }
      isComplete = failures.isEmpty
    }
    let faults = checkRun.faults.filter { !isFixing || !isDryRun || $0.fix == nil }
    var report = CheckReport(format, texts: checkRun.texts)
    try world.output.write(styled: report.text(of: faults))
    let summary = Self.summary(of: faults, recordCount: checkRun.recordCount)
    try world.remark(isComplete ? summary : "\(summary); not all could be asked about")
    if let lack = GitSetup(root: library.root).lack { try world.report(lack) }
    return faults.isEmpty && isComplete ? .done : .no
  }

  private func checkRun(of library: Library, in world: World) throws(Diagnostic) -> CheckRun {
    let positions = try library.positions(matching: query, literalFrom: literalFrom)
    return try CheckRun(
      of: library, styles: world.session.citationStyles(), records: positions, only: only)
  }

  private func fix(
    _ checkRun: CheckRun, in library: Library, _ world: inout World
  ) throws(Diagnostic) {
    var edit = LibraryEdit(library)
    // Programs that read faults from standard output cannot read lines about changes there.
    edit.isSilent = format != .text
    let count = checkRun.faults.count { $0.fix != nil }
    for (position, record) in checkRun.fixedRecords { edit.replace(at: position, with: record) }
    if world.isInteractive, !isDryRun, only.isEmpty || only.contains(YearCheck.rule) {
      try decideYears(at: checkRun.positions, in: &edit, &world)
    }
    let faults = counted(count, "fault")
    try world.remark("fixed \(faults)")
    try world.session.apply(edit, isDryRun: isDryRun, as: "Fix \(faults)")
  }

  /// Asks which counts where a year and a date disagree.
  private func decideYears(
    at positions: [Int], in edit: inout LibraryEdit, _ world: inout World
  ) throws(Diagnostic) {
    for position in positions where YearCheck.isUndecided(edit.records[position]) {
      var record = edit.records[position]
      let (date, year) = (record[.date] ?? "", record[.year] ?? "")
      let question = "\(record.key): keep the [d]ate \(date), the [y]ear \(year), or [b]oth? "
      let answer = try world.ask(question.escapingControls, on: \.errors)
      guard answer == "d" || answer == "y" else { continue }
      if answer == "y" { record.set(.date, to: year) }
      record.removeAll(.year)
      record.removeAll(.month)
      edit.replace(at: position, with: record)
    }
  }

  private func explain(_ rule: Rule, in world: inout World) throws(Diagnostic) {
    try world.output.write(
      styledLine:
        "\(.bold(rule.name)) (\(rule.severity.rawValue)): \(rule.summary)\n\n\(rule.explanation)")
  }

  private static func summary(of faults: [Fault], recordCount: Int) -> String {
    guard !faults.isEmpty else { return "no faults in \(counted(recordCount, "record"))" }
    let errors = faults.count { $0.rule.severity == .error }
    let parts = [(errors, "error"), (faults.count - errors, "warning")]
      .filter { $0.0 > 0 }.map { counted($0.0, $0.1) }
    return parts.joined(separator: ", ")
  }
}
