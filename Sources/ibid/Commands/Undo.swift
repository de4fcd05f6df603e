import Workspace
import Console
import History
import OperatingSystem
import Store
import Text

/// `ibid undo` reverts the last change that ibid made.
struct Undo: Command {
  static let spec = CommandSpec(
    "undo", "Undo the last change that ibid made.",
    parameters: [
      .flag("list", "List the changes that can be undone, the last one first."), .json, .dryRun,
    ],
    details: """
      Restores all files that the command wrote: records, settings, lists in their pages, files of
      --into, papers. A second `ibid undo` undoes the change before that one. If one of the files was
      changed since, none is restored.

      The last \(Journal.maximumEntries) changes are kept, with at most \(Journal.maximumBytes >> 20) MiB, \
      outside the working tree: in git's
      directory, or in $XDG_STATE_HOME/ibid (~/.local/state/ibid) without a repository, and for files
      outside of it. What `ibid init` made stays.

      A change that ibid committed (`auto_commit: yes`, see `ibid help settings`) is undone by a new
      commit, regardless of its age; the history is kept. Only your own commits are undone, recognised
      by your address, and not those of others that came with a merge.
      """,
    examples: [
      .init("ibid undo --list", "the changes that can be undone"),
      .init("ibid undo --dry-run", "what would be undone"),
      .init("ibid undo", "undo the last change"),
    ])

  private enum Mode { case takeBack, describe, list, listAsJSON }

  private let mode: Mode

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    let isList = arguments.has("list") || arguments.has("json")
    let isDryRun = arguments.has("dry-run")
    if isList, isDryRun {
      throw Diagnostic("--dry-run says what undo would do", hint: "leave it or --list out")
    }
    mode = isList ? arguments.has("json") ? .listAsJSON : .list : isDryRun ? .describe : .takeBack
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let root = try world.session.libraryRoot()
    let folder = Files.join(root, "library")
    let isList = mode == .list || mode == .listAsJSON
    let lock = isList ? nil : try world.session.lock(folder)
    defer { withExtendedLifetime(lock) {} }
    let history = UndoHistory(root: root, journal: world.session.journal(of: root))
    if isList { return try list(try history.changes(), of: history, in: &world) }
    guard let change = try history.lastChange() else {
      return try world.sayNo("ibid has made no change here that it could undo")
    }
    return try takeBack(change, history, in: &world)
  }

  private func takeBack(
    _ change: UndoableChange, _ history: UndoHistory, in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    if change.commit != nil { try history.repository?.requireRest() }
    let reversal = try history.reversal(of: change)
    for fault in reversal.faults { try world.report(fault) }
    guard reversal.faults.isEmpty else { return .no }
    let hash = change.commit.map { " (\($0.shortHash))" } ?? ""
    var plan = Plan(
      reversal.transaction, as: CommitMessage(change.subject),
      lines: [Plan.line("undone: \(change.subject)\(hash)")])
    plan.isUndoable = false
    if reversal.isPartial { try world.remark("the change had been made only in part") }
    guard mode == .takeBack else {
      try world.session.apply(plan, isDryRun: true)
      return .done
    }
    let commit = try history.commit(of: reversal.transaction, for: change)
    var journalLock = change.noted == nil ? nil : try history.journal.lock()
    guard try history.isLast(change), journalLock != nil || change.noted == nil else {
      throw Diagnostic("another command has changed the library", hint: "run the command again")
    }
    let session = world.session
    try session.apply(plan, isDryRun: false) { () throws(Diagnostic) in
      if let item = change.noted?.item { history.journal.noteUndone(item) }
      // Released before git runs hooks, which may call ibid.
      journalLock = nil
      try history.markUnmerged(change)
      try commit?.make(change.undoMessage.text(command: "undo")) { (bytes) throws(Diagnostic) in
        try session.events.send(.output(bytes))
      }
    }
    return .done
  }

  private func list(
    _ changes: [UndoableChange], of history: UndoHistory, in world: inout World
  ) throws(Diagnostic) -> ExitStatus {
    if mode == .listAsJSON {
      let json = try changes.enumerated().map { (index, change) throws(Diagnostic) in
        JSON.object([
          .init("number", .number(index + 1)),
          .init("time", .string(UTCTime(seconds: change.time).text)),
          .init("command", .string(change.command)), .init("change", .string(change.subject)),
          .init("commit", change.commit.map { .string($0.hash) } ?? .null),
          .init("files", .array(try history.files(of: change).map(JSON.string))),
        ])
      }
      try world.output.write(line: JSON.array(json).text)
      return changes.isEmpty ? .no : .done
    }
    guard !changes.isEmpty else {
      return try world.sayNo("ibid has made no change here that it could undo")
    }
    var table = Table([
      .init("NR"), .init("TIME"), .init("COMMAND"), .init("CHANGE", isFlexible: true),
      .init("FILES"),
    ])
    for (index, change) in changes.enumerated() {
      let files = try history.files(of: change)
      table.add([
        "\(index + 1)", UTCTime(seconds: change.time).text, change.command, change.subject,
        files.count == 1 ? files[0] : "\(files.count) files",
      ])
    }
    try world.write(table)
    return .done
  }
}
