internal import OperatingSystem
internal import Text

/// The reason why git refuses to work with a repository.
///
/// The most frequent one is that another user owns the folder, as in containers and on shared
/// disks:
///
///     fatal: detected dubious ownership in repository at '/srv/papers'
///     To add an exception for this directory, call:
///
///     	git config --global --add safe.directory /srv/papers
///
/// Source: git-config(1), `safe.directory`.
struct GitRefusal {
  /// git's messages in English.
  private let words: String

  /// Repeats a git command that failed, to read its message; `nil` when git finds no repository, or
  /// does not fail this time.
  ///
  /// - Throws: A `Diagnostic` when git cannot be run.
  init?(of command: [String], in folder: String) throws(Diagnostic) {
    let (status, output) = try Repository.git(
      command, in: folder, environment: ["LC_ALL": "C"], errors: .captured)
    words = String(decoding: output, as: UTF8.self)
    // A broken link to a repository, such as that of a worktree, is named in place of `(or any`.
    if status == 0 || words.contains("fatal: not a git repository (or any") { return nil }
  }

  /// git's message, with the fix that git suggests as the hint.
  var diagnostic: Diagnostic {
    let lines = words.split(separator: "\n").map { String($0).trimmed }
    let fatal = lines.first { $0.hasPrefix("fatal: ") }?.dropFirst("fatal: ".count)
    let reason = fatal.map(String.init) ?? lines.first ?? "it does not say why"
    let exception = lines.first { $0.hasPrefix("git config ") && $0.contains("safe.directory") }
    return Diagnostic(
      "git refuses to work here: \(reason.escapingControls)",
      hint: exception.map { "if you trust who owns the folder, run `\($0.escapingControls)`" }
        ?? "`git status` in the library's folder says more")
  }
}
