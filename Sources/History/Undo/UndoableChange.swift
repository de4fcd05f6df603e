internal import Text

/// A change that ibid made and that can be undone: from the journal, from a commit, or from both.
public struct UndoableChange: Sendable {
  /// The journal's entry of it, if it has one.
  public var noted: Noted?
  /// The commit that contains it, if there is one.
  public var commit: CommittedChange?

  /// A change as the journal has it.
  public struct Noted: Sendable {
    public let item: Journal.Item
    public let entry: JournalEntry
  }

  /// What the change did, as a commit says it.
  public var subject: String { commit?.subject ?? noted?.entry.subject ?? "" }
  /// The name of the command that made it.
  public var command: String { noted?.entry.command ?? commit?.command ?? "" }
  /// The message of a commit that undoes it.
  public var undoMessage: CommitMessage {
    commit?.undoMessage ?? CommitMessage("Undo \"\(subject)\"")
  }
  /// In seconds since 1970.
  public var time: Int64 { noted?.entry.when ?? commit?.time ?? 0 }
}

extension UndoableChange {
  /// The changes of a library that have not been undone, the newest first.
  ///
  /// The journal and git's history are merged. An entry and its commit are one change; if a rebase
  /// gave the commit another hash, it is the newest commit with the subject. A change that only one
  /// of them has is placed by its time.
  ///
  /// - Parameters:
  ///   - journal: The library's journal.
  ///   - history: The commits that ibid made.
  /// - Returns: All of them.
  /// - Throws: A `Diagnostic` when the journal cannot be read, or an entry of it is damaged.
  static func all(
    in journal: Journal, _ history: CommittedChange.History
  ) throws(Diagnostic) -> [UndoableChange] {
    let items = try journal.items()
    var commits = history.changes.filter { commit in
      !items.contains { $0.state == .undone && $0.commit == commit.hash }
    }
    var noted: [UndoableChange] = []
    for item in items where item.state != .undone {
      guard let entry = try journal.entry(item) else {
        throw Diagnostic(
          "the journal's entry \(journal.path(of: item).quoted) is damaged, so what came last is"
            + " not known", hint: "delete that file to go on with the change before it")
      }
      noted.append(UndoableChange(noted: Noted(item: item, entry: entry)))
    }
    // A commit in the history that is another user's, or has been undone, is no change to undo.
    let own = Set(commits.map(\.hash))
    noted.removeAll { change in
      guard let hash = change.noted?.item.commit else { return false }
      return history.hashes.contains(hash) && !own.contains(hash)
    }
    var taken: Set<String> = Set(items.compactMap(\.commit))
    for index in noted.indices {
      guard let hash = noted[index].noted?.item.commit else { continue }
      let commit = commits.first { commit in
        own.contains(hash)
          ? commit.hash == hash
          : commit.subject == noted[index].subject && !taken.contains(commit.hash)
      }
      if let commit { taken.insert(commit.hash) }
      noted[index].commit = commit
    }
    let paired = Set(noted.compactMap { $0.commit?.hash })
    var changes: [UndoableChange] = []
    for change in noted {
      // Commits without a journal entry that are newer than this change.
      while let commit = commits.first, !paired.contains(commit.hash),
        change.commit != nil || commit.time > change.time
      {
        changes.append(UndoableChange(commit: commit))
        commits.removeFirst()
      }
      if commits.first?.hash == change.commit?.hash, change.commit != nil {
        commits.removeFirst()
      }
      changes.append(change)
    }
    return changes
      + commits.filter { !paired.contains($0.hash) }.map { UndoableChange(commit: $0) }
  }

  /// Whether the files still have the change.
  ///
  /// If its commit is no longer in the history, all of its files must be as the change left them.
  func isThere(in journal: Journal) throws(Diagnostic) -> Bool {
    guard let noted else { return true }
    let reversal = try JournalReversal(of: noted.entry, in: journal.place(of: noted.item))
    if noted.item.commit != nil, commit == nil { return reversal.isWhole }
    return !reversal.isNothing
  }
}
