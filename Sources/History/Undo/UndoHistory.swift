public import OperatingSystem
internal import Store
public import Text

/// The changes of a library that can be undone, and how to undo them.
public struct UndoHistory {
  private let root: String
  public let journal: Journal
  /// The repository that the library is in, if any.
  public let repository: Repository?
  /// Why git does not answer; changes that only the journal has can still be undone.
  private let refusal: Diagnostic?

  /// Finds the repository of a library; git refusing to work with it is no error yet.
  ///
  /// - Parameters:
  ///   - root: The library's folder.
  ///   - journal: The journal of the library.
  public init(root: String, journal: Journal) {
    self.root = root
    self.journal = journal
    let folder = Files.join(root, "library")
    do throws(Diagnostic) {
      (repository, refusal) = (try Repository(of: Files.realPath(folder) ?? folder), nil)
    } catch {
      (repository, refusal) = (nil, error)
    }
  }

  /// The changes that can be undone, the newest first.
  ///
  /// - Throws: A `Diagnostic` when the journal or git cannot be read.
  public func changes() throws(Diagnostic) -> [UndoableChange] {
    var changes: [UndoableChange] = []
    for change in try all() {
      if try isOffered(change) { changes.append(change) }
    }
    return changes
  }

  /// The newest change that can be undone.
  ///
  /// - Throws: A `Diagnostic` when the journal cannot be read, or git refuses to say whether the
  ///   change is in its history.
  public func lastChange() throws(Diagnostic) -> UndoableChange? {
    for change in try all() {
      if let refusal, change.noted?.item.commit != nil { throw refusal }
      if try change.isThere(in: journal), try !isOver(change) { return change }
    }
    return nil
  }

  /// Whether no command has made a later change.
  ///
  /// - Throws: A `Diagnostic` when the journal cannot be read.
  public func isLast(_ change: UndoableChange) throws(Diagnostic) -> Bool {
    guard let item = change.noted?.item else { return true }
    let newer = try journal.items().filter { $0.number > item.number && $0.state != .undone }
    for item in newer {
      guard let entry = try journal.entry(item) else { return false }
      let isThere = try UndoableChange(noted: .init(item: item, entry: entry)).isThere(in: journal)
      if isThere, item.commit == nil { return false }
    }
    return true
  }

  private func all() throws(Diagnostic) -> [UndoableChange] {
    guard let repository else { return try UndoableChange.all(in: journal, .init()) }
    let area = Files.realPath(root).flatMap { repository.name(of: $0) } ?? "."
    return try UndoableChange.all(
      in: journal, CommittedChange.history(in: repository, of: area))
  }

  /// Whether a change belongs in a list.
  ///
  /// Files are compared only if the change may never have been made.
  private func isOffered(_ change: UndoableChange) throws(Diagnostic) -> Bool {
    guard let item = change.noted?.item else { return true }
    if try isOver(change) { return false }
    if item.state == .made || change.commit != nil { return true }
    return try change.isThere(in: journal)
  }

  /// Whether a change is a conflict resolution that has been committed since.
  private func isOver(_ change: UndoableChange) throws(Diagnostic) -> Bool {
    guard change.command == "resolve", let repository, repository.operation == nil else {
      return false
    }
    return try FileState.all(of: names(of: change, in: repository), in: repository).isEmpty
  }

  /// Marks the files of a conflict resolution as in conflict again; called after they are restored.
  ///
  /// Source: git-ls-files(1), `--resolve-undo`: what the index had before a conflict was resolved.
  public func markUnmerged(_ change: UndoableChange) throws(Diagnostic) {
    guard change.command == "resolve", let repository else { return }
    let stages = try repository.indexEntries(
      of: names(of: change, in: repository), "--resolve-undo")
    guard let first = stages.first else { return }
    let none = String(repeating: "0", count: first.entry.object.utf8.count)
    let cleared = Set(stages.map(\.name)).sorted().map { name in
      (name, IndexEntry(mode: "0", object: none))
    }
    try repository.stage([], cleared + stages, in: nil)
  }

  /// The files of a change, relative to the root of the working tree.
  private func names(of change: UndoableChange, in repository: Repository) -> [String] {
    guard let noted = change.noted else { return [] }
    let place = journal.place(of: noted.item)
    return noted.entry.files.compactMap { file in
      place.path(of: file.path).flatMap { repository.name(of: $0) }
    }
  }

  /// The paths of the files that a change wrote, relative to the library's folder if they are in
  /// it.
  ///
  /// - Throws: A `Diagnostic` when git cannot show the commit.
  public func files(of change: UndoableChange) throws(Diagnostic) -> [String] {
    if let noted = change.noted {
      let base = journal.place(of: noted.item).base
      return noted.entry.files.map { shown(base == "/" ? "/\($0.path)" : "\(base)/\($0.path)") }
    }
    guard let repository, let commit = change.commit else { return [] }
    return try commit.files(in: repository).map { shown(Files.join(repository.top, $0.name)) }
  }

  /// A path relative to the library's folder, if the file is in it.
  private func shown(_ path: String) -> String {
    let prefix = "\(journal.root)/"
    guard path.utf8.starts(with: prefix.utf8) else { return path }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }
}

// MARK: - Taking back

extension UndoHistory {
  /// The reversal of a change.
  public struct Reversal {
    /// Writes the files as they were.
    public internal(set) var transaction = Transaction()
    /// Why the change cannot be undone: files that have been changed since.
    public internal(set) var faults: [Diagnostic] = []
    /// Whether the change had been made to some of its files only.
    public internal(set) var isPartial = false
  }

  /// The reversal of a change, computed from the files as they are now; nothing is written.
  ///
  /// - Throws: A `Diagnostic` when a file cannot be read, or git does not answer.
  public func reversal(of change: UndoableChange) throws(Diagnostic) -> Reversal {
    var reversal = Reversal()
    if let noted = change.noted {
      // The journal has the files as they were, with edits that no commit has.
      let whole = try JournalReversal(of: noted.entry, in: journal.place(of: noted.item))
      if whole.changed.isEmpty, !whole.isNothing {
        return Reversal(transaction: whole.transaction, isPartial: !whole.isWhole)
      }
    }
    var committed: Set<String> = []
    if let commit = change.commit, let repository {
      let files = try commit.files(in: repository)
      committed = Set(files.map { Files.join(repository.top, $0.name) })
      try addFiles(files, of: commit, in: repository, to: &reversal)
    }
    if let noted = change.noted {
      let rest = try JournalReversal(of: noted.entry, in: journal.place(of: noted.item)) {
        committed.contains($0)
      }
      reversal.transaction.append(rest.transaction)
      reversal.isPartial = rest.untouchedCount > 0
      reversal.faults += rest.changed.map { path in
        Diagnostic(
          "\(shown(path).quoted) has been changed since, so \(change.subject.quoted) cannot be undone",
          hint: "nothing was changed; restore by hand what you want as it was")
      }
    }
    return reversal
  }

  /// The commit that undoes a change: for a committed change, and with `auto_commit` also for one
  /// that the user has committed since.
  public func commit(
    of transaction: Transaction, for change: UndoableChange
  ) throws(Diagnostic) -> PartialCommit? {
    if change.commit != nil { return try PartialCommit(of: transaction, in: root) }
    guard repository != nil, try Settings(of: root).commitsChanges,
      let commit = try? PartialCommit(of: transaction, in: root), commit.isOfCommittedFiles
    else { return nil }
    return commit
  }

  /// Adds the files of a commit as they were before it.
  private func addFiles(
    _ files: [CommittedChange.File], of change: CommittedChange, in repository: Repository,
    to reversal: inout Reversal
  ) throws(Diagnostic) {
    // Read before git is asked for their states, so that later edits are noticed.
    var present: [String: FileVersion] = [:]
    for file in files {
      present[file.name] = try FileVersion(at: Files.join(repository.top, file.name))
    }
    let edited = try FileState.all(of: files.map(\.name), in: repository)
    let changed = try repository.files(changedSince: change.hash)
    let versions = try ObjectReader(of: repository)
    let converted = try repository.converted(files.map(\.name))
    for file in files {
      let reason: String
      if edited[file.name] != nil {
        reason = "has changes that are not committed"
      } else if changed.contains(file.name) {
        reason = "has been changed since"
      } else {
        let path = Files.join(repository.top, file.name)
        if let before = file.before {
          let contents = try versions.contents(
            of: before, named: file.name, converted: converted)
          reversal.transaction.write(contents, to: path, replacing: present[file.name])
        } else if let version = present[file.name] {
          reversal.transaction.remove(path, holding: version)
        }
        continue
      }
      reversal.faults.append(
        Diagnostic(
          "\(file.name.quoted) \(reason), so \(change.subject.quoted) cannot be undone",
          hint: "see `git show \(change.shortHash)`; `git revert \(change.shortHash)` may merge it")
      )
    }
  }
}

extension Repository {
  /// The files that differ between an earlier commit and HEAD.
  fileprivate func files(changedSince commit: String) throws(Diagnostic) -> Set<String> {
    let output = try output(of: [
      "diff-tree", "-r", "-z", "--no-renames", "--name-only", commit, "HEAD",
    ])
    guard let output else { throw Diagnostic("git cannot compare \(commit.prefix(7)) with HEAD") }
    return Set(output.splitByZero)
  }
}
