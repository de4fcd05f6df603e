public import OperatingSystem
internal import Store
public import Text

/// What of a library can be taken back, and how.
public struct UndoHistory {
  private let root: String
  public let journal: Journal
  /// The one that the library is in, if any.
  public let repository: Repository?
  /// Why git does not say; what the journal alone knows of can be taken back all the same.
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

  /// The changes that can be taken back, the newest first.
  public func changes() throws(Diagnostic) -> [UndoableChange] {
    var changes: [UndoableChange] = []
    for change in try all() {
      if try isOffered(change) { changes.append(change) }
    }
    return changes
  }

  /// The newest of them.
  public func lastChange() throws(Diagnostic) -> UndoableChange? {
    for change in try all() {
      if let refusal, change.noted?.item.commit != nil { throw refusal }
      if try change.isThere(in: journal), try !isOver(change) { return change }
    }
    return nil
  }

  /// Whether no command has made another change since.
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

  /// Whether a change belongs in a list: only what may never have been made is looked at.
  private func isOffered(_ change: UndoableChange) throws(Diagnostic) -> Bool {
    guard let item = change.noted?.item else { return true }
    if try isOver(change) { return false }
    if item.state == .made || change.commit != nil { return true }
    return try change.isThere(in: journal)
  }

  /// Whether a change is a merge made again that has been committed since, marks of conflicts and all.
  private func isOver(_ change: UndoableChange) throws(Diagnostic) -> Bool {
    guard change.command == "resolve", let repository, repository.operation == nil else {
      return false
    }
    return try FileState.all(of: names(of: change, in: repository), in: repository).isEmpty
  }

  /// Tells git that the files of a merge are in conflict again, once they are as they were.
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

  /// The files of a change, as git names them.
  private func names(of change: UndoableChange, in repository: Repository) -> [String] {
    guard let noted = change.noted else { return [] }
    let place = journal.place(of: noted.item)
    return noted.entry.files.compactMap { file in
      place.path(of: file.path).flatMap { repository.name(of: $0) }
    }
  }

  /// The paths of the files that a change wrote.
  public func files(of change: UndoableChange) throws(Diagnostic) -> [String] {
    if let noted = change.noted {
      let base = journal.place(of: noted.item).base
      return noted.entry.files.map { shown(base == "/" ? "/\($0.path)" : "\(base)/\($0.path)") }
    }
    guard let repository, let commit = change.commit else { return [] }
    return try commit.files(in: repository).map { shown(Files.join(repository.top, $0.name)) }
  }

  /// A path from the library's folder, where the file is below it.
  private func shown(_ path: String) -> String {
    let prefix = "\(journal.root)/"
    guard path.utf8.starts(with: prefix.utf8) else { return path }
    return String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
  }
}

// MARK: - Taking back

extension UndoHistory {
  /// What makes the files as they were before a change.
  public struct Reversal {
    /// Writes the files as they were.
    public internal(set) var transaction = Transaction()
    /// Why it cannot be: files that someone has changed since.
    public internal(set) var faults: [Diagnostic] = []
    /// Whether the change had not been made to all of its files.
    public internal(set) var isPartial = false
  }

  /// What takes a change back, as the files are now; nothing is written.
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
          hint: "nothing was changed; mend by hand what you want as it was")
      }
    }
    return reversal
  }

  /// The commit that takes a change back: for one that was committed, and where every change is to be
  /// a commit, for one that someone has committed since.
  public func commit(
    of transaction: Transaction, for change: UndoableChange
  ) throws(Diagnostic) -> PartialCommit? {
    if change.commit != nil { return try PartialCommit(of: transaction, in: root) }
    guard repository != nil, try Settings(of: root).commitsChanges,
      let commit = try? PartialCommit(of: transaction, in: root), commit.isOfCommittedFiles
    else { return nil }
    return commit
  }

  /// Files of a commit, as git has them from before it.
  private func addFiles(
    _ files: [CommittedChange.File], of change: CommittedChange, in repository: Repository,
    to reversal: inout Reversal
  ) throws(Diagnostic) {
    // Read before git is asked whether they are as they were.
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
  /// The files that the last commit has otherwise than an earlier one.
  fileprivate func files(changedSince commit: String) throws(Diagnostic) -> Set<String> {
    let output = try output(of: [
      "diff-tree", "-r", "-z", "--no-renames", "--name-only", commit, "HEAD",
    ])
    guard let output else { throw Diagnostic("git cannot compare \(commit.prefix(7)) with HEAD") }
    return Set(output.splitByZero)
  }
}
