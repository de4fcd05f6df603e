internal import Console
import History
import OperatingSystem
import Text

extension World {
  /// The journal of the changes of a library.
  func journal(of root: String) -> Journal { Journal(of: root, stateHome: stateHome) }

  /// Changes files as one, and notes in the library's journal how they were.
  ///
  /// A journal that cannot be written does not prevent the change; a warning says so.
  ///
  /// - Parameters:
  ///   - transaction: The change.
  ///   - root: The library's folder.
  ///   - isDryRun: Whether only to say what would change.
  ///   - subject: What the change does, as a commit would say it.
  ///   - after: What else belongs to the change, once the files are written.
  /// - Returns: The change as the journal knows it; `nil` for a dry run.
  /// - Throws: A `Diagnostic` when a file cannot be written; then none is.
  @discardableResult
  mutating func carryOut(
    _ transaction: Transaction, in root: String, isDryRun: Bool, named subject: String,
    andThen after: () throws(Diagnostic) -> Void = {}
  ) throws(Diagnostic) -> JournaledTransaction? {
    guard !isDryRun else {
      try carryOut(isDryRun: true) {}
      return nil
    }
    var journaled = JournaledTransaction(
      beginning: transaction, in: journal(of: root), command: command, subject: subject,
      at: clock.now() / 1_000_000_000)
    if let warning = journaled.warning { try report(warning) }
    try carryOut(isDryRun: false) { () throws(Diagnostic) in
      try journaled.commit()
      try after()
    }
    return journaled
  }

  /// The same for files that belong to no library: if the command runs in one, its journal has them.
  mutating func carryOut(
    _ transaction: Transaction, isDryRun: Bool, named subject: String
  ) throws(Diagnostic) {
    if let root = try? libraryRoot() {
      try carryOut(transaction, in: root, isDryRun: isDryRun, named: subject)
    } else {
      try carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in
        transaction.clearTemporaries()
        try transaction.commit()
      }
    }
  }

  /// Writes what git and its hooks said to standard error.
  mutating func passOn(_ bytes: [UInt8]) throws(Diagnostic) {
    try errors.write(bytes: bytes)
    try errors.flush()
  }
}
