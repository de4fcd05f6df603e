import History
import OperatingSystem
import Records
import Store
import Text

extension World {
  /// Writes the changes of a library, or says that a dry run leaves it as it was.
  ///
  /// - Parameters:
  ///   - library: The library, opened for writing.
  ///   - isDryRun: Whether only to say what would change.
  ///   - others: Changes of other files, made after those of the library.
  ///   - subject: What the commit is called, where the changes themselves do not tell.
  /// - Throws: A `Diagnostic` when something cannot be written.
  mutating func commit(
    _ library: inout Library, isDryRun: Bool, and others: Transaction = Transaction(),
    as subject: String? = nil
  ) throws(Diagnostic) {
    var transaction = try library.transaction()
    transaction.append(others)
    let message = CommitMessage(library.changes, subject: subject)
    try carryOut(transaction, of: library, isDryRun: isDryRun, as: message)
  }

  /// Changes files as one, and makes a commit of that where the settings ask for it.
  mutating func carryOut(
    _ transaction: Transaction, of library: Library, isDryRun: Bool, as message: CommitMessage
  ) throws(Diagnostic) {
    try carryOut(
      transaction, in: library.root, under: library.settings, isDryRun: isDryRun, as: message)
  }

  /// The same for files of a library whose records nobody has read.
  mutating func carryOut(
    _ transaction: Transaction, in root: String, under settings: Settings?, isDryRun: Bool,
    as message: CommitMessage
  ) throws(Diagnostic) {
    let isWritten = !isDryRun && !transaction.isEmpty
    let asksForCommits = settings?.commitsChanges ?? false
    let commit = asksForCommits && isWritten ? try prepareCommit(of: transaction, in: root) : nil
    let noted = try carryOut(transaction, in: root, isDryRun: isDryRun, named: message.subject)
    guard let commit else { return }
    do throws(Diagnostic) {
      let hash = try commit.make(message.text(command: command)) { (bytes) throws(Diagnostic) in
        try passOn(bytes)
      }
      if let hash { noted?.note(commit: hash) }
    } catch {
      try reportUncommitted(error)
    }
  }

  /// Looks at the repository before a change; says so when there can be no commit.
  private mutating func prepareCommit(
    of transaction: Transaction, in root: String
  ) throws(Diagnostic) -> PartialCommit? {
    do throws(Diagnostic) {
      if environment("GIT_INDEX_FILE") != nil {
        throw Diagnostic("git runs this command itself", hint: "commit the change with it")
      }
      return try PartialCommit(of: transaction, in: root)
    } catch {
      try reportUncommitted(error)
      return nil
    }
  }

  private mutating func reportUncommitted(_ reason: Diagnostic) throws(Diagnostic) {
    try report(
      Diagnostic(
        "the change is not committed: \(reason.message)",
        hint: reason.hint ?? "commit it yourself", severity: .warning))
  }

  /// Changes one record, says how, and writes it.
  ///
  /// - Parameters:
  ///   - key: The key, or a former one, that the user gave.
  ///   - isDryRun: Whether only to say what would change.
  ///   - sameness: What to say after the key when nothing changes, and what that answers.
  ///   - change: Makes the change.
  /// - Returns: How the command ends.
  /// - Throws: A `Diagnostic` if `change` does, or the record cannot be written.
  mutating func changeRecord(
    _ key: String, isDryRun: Bool, ifSame sameness: (words: String, status: ExitStatus),
    _ change: (inout Record) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> ExitStatus {
    var library = try library(for: .writing)
    guard let position = try position(of: key, in: library) else { return .no }
    let old = library.records[position]
    var record = old
    try change(&record)
    guard record != old else {
      let words = "\(old.key) \(sameness.words)"
      if sameness.status == .no { return try sayNo(words) }
      try remark(words)
      return sameness.status
    }
    announceChanges(from: old, to: record)
    library.replace(at: position, with: record)
    try commit(&library, isDryRun: isDryRun)
    return .done
  }

  /// Says, a line for each field, what turns one record into another.
  mutating func announceChanges(from old: Record, to new: Record) {
    for line in RecordDifference(from: old, to: new).lines { announce(line) }
  }
}
