internal import OperatingSystem
public import Text

/// The git repository that contains a folder, accessed through the `git` program.
///
/// It may be a submodule or a linked working tree; git resolves that. Source: git(1),
/// gitrepository-layout(5).
public struct Repository: Sendable {
  /// The root of the working tree, with symbolic links resolved.
  public let top: String
  /// The git directory of this working tree, with symbolic links resolved.
  public let gitFolder: String

  /// The repository of a folder; `nil` when the folder is in no repository.
  ///
  /// - Throws: A `Diagnostic` when git is missing, or refuses to work with the repository, for
  ///   example because another user owns it; then it quotes git's message.
  public init?(of folder: String) throws(Diagnostic) {
    let words = ["rev-parse", "--show-toplevel", "--absolute-git-dir"]
    let (status, output) = try Self.git(words, in: folder)
    guard status == 0 else {
      if let refusal = try GitRefusal(of: words, in: folder) { throw refusal.diagnostic }
      return nil
    }
    // If a path contains a line end, git is asked for each path alone.
    let lines = output.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    if lines.count == 3 {
      top = String(decoding: lines[0], as: UTF8.self)
      gitFolder = String(decoding: lines[1], as: UTF8.self)
      return
    }
    let answers = try words.dropFirst().map { (word) throws(Diagnostic) in
      let answer = try Self.git(["rev-parse", word], in: folder).output
      return String(decoding: answer.dropLast(), as: UTF8.self)
    }
    (top, gitFolder) = (answers[0], answers[1])
  }

  /// Unsets the variables that git sets for programs it runs, such as hooks: they may name another
  /// repository.
  private static let own: Process.EnvironmentChanges = {
    let foreign = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR", "GIT_NAMESPACE",
    ]
    return Process.EnvironmentChanges(uniqueKeysWithValues: foreign.map { ($0, String?.none) })
  }()

  /// Runs git in a folder.
  static func git(
    _ words: [String], in folder: String, input: [UInt8]? = [],
    environment: Process.EnvironmentChanges = [:], errors: Process.ErrorOutput = .nowhere
  ) throws(Diagnostic) -> (status: Int32, output: [UInt8]) {
    do throws(Diagnostic) {
      return try Process.capture(
        ["git", "-C", folder] + words, input: input,
        environment: own.merging(environment) { $1 }, errors: errors)
    } catch {
      var error = error
      error.hint = error.hint ?? "install git, which keeps the history of a library"
      throw error
    }
  }

  /// The standard output of a git command; `nil` when it fails.
  func output(
    of words: [String], input: [UInt8] = [], environment: Process.EnvironmentChanges = [:]
  ) throws(Diagnostic) -> [UInt8]? {
    let (status, output) = try Self.git(words, in: top, input: input, environment: environment)
    return status == 0 ? output : nil
  }

  /// Runs a git command that is expected to succeed.
  ///
  /// - Parameters:
  ///   - words: The command and its arguments.
  ///   - environment: What its environment has other than ours.
  ///   - listener: Takes what git writes, which may be messages of a hook.
  /// - Throws: A `Diagnostic` when git fails, after `listener` has its output.
  func run(
    _ words: [String], environment: Process.EnvironmentChanges = [:], _ listener: OutputListener
  ) throws(Diagnostic) {
    let (status, output) = try Self.git(
      words, in: top, environment: environment, errors: .captured)
    if !output.isEmpty { try listener(output) }
    guard status == 0 else {
      throw Diagnostic("git \(words[0]) failed with status \(status)")
    }
  }

  /// Takes what git and its hooks write to standard output and standard error.
  public typealias OutputListener = (_ bytes: [UInt8]) throws(Diagnostic) -> Void

  /// A path relative to the root of the working tree; `nil` for a path outside of it.
  ///
  /// Symbolic links in the folders are resolved, since git does not follow them. A link in the last
  /// component is kept. The file need not exist.
  public func name(of path: String) -> String? {
    // Some of the folders may not exist yet.
    var folder = Files.folder(of: path)
    var missing = Files.name(of: path)
    while Files.kind(of: folder) == nil, folder != "/", folder != "." {
      missing = "\(Files.name(of: folder))/\(missing)"
      folder = Files.folder(of: folder)
    }
    guard let base = Files.realPath(folder) else { return nil }
    let real = missing == "." ? base : Files.join(base, missing)
    if real == top { return "." }
    let root = top == "/" ? top : top + "/"
    guard real.utf8.starts(with: root.utf8) else { return nil }
    return String(decoding: real.utf8.dropFirst(root.utf8.count), as: UTF8.self)
  }

  /// The operation that git is in the middle of, such as `a merge`; `nil` when there is none.
  public var operation: String? {
    let marks = [
      ("MERGE_HEAD", "a merge"), ("rebase-merge", "a rebase"), ("rebase-apply", "a rebase"),
      ("CHERRY_PICK_HEAD", "a cherry-pick"), ("REVERT_HEAD", "a revert"),
      ("sequencer", "a series of picks"), ("BISECT_LOG", "a bisection"),
    ]
    return marks.first { Files.kind(of: Files.join(gitFolder, $0.0)) != nil }?.1
  }
}

extension [UInt8] {
  /// The parts between NUL bytes, with which git separates names under `-z`.
  var splitByZero: [String] {
    var parts = split(separator: 0, omittingEmptySubsequences: false)
    if parts.last?.isEmpty ?? false { parts.removeLast() }
    return parts.map { String(decoding: $0, as: UTF8.self) }
  }
}

extension [String] {
  /// The names with a NUL byte after each, as git reads them under `-z`.
  var endedByZero: [UInt8] { [UInt8](map { $0 + "\0" }.joined().utf8) }
}
