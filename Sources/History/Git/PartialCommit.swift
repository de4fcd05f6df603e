public import OperatingSystem
internal import Store
public import Text

/// One commit of just what a command changes, whatever else is staged or edited.
///
///     HEAD ── edits of the user's ──> before ── the command ──> after
///       └──── the command ──> committed
///
/// It is prepared before the change and made after it. A file that was as HEAD has it is committed
/// whole; of one with edits of the user's, only the command's part is, by a merge of both. The index
/// gets the same part, so that what was staged stays staged and what was not stays unstaged. `git
/// commit` itself makes the commit from an index of its own, so that identity, signing and hooks are
/// those of any other commit.
public struct PartialCommit {
  private let repository: Repository
  /// No two commands work on one repository's index at once, even for two libraries in it.
  private let lock: Lock
  /// The files that change, as git names them.
  private let names: [String]
  /// Where a file's text comes from that gets a new name.
  private let origins: [String: String]
  /// What git had to say of the files that were not as HEAD has them.
  private let states: [String: FileState]
  /// What those held before the change.
  private var before: [String: [UInt8]] = [:]

  /// Looks at the repository before the files of a transaction change.
  ///
  /// - Parameters:
  ///   - transaction: What is about to change.
  ///   - root: The library's folder.
  /// - Throws: A `Diagnostic` that says why there can be no commit.
  public init(of transaction: Transaction, in root: String) throws(Diagnostic) {
    let folder = Files.join(root, "library")
    guard let repository = try Repository(of: Files.realPath(folder) ?? folder) else {
      throw Diagnostic(
        "the library is in no git repository",
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

  /// Whether git has all of the files, as they are before the change.
  public var isOfCommittedFiles: Bool { !names.isEmpty && states.isEmpty }

  /// Makes the commit, once the files have changed; none when HEAD had it all already.
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
      // A renamed file has the edits that it had under its old name.
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
    // The index comes first: a command that is killed in between has staged its change, whereas the
    // other way round the index would undo the commit.
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

  /// What becomes of a file with edits of the user's in HEAD and in the index.
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

  /// The command's change of a file, made to another version of it.
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
        "\(name.quoted) has edits of yours that cannot be parted from it",
        hint: "commit them together")
    }
    return IndexEntry(mode: entry.mode, object: try repository.keep(merged.bytes, as: name))
  }
}

extension Repository {
  /// Refuses a repository that is in the middle of something, which a commit would be part of.
  public func requireRest() throws(Diagnostic) {
    guard let operation else { return }
    throw Diagnostic(
      "git is in the middle of \(operation)", hint: "finish it, and commit with it")
  }

  /// The names that git does not ignore, or that it has all the same.
  fileprivate func leavingOutIgnored(_ names: [String]) throws(Diagnostic) -> [String] {
    let ignored =
      try output(of: ["check-ignore", "-z", "--stdin"], input: names.endedByZero) ?? []
    let left = Set(ignored.splitByZero)
    return names.filter { !left.contains($0) }
  }
}
