import Workspace
import Console
import History
import OperatingSystem
import Store
import Text

/// `ibid resolve [FILE…]` redoes the merges of files that git merged by lines.
struct Resolve: Command {
  static let spec = CommandSpec(
    "resolve", "Redo, by field and value, the merge of files that git left in conflict.",
    arguments: "[FILE…]", count: 0...Int.max, parameters: [.dryRun],
    details: """
      For a merge, rebase or cherry-pick in a clone without ibid's merge driver, and for records that
      one side moved to another file and the other side changed: git merges file by file, and takes
      them for removed. They are merged in their new file. Without a conflict, a record that is in
      two files because each side moved it to another one is merged into one.

      Both sides come from git's index, where they stay until the file is added. A file without a
      remaining conflict is added; any other keeps both sides of its conflicts for you to resolve.

      Without FILE: every record file of the library in conflict. A file that was edited after the
      merge is left alone. The exit status is 1 if a conflict is left.
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
    let root = try world.session.libraryRoot()
    let folder = Files.join(root, "library")
    guard let repository = try Repository(of: folder) else {
      throw Diagnostic("the library is not in a git repository, so there is no merge to redo")
    }
    let lock = try world.session.lock(folder)
    defer { withExtendedLifetime(lock) {} }
    let unmerged = try unmergedFiles(of: folder, in: repository, world)
    if unmerged.isEmpty, !files.isEmpty { return .no }
    let library = try Library(at: root, for: .reading, cacheFolder: world.session.input.cacheFolder)
    var described: [String] = []
    let isAllDone =
      unmerged.isEmpty
      ? try resolveDoubles(in: library, folder, repository, &described, world)
      : try carryOut(
        ConflictResolution(of: unmerged, in: library, repository), unmerged, of: root, &described,
        world)
    if isDryRun {
      let plan = Plan(Transaction(), as: CommitMessage(""), in: root, lines: described)
      try world.session.apply(plan, isDryRun: true)
    }
    return isAllDone ? .done : .no
  }

  /// Merges a record that is in two files because both sides moved it.
  private func resolveDoubles(
    in library: Library, _ folder: String, _ repository: Repository, _ described: inout [String],
    _ world: World
  ) throws(Diagnostic) -> Bool {
    let area = repository.name(of: Files.realPath(folder) ?? folder) ?? "."
    var isAllDone = true
    var count = 0
    for record in RecordInTwoFiles.all(in: library, repository) {
      guard let merge = try record.merged(in: repository, of: area) else { continue }
      count += 1
      if try !carryOut(merge, [], of: library.root, &described, world) { isAllDone = false }
    }
    if count == 0 { try world.remark("no record file is in conflict") }
    return isAllDone
  }

  /// Writes the result of a merge; a dry run describes it.
  ///
  /// - Returns: Whether no conflict is left.
  private func carryOut(
    _ merge: ConflictResolution, _ unmerged: [UnmergedFile], of root: String,
    _ described: inout [String],
    _ world: World
  ) throws(Diagnostic) -> Bool {
    let names = merge.outcomes.map(\.name)
    let what = names.count > 3 ? "\(names.count) files" : names.inWords
    var plan = Plan(
      merge.transaction, as: CommitMessage("Merge \(what) by field and value"), in: root)
    for reason in merge.reasons { try world.report(reason) }
    for outcome in merge.outcomes {
      for key in outcome.arrivals {
        plan.note("merged \(key) in \(outcome.name), where it has moved")
      }
      for conflict in outcome.conflicts { try world.remark(conflict.message(in: outcome.name)) }
      if outcome.conflicts.isEmpty, unmerged.contains(where: { $0.name == outcome.name }) {
        plan.note("resolved \(outcome.name)")
      }
    }
    if isDryRun {
      described += plan.lines
    } else {
      try world.session.apply(plan, isDryRun: false) { () throws(Diagnostic) in try merge.stage() }
    }
    return merge.reasons.isEmpty && merge.outcomes.allSatisfy(\.conflicts.isEmpty)
  }

  /// The files to resolve, sorted by name; reports requested files that have no conflict.
  private func unmergedFiles(
    of folder: String, in repository: Repository, _ world: World
  ) throws(Diagnostic) -> [UnmergedFile] {
    guard !files.isEmpty else {
      let names = repository.name(of: Files.realPath(folder) ?? folder).map { [$0] } ?? []
      return try UnmergedFile.all(named: names, in: repository)
        .filter { $0.name.hasSuffix(".rec") }
    }
    var unmerged: [UnmergedFile] = []
    for file in files {
      let name = repository.name(of: world.session.path(file))
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
