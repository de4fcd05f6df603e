public import History
internal import OperatingSystem
internal import Store
public import Text

extension Session {
  /// Makes the changes of a plan, records them in the library's journal, and commits them if the
  /// settings ask for it.
  ///
  /// Announces only changes that were made; a dry run announces those that would be made. If the
  /// journal cannot be written, the changes are made anyway, and the problem is reported.
  ///
  /// - Parameters:
  ///   - plan: The changes.
  ///   - isDryRun: Whether to announce the changes without making them.
  ///   - after: Further work to do once the files are written.
  /// - Returns: Whether anything changed.
  /// - Throws: A `Diagnostic` if a file cannot be written; then no file is changed.
  @discardableResult
  public func apply(
    _ plan: Plan, isDryRun: Bool, andThen after: () throws(Diagnostic) -> Void = {}
  ) throws(Diagnostic) -> Outcome {
    guard !isDryRun else {
      try announce(plan.lines)
      try remark("dry run: nothing was changed")
      return .unchanged
    }
    let asksForCommits = plan.settings?.commitsChanges ?? false
    let commit =
      asksForCommits && !plan.transaction.isEmpty ? try prepareCommit(of: plan) : nil
    let noted = try write(plan, andThen: after)
    guard let commit else { return plan.transaction.isEmpty ? .unchanged : .made }
    do throws(Diagnostic) {
      let hash = try commit.make(plan.message.text(command: command)) {
        (bytes) throws(Diagnostic) in
        try events.send(.output(bytes))
      }
      if let hash { noted?.note(commit: hash) }
    } catch {
      try reportUncommitted(error)
    }
    return .made
  }

  private func announce(_ lines: [String]) throws(Diagnostic) {
    for line in lines { try events.send(.change(line)) }
  }

  // MARK: Files and the journal

  /// The journal of the changes of a library.
  public func journal(of root: String) -> Journal { Journal(of: root, stateHome: input.stateHome) }

  /// Writes the files, then announces the changes.
  ///
  /// - Returns: The journal's entry, if the change was recorded.
  private func write(
    _ plan: Plan, andThen after: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> JournaledTransaction? {
    // Changes of files outside a library go to the journal of the current library.
    let root = plan.root ?? (try? libraryRoot())
    var journaled: JournaledTransaction?
    if let root, plan.isUndoable {
      journaled = JournaledTransaction(
        beginning: plan.transaction, in: journal(of: root), command: command,
        subject: plan.message.subject, at: input.clock.now() / 1_000_000_000)
      if let warning = journaled?.warning { try report(warning) }
      try journaled?.commit()
    } else {
      plan.transaction.clearTemporaries(except: root.map { Files.join($0, "library") })
      try plan.transaction.commit()
    }
    try after()
    try announce(plan.lines)
    return journaled
  }

  // MARK: Commits

  /// Prepares a commit before the changes, and reports why none is possible.
  private func prepareCommit(of plan: Plan) throws(Diagnostic) -> PartialCommit? {
    guard let root = plan.root else { return nil }
    do throws(Diagnostic) {
      if input.environment("GIT_INDEX_FILE") != nil {
        throw Diagnostic("git runs this command itself", hint: "commit the change with it")
      }
      return try PartialCommit(of: plan.transaction, in: root)
    } catch {
      try reportUncommitted(error)
      return nil
    }
  }

  private func reportUncommitted(_ reason: Diagnostic) throws(Diagnostic) {
    try report(
      Diagnostic(
        "the change is not committed: \(reason.message)",
        hint: reason.hint ?? "commit it yourself", severity: .warning))
  }
}
