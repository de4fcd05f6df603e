import Console
import Platform
import Store
import Text

/// `ibid resolve [FILE…]` redoes the merges of files that git merged by lines.
struct Resolve: Command {
  static let spec = CommandSpec(
    "resolve", "Redo, by field and value, the merge of files that git left in conflict.",
    arguments: "[FILE…]", count: 0...Int.max, parameters: [.dryRun],
    details: """
      For a merge, rebase or cherry-pick in a clone that did not know ibid's merge driver. Both sides
      are taken from git's index, where they stay until the file is added. A file without a conflict
      left is added; any other keeps both sides of its true conflicts, and is left to you.

      Without FILE: every record file of the library in conflict. A file that has been edited since
      git merged it is left as it is. The exit status is 1 when something is left to do.
      """,
    examples: [
      .init("ibid resolve", "after `git merge` stopped with conflicts in library/"),
      .init("ibid resolve library/hu2022lora.rec", "one file"),
    ])

  private let files: [String]
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) {
    files = arguments.words
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let folder = Files.join(try world.libraryRoot(), "library")
    guard let repository = Repository(of: folder) else {
      throw Diagnostic("the library is in no git repository, so there is no merge to redo")
    }
    let lock = try Lock(folder: folder)
    defer { withExtendedLifetime(lock) {} }
    let unmerged = try unmergedFiles(of: folder, in: repository, &world)
    guard !unmerged.isEmpty else {
      if files.isEmpty { try world.remark("no record file is in conflict") }
      return files.isEmpty ? .done : .no
    }
    var status = ExitStatus.done
    var transaction = Transaction()
    var clean: [String] = []
    for file in unmerged {
      let path = Files.join(repository.top, file.name)
      let current = try Files.readIfPresent(path) ?? []
      switch try Redone(file, holding: current, in: repository) {
      case .left(let reason):
        status = .no
        try world.report(reason)
      case .merged(let bytes, let conflicts):
        if bytes != current { transaction.write(bytes, to: path) }
        for conflict in conflicts { try world.remark(conflict.words(in: file.name)) }
        if conflicts.isEmpty {
          clean.append(file.name)
          world.announce("resolved \(file.name)")
        } else {
          status = .no
        }
      }
    }
    try world.carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in
      try transaction.commit()
      if !clean.isEmpty { try repository.run(["--literal-pathspecs", "add", "--"] + clean) }
    }
    return status
  }

  /// The files to work on, in the order of their names; says which of those asked for are none.
  private func unmergedFiles(
    of folder: String, in repository: Repository, _ world: inout World
  ) throws(Diagnostic) -> [UnmergedFile] {
    guard !files.isEmpty else {
      let names = repository.name(of: Files.realPath(folder) ?? folder).map { [$0] } ?? []
      return try UnmergedFile.all(named: names, in: repository)
        .filter { $0.name.hasSuffix(".rec") }
    }
    var unmerged: [UnmergedFile] = []
    for file in files {
      let name = repository.name(of: world.path(file))
      let found = try name.map { (name) throws(Diagnostic) in
        try UnmergedFile.all(named: [name], in: repository)
      }
      if let found, !found.isEmpty {
        unmerged += found
      } else {
        try world.report(Diagnostic("git has no conflict in \(file.quoted)"))
      }
    }
    return unmerged
  }
}
