import Console
import Platform
import Store
import Text

/// `ibid undo` takes back the last change that ibid committed.
struct Undo: Command {
  static let spec = CommandSpec(
    "undo", "Take back the last change that ibid committed.", parameters: [.dryRun],
    details: """
      For libraries with `auto_commit: yes` (see `ibid help settings`). What the last commit of ibid's
      changed becomes as it was before, by a new commit; history stays, and nothing else changes. A
      second `ibid undo` takes back the commit before that one. Only your own commits count, told by
      your address; those of others that a merge brought are left alone.

      Files that have been changed since are not touched: `git revert` can merge the two.
      """,
    examples: [
      .init("ibid undo --dry-run", "what would be taken back"), .init("ibid undo", "take it back"),
    ])

  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) { isDryRun = arguments.has("dry-run") }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let root = try world.libraryRoot()
    let folder = Files.join(root, "library")
    guard let repository = try Repository(of: Files.realPath(folder) ?? folder) else {
      throw Diagnostic("the library is in no git repository, so there is nothing to undo")
    }
    try repository.requireRest()
    let lock = try Lock(folder: folder)
    defer { withExtendedLifetime(lock) {} }
    let area = Files.realPath(root).flatMap { repository.name(of: $0) } ?? "."
    guard let change = try CommittedChange.last(in: repository, of: area) else {
      return try world.sayNo(
        "ibid has committed nothing here that could be undone",
        hint: "with `auto_commit: yes` in library/ibid.rec each change is a commit")
    }
    guard let transaction = try reversal(of: change, in: repository, &world) else { return .no }
    world.announce("undone: \(change.subject) (\(change.shortHash))")
    guard !isDryRun else {
      try world.carryOut(isDryRun: true) {}
      return .done
    }
    let commit = try PartialCommit(of: transaction, in: root)
    try world.carryOut(isDryRun: false) { () throws(Diagnostic) in
      try transaction.commit()
      try commit.make(
        change.undoMessage.text(command: "undo"))
    }
    return .done
  }

  /// What makes the files as they were before; `nil`, and words, when someone changed them since.
  private func reversal(
    of change: CommittedChange, in repository: Repository, _ world: inout World
  ) throws(Diagnostic) -> Transaction? {
    let files = try change.files(in: repository)
    // Read before git is asked whether they are as they were.
    var present: [String: FileVersion] = [:]
    for file in files {
      present[file.name] = try FileVersion(at: Files.join(repository.top, file.name))
    }
    let edited = try FileState.all(of: files.map(\.name), in: repository)
    let changed = try repository.files(changedSince: change.hash)
    let versions = try FileVersions(of: repository)
    let converted = try repository.converted(files.map(\.name))
    var transaction = Transaction()
    var isTouched = false
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
          transaction.write(contents, to: path, replacing: present[file.name])
        } else if let version = present[file.name] {
          transaction.remove(path, holding: version)
        }
        continue
      }
      isTouched = true
      try world.report(
        Diagnostic(
          "\(file.name.quoted) \(reason), so \(change.subject.quoted) cannot be undone",
          hint: "see `git show \(change.shortHash)`; `git revert \(change.shortHash)` may merge it")
      )
    }
    return isTouched ? nil : transaction
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
