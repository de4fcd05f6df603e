import Workspace
import Console
import History
import OperatingSystem
import Store
import Text

/// `ibid init [DIR]` creates a library.
struct Init: Command {
  static let spec = CommandSpec(
    "init", "Make a library in this folder, or in DIR.", arguments: "[DIR]", count: 0...1,
    parameters: [.dryRun],
    details: """
      A library is the folder library/ with the settings in library/ibid.rec. Existing files are left
      alone.

      In a git repository, ibid also sets up a merge driver that merges records by field and value.
      .gitattributes has it for all clones, but the command itself is a setting of each clone, so run
      `ibid init` once in each. Unless you have set it, merge.directoryRenames becomes false, so that
      git does not move records after others that moved.
      """,
    examples: [
      .init("ibid init", "make a library in the current folder"),
      .init("ibid init ~/papers", "make one elsewhere, or set up a clone"),
    ])

  private let folder: String
  private let isDryRun: Bool

  init(_ arguments: ParsedArguments) {
    folder = arguments.words.first ?? arguments.value("directory") ?? "."
    isDryRun = arguments.has("dry-run")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    let root = world.session.path(folder)
    var transaction = Transaction()
    var lines: [String] = []
    for (name, contents) in Self.files {
      let path = Files.join(root, name)
      if Files.kind(of: path) != nil {
        try world.remark("\(path) is there already")
      } else {
        transaction.write(Array(contents.utf8), to: path, replacing: nil)
        lines.append(Plan.line("made \(path)"))
      }
    }
    let git = GitSetup(root: root)
    let attributesPath = Files.join(root, ".gitattributes")
    let attributes = try FileVersion(at: attributesPath)
    if let new = git.attributes(addedTo: attributes?.contents ?? []) {
      transaction.write(new, to: attributesPath, replacing: attributes)
      lines.append(Plan.line("\(attributes == nil ? "made" : "added to") \(attributesPath)"))
    }
    let settings = try missingSettings(of: git, &lines, in: world)
    var plan = Plan(transaction, as: CommitMessage("Make a library"), in: root, lines: lines)
    // An extra `undo` must not delete the library.
    plan.isUndoable = false
    if !isDryRun { Transaction.clearTemporaries(in: root) }
    try world.session.apply(plan, isDryRun: isDryRun) { () throws(Diagnostic) in
      try git.configure(settings)
    }
    return .done
  }

  /// The settings that the repository lacks; empty without a repository.
  private func missingSettings(
    of git: GitSetup, _ lines: inout [String], in world: World
  ) throws(Diagnostic) -> [String] {
    switch git.state() {
    case .noGit:
      try world.remark("git is not installed: its merge driver was left out")
      return []
    case .noRepository:
      try world.remark(
        "not in a git repository: after `git init`, `ibid init` sets up its merge driver")
      return []
    case .refused(var reason):
      reason.severity = .warning
      try world.report(reason)
      return []
    case .lacks(let names):
      if !names.isEmpty {
        lines.append(Plan.line("set \(names.joined(separator: ", ")) in git's config"))
      }
      return names
    }
  }

  private static let files = [
    (
      "library/ibid.rec",
      """
      # The settings of this library: remove a # to set one.
      #
      # Your name as in records, in each of its spellings; lists can set it in bold.
      # me: Family, Given
      #
      # How the keys of new records are made.
      # key_pattern: {author}{year}{word}
      #
      # Fields that exports leave out, besides tag, annote and file.
      # private: abstract
      #
      # Whether each command that changes something makes a commit.
      # auto_commit: yes

      """
    ),
    (
      "library/venues.rec",
      """
      # The venues that records name: one record each, separated by blank lines.
      #
      # key: icml
      # name: International Conference on Machine Learning
      # short: ICML
      # kind: conference

      """
    ),
  ]
}
