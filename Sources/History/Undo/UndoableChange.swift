internal import Text

/// A change that ibid made and that can be taken back: by the journal, by a commit, or by both.
public struct UndoableChange: Sendable {
  /// What the journal has of it.
  public var noted: Noted?
  /// The commit that has it in it.
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
  /// The message of a commit that takes it back.
  public var undoMessage: CommitMessage {
    commit?.undoMessage ?? CommitMessage("Undo \"\(subject)\"")
  }
  /// In seconds since 1970.
  public var time: Int64 { noted?.entry.when ?? commit?.time ?? 0 }
}

extension UndoableChange {
  /// The changes of a library that have not been taken back, the newest first.
  ///
  /// The journal and git's history are one story. A change that both know of is one; where its commit
  /// is in the history no longer, since a rebase gave it another hash, it is the newest of its
  /// subject. What only one of them knows of has its place by its time.
  ///
  /// - Parameters:
  ///   - journal: The library's journal.
  ///   - history: The commits of ibid's.
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
    // What is in the history, and is not among one's own changes there, is not to be taken back.
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
      // Commits that only git knows of, and that were made after this change.
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

  /// Whether the change is still in the files; one whose commit has left the history counts only if
  /// all of its files are as it left them.
  func isThere(in journal: Journal) throws(Diagnostic) -> Bool {
    guard let noted else { return true }
    let reversal = try JournalReversal(of: noted.entry, in: journal.place(of: noted.item))
    if noted.item.commit != nil, commit == nil { return reversal.isWhole }
    return !reversal.isNothing
  }
}
