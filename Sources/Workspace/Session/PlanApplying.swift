public import History
internal import OperatingSystem
internal import Store
public import Text

extension Session {
  /// Makes the changes of a plan, notes them in the library's journal, and commits them where the
  /// settings ask for it.
  ///
  /// Announces only changes that were made; a dry run announces those that would be. A journal that
  /// cannot be written prevents no change; that is reported.
  ///
  /// - Parameters:
  ///   - plan: The changes.
  ///   - isDryRun: Whether only to announce them.
  ///   - after: What else belongs to the change, once the files are written.
  /// - Returns: Whether anything changed.
  /// - Throws: A `Diagnostic` when a file cannot be written; then none is.
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

  /// Writes the files, and then announces it.
  ///
  /// - Returns: The change as the journal has it, if it does.
  private func write(
    _ plan: Plan, andThen after: () throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> JournaledTransaction? {
    // Files that belong to no library stand in the journal of the one that the command runs in.
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

  /// Looks at the repository before a change, and reports why there can be no commit.
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
