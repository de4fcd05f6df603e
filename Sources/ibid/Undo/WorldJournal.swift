import OperatingSystem
import Text

extension World {
  /// The journal of the changes of a library.
  func journal(of root: String) -> Journal { Journal(of: root, stateHome: stateHome) }

  /// Changes files as one, and notes in the library's journal how they were.
  ///
  /// A journal that cannot be written hinders no change; that is said.
  ///
  /// - Parameters:
  ///   - transaction: The change.
  ///   - root: The library's folder.
  ///   - isDryRun: Whether only to say what would change.
  ///   - subject: What the change does, as a commit would say it.
  ///   - after: What else belongs to the change, once the files are written.
  /// - Returns: The change as the journal knows it, if it does.
  /// - Throws: A `Diagnostic` when a file cannot be written; then none is.
  @discardableResult
  mutating func carryOut(
    _ transaction: Transaction, in root: String, isDryRun: Bool, named subject: String,
    andThen after: () throws(Diagnostic) -> Void = {}
  ) throws(Diagnostic) -> BegunChange? {
    if !isDryRun { Self.clearTemporaries(beside: transaction, of: root) }
    let effects = isDryRun ? [] : transaction.effects
    var begun = effects.isEmpty ? nil : try begin(effects, in: root, named: subject)
    try carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in
      do throws(Diagnostic) {
        try transaction.commit()
      } catch {
        // What could not be taken back of a change that failed can be undone.
        if !effects.contains(where: \.isMade) { begun?.abandon() }
        throw error
      }
      begun?.finish()
      try after()
    }
    return begun
  }

  /// The same for files that belong to no library: where the command runs in one, its journal has them.
  mutating func carryOut(
    _ transaction: Transaction, isDryRun: Bool, named subject: String
  ) throws(Diagnostic) {
    if let root = try? libraryRoot() {
      try carryOut(transaction, in: root, isDryRun: isDryRun, named: subject)
    } else {
      try carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in
        Self.clearTemporaries(beside: transaction)
        try transaction.commit()
      }
    }
  }

  /// Deletes what killed commands left beside files that are written; the library's own folder is
  /// seen to by those that lock it.
  private static func clearTemporaries(beside transaction: Transaction, of root: String? = nil) {
    let own = root.map { Files.join($0, "library") }
    for folder in Set(transaction.paths.map(Files.folder)) where folder != own {
      Transaction.clearTemporaries(in: folder)
    }
  }

  private mutating func begin(
    _ effects: [FileEffect], in root: String, named subject: String
  ) throws(Diagnostic) -> BegunChange? {
    do throws(Diagnostic) {
      return try journal(of: root).begin(
        effects, command: command, subject: subject, at: clock.now() / 1_000_000_000)
    } catch {
      try report(
        Diagnostic(
          "this change cannot be undone: \(error.message)", hint: error.hint, severity: .warning))
      return nil
    }
  }
}

extension FileEffect {
  /// Whether the file is as it was to become.
  fileprivate var isMade: Bool {
    let now = try? FileVersion(at: path)
    return now?.contents == after
  }
}
