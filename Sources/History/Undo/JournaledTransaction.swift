public import OperatingSystem
public import Text

/// A change of files with its entry in a library's journal, so that it can be taken back.
///
///     init(beginning:)    the entry is on the disk, and says what each file holds now
///     commit()            the files are written, and the entry says so
///     note(commit:)       the entry has the hash of the commit that git made of it
///
/// If a command is killed in between, the files of its entry show how far it got. A journal that
/// cannot be written does not prevent the change; then there is a `warning`.
public struct JournaledTransaction {
  private let transaction: Transaction
  private let effects: [FileEffect]
  private var entry: BegunChange?
  /// Why the change cannot be taken back; `nil` when it can, or when it changes nothing.
  public private(set) var warning: Diagnostic?

  /// Deletes what killed commands left beside the files, and writes the journal's entry.
  ///
  /// - Parameters:
  ///   - transaction: The change, of which nothing is written yet.
  ///   - journal: The journal of the library.
  ///   - command: The name of the command: `tag`.
  ///   - subject: What the change does, as a commit says it.
  ///   - time: In seconds since 1970.
  public init(
    beginning transaction: Transaction, in journal: Journal, command: String, subject: String,
    at time: Int64
  ) {
    self.transaction = transaction
    // The library's own folder is cleared by the commands that lock it.
    transaction.clearTemporaries(except: Files.join(journal.root, "library"))
    effects = transaction.effects
    guard !effects.isEmpty else { return }
    do throws(Diagnostic) {
      entry = try journal.begin(effects, command: command, subject: subject, at: time)
    } catch {
      warning = Diagnostic(
        "this change cannot be undone: \(error.message)", hint: error.hint, severity: .warning)
    }
  }

  /// Writes the files, all of them or none.
  ///
  /// - Throws: A `Diagnostic` when a file cannot be written.
  public mutating func commit() throws(Diagnostic) {
    do throws(Diagnostic) {
      try transaction.commit()
    } catch {
      // A failed change that was made in part, and could not be rolled back, can be undone.
      if !effects.contains(where: \.isMade) { entry?.abandon() }
      throw error
    }
    entry?.finish()
  }

  /// Notes that git has the change.
  ///
  /// - Parameter commit: The hash of the commit.
  public func note(commit: String) { entry?.note(commit: commit) }
}

extension Transaction {
  /// Deletes the temporary files that killed commands left beside the files of the transaction.
  ///
  /// - Parameter folder: A folder to leave alone, as one that another command may be writing in.
  public func clearTemporaries(except folder: String? = nil) {
    for other in Set(paths.map(Files.folder)) where other != folder {
      Transaction.clearTemporaries(in: other)
    }
  }
}

extension FileEffect {
  /// Whether the file is as the change leaves it.
  fileprivate var isMade: Bool {
    let now = try? FileVersion(at: path)
    return now?.contents == after
  }
}
