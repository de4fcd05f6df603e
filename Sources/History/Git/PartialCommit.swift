public import OperatingSystem
internal import Store
public import Text

/// One commit of exactly what a command changes, whatever else is staged or edited.
///
///     HEAD ── the user's edits ─────> before ── the command ──> after
///       └──── the command ──> committed
///
/// It is prepared before the change and made after it. A file that was equal to HEAD is committed
/// whole. If the user had edited the file, only the command's change is committed: it is merged
/// into HEAD's version, and likewise into the index, so that staged edits stay staged and others
/// stay unstaged. `git commit` makes the commit from a second index, so that identity, signing and
/// hooks are the usual ones.
public struct PartialCommit {
  private let repository: Repository
  /// Keeps other commands from the repository's index, even those for another library in it.
  private let lock: Lock
  /// The changed files, relative to the root of the working tree.
  private let names: [String]
  /// The old names of renamed files, by their new names.
  private let origins: [String: String]
  /// The states of the files that differed from HEAD before the change.
  private let states: [String: FileState]
  /// The contents of those files before the change.
  private var before: [String: [UInt8]] = [:]

  /// Prepares the commit; called before the transaction is carried out.
  ///
  /// - Parameters:
  ///   - transaction: The change to come.
  ///   - root: The library's folder.
  /// - Throws: A `Diagnostic` that says why there can be no commit.
  public init(of transaction: Transaction, in root: String) throws(Diagnostic) {
    let folder = Files.join(root, "library")
    guard let repository = try Repository(of: Files.realPath(folder) ?? folder) else {
      throw Diagnostic(
        "the library is not in a git repository",
        hint: "make one with `git init`, or take `auto_commit` out of library/ibid.rec")
    }
    try repository.requireRest()
    self.repository = repository
    lock = try Lock(folder: repository.gitFolder)
    let touched = transaction.paths.compactMap { repository.name(of: $0) }
    names = try repository.leavingOutIgnored(touched)
    origins = Dictionary(
      transaction.moves.compactMap { move in
        guard let to = repository.name(of: move.to), let from = repository.name(of: move.from)
        else { return nil }
        return (to, from)
      }, uniquingKeysWith: { first, _ in first })
    states = try FileState.all(of: names, in: repository)
    for (name, state) in states {
      if state.isUnmerged {
        throw Diagnostic(
          "\(name.quoted) is in conflict", hint: "finish the merge, and commit it yourself")
      }
      before[name] = try Files.readIfPresent(Files.join(repository.top, name))
    }
  }

  /// Whether all of the files were equal to HEAD before the change.
  public var isOfCommittedFiles: Bool { !names.isEmpty && states.isEmpty }

  /// Makes the commit; called after the transaction.
  ///
  /// There is none when HEAD has the change already.
  ///
  /// - Parameters:
  ///   - message: The whole of the commit's message.
  ///   - listener: Takes what git and hooks write, before this returns or throws.
  /// - Returns: The commit's hash.
  /// - Throws: A `Diagnostic` that says why there is none.
  @discardableResult
  public func make(
    _ message: String, _ listener: Repository.OutputListener
  ) throws(Diagnostic) -> String? {
    guard !names.isEmpty else {
      throw Diagnostic("git ignores the files, or they are in another repository")
    }
    var whole: [String] = []
    var parts: [(name: String, head: IndexEntry, index: IndexEntry)] = []
    for name in names {
      let after = try Files.readIfPresent(Files.join(repository.top, name))
      // The edits of a renamed file are known by its old name.
      let origin = states[name] == nil ? origins[name] ?? name : name
      if let after, let state = states[origin] {
        parts.append(try part(of: name, from: origin, state, after))
      } else {
        whole.append(name)
      }
    }
    let scratch = try ScratchIndex(of: repository, listener)
    defer { scratch.discard() }
    try scratch.repository.stage(whole, parts.map { ($0.name, $0.head) }, in: scratch.path)
    if !parts.isEmpty, try scratch.isAsHead() { return nil }
    // The index comes first: if the command is killed in between, its change is staged. In the
    // other order, the index would revert the commit.
    try repository.stage(whole, parts.map { ($0.name, $0.index) }, in: nil)
    let (status, output) = try Repository.git(
      ["commit", "--quiet", "--cleanup=verbatim", "--file=-"], in: repository.top,
      input: Array(message.utf8), environment: ["GIT_INDEX_FILE": scratch.path],
      errors: .captured)
    if !output.isEmpty { try listener(output) }
    guard status == 0 else {
      throw Diagnostic(
        "git commit failed",
        hint: "what git says is above; the change is staged, so `git commit`"
          + " commits it")
    }
    let hash = try repository.output(of: ["rev-parse", "--verify", "HEAD"])
    return hash.map { String(decoding: $0, as: UTF8.self).trimmed }
  }

  /// The entries in HEAD and in the index for a file that the user had edited.
  private func part(
    of name: String, from origin: String, _ state: FileState, _ after: [UInt8]
  ) throws(Diagnostic) -> (name: String, head: IndexEntry, index: IndexEntry) {
    guard let head = state.head, let index = state.index, let old = before[origin] else {
      throw Diagnostic(
        "\(name.quoted) is not committed itself", hint: "`git add` and commit it once")
    }
    return (
      name, try merge(old, after, into: head, name), try merge(old, after, into: index, name)
    )
  }

  /// Applies the command's change of a file to another version of the file.
  private func merge(
    _ old: [UInt8], _ after: [UInt8], into entry: IndexEntry, _ name: String
  ) throws(Diagnostic) -> IndexEntry {
    let version = try repository.contents(of: entry, named: name)
    let document = { RecDocument($0, file: name) }
    guard name.hasSuffix(".rec"),
      let merged = DocumentMerge.merge(
        base: document(old), ours: document(version), theirs: document(after)),
      merged.conflicts.isEmpty
    else {
      throw Diagnostic(
        "\(name.quoted) has edits of yours that cannot be separated from it",
        hint: "commit them together")
    }
    return IndexEntry(mode: entry.mode, object: try repository.keep(merged.bytes, as: name))
  }
}

extension Repository {
  /// Refuses a repository in the middle of an operation, such as a merge, which a commit would
  /// conclude.
  ///
  /// - Throws: A `Diagnostic` that names the operation.
  public func requireRest() throws(Diagnostic) {
    guard let operation else { return }
    throw Diagnostic(
      "git is in the middle of \(operation)", hint: "finish it, and commit with it")
  }

  /// The names without those of files that git ignores.
  fileprivate func leavingOutIgnored(_ names: [String]) throws(Diagnostic) -> [String] {
    let ignored =
      try output(of: ["check-ignore", "-z", "--stdin"], input: names.endedByZero) ?? []
    let left = Set(ignored.splitByZero)
    return names.filter { !left.contains($0) }
  }
}
