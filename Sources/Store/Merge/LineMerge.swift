internal import OperatingSystem
public import Text

/// git's own merge by lines, for files that are not rec syntax.
public enum LineMerge {
  /// Merges three files as `git merge-file` does.
  ///
  /// Source: git-merge-file(1): its exit status is the number of conflicts, at most 127.
  ///
  /// - Parameters:
  ///   - base: The path of the merge base.
  ///   - ours: The path of our version.
  ///   - theirs: The path of their version.
  ///   - markers: The markers around conflicts.
  /// - Returns: The merged file, and whether it has conflicts.
  /// - Throws: A `Diagnostic` when git is missing or cannot merge the files, as with binary files.
  public static func merge(
    base: String, ours: String, theirs: String, markers: ConflictMarkers
  ) throws(Diagnostic) -> (bytes: [UInt8], hasConflicts: Bool) {
    let labels = [markers.ours, "base", markers.theirs].flatMap { ["-L", $0] }
    let result = try Process.capture(
      ["git", "merge-file", "-p", "--marker-size=\(markers.size)"] + labels
        + ["--", ours, base, theirs])
    guard result.status < 128 else {
      throw Diagnostic(
        "git cannot merge \(ours.quoted) by lines",
        hint: "take one of the two versions with `git checkout --ours` or `--theirs`")
    }
    return (result.output, result.status > 0)
  }
}
