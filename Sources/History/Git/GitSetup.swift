internal import OperatingSystem
public import Text

/// What tells git to merge and to show record files by what they say.
///
/// `.gitattributes` names the files and travels with them; the commands behind the names stand in
/// each clone's own configuration, since git runs nothing that a repository brings along. Source:
/// gitattributes(5), "Defining a custom merge driver" and "Defining a custom hunk-header".
public struct GitSetup: Sendable {
  /// `**/` matches no folder as well, and so the files right in `library/`.
  static let attributes = "library/**/*.rec merge=ibid diff=ibid"

  static let configuration = [
    ("merge.ibid.name", "ibid: merge records by field and value"),
    // Where git does not find ibid, it merges and shows by lines, as it would have without it. A shell
    // tells so by 126 and 127.
    (
      "merge.ibid.driver",
      "ibid merge-file %O %A %B --marker-size %L --path %P || { s=$?; [ $s -lt 126 ] && exit $s;"
        + " git merge-file --marker-size=%L %A %O %B; }"
    ),
    // A hunk's header names the record, or the section of a list.
    ("diff.ibid.xfuncname", "^((key|section|heading): .*)$"),
    ("diff.ibid.textconv", "f() { ibid textconv -- \"$1\" 2>/dev/null || cat -- \"$1\"; }; f"),
  ]

  /// What is set where the user has set nothing.
  ///
  /// git guesses from files that moved which folder moved, and moves others after them. Which folder a
  /// record stands in says nothing to ibid, and git before 2.52 loses a file that one side moves into
  /// a folder out of which the other side moves another one.
  static let preferences = [("merge.directoryRenames", "false")]

  private let root: String

  /// - Parameter root: The library's folder, which may not exist yet.
  public init(root: String) { self.root = root }

  /// The contents of `.gitattributes` with the line for records, or `nil` when it has that already.
  public func attributes(addedTo old: [UInt8]) -> [UInt8]? {
    let lines = String(decoding: old, as: UTF8.self).split { $0.isNewline }
    guard !lines.contains(where: { String($0).trimmed == Self.attributes }) else { return nil }
    let end = old.contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
    let isEnded = old.last.map { $0 == UInt8(ascii: "\n") } ?? true
    return old
      + Array(
        """
        \(isEnded ? "" : end)# Merge and show records by field; `ibid init` sets a clone up for it.\
        \(end)\(Self.attributes)\(end)
        """.utf8)
  }

  /// Where the repository's own configuration stands with regard to ours.
  public enum State: Equatable, Sendable {
    /// git is not installed.
    case noGit
    /// The folder is in no repository.
    case noRepository
    /// git finds a repository and does not work with it, for the reason that is given.
    case refused(Diagnostic)
    /// The settings that are missing or say something else.
    case lacks([String])
  }

  /// Asks git; a folder that is yet to be made is in the repository of the one above it.
  public func state() -> State {
    guard Self.isGitInstalled else { return .noGit }
    do throws(Diagnostic) {
      guard try Repository(of: folder) != nil else { return .noRepository }
    } catch {
      return .refused(error)
    }
    let lacking =
      Self.configuration.filter { name, value in
        output(of: ["config", "--local", "--get", name]) != value
      } + Self.preferences.filter { name, _ in output(of: ["config", "--get", name]) == nil }
    return .lacks(lacking.map(\.0))
  }

  /// What is wrong with a clone whose `.gitattributes` name a driver that it does not know, or
  /// cannot use.
  ///
  /// It is a fault of this clone and not of the library, so that a fresh clone in CI is none the
  /// worse for it. A driver that all of a user's repositories have will do.
  public var lack: Diagnostic? {
    guard let attributes = try? Files.readIfPresent(Files.join(root, ".gitattributes")),
      self.attributes(addedTo: attributes) == nil
    else { return nil }
    do throws(Diagnostic) {
      guard try Repository(of: folder) != nil else { return nil }
    } catch {
      var refusal = error
      refusal.severity = .warning
      return Self.isGitInstalled ? refusal : nil
    }
    guard output(of: ["config", "--get", "merge.ibid.driver"]) == nil else { return nil }
    return Diagnostic(
      "this clone does not know the merge driver that .gitattributes names, so git merges records"
        + " by lines here", hint: "run `ibid init`", severity: .warning)
  }

  /// Writes the settings of those names to the repository's own configuration.
  public func configure(_ names: [String]) throws(Diagnostic) {
    for (name, value) in Self.configuration + Self.preferences where names.contains(name) {
      let (status, _) = try Repository.git(["config", "--local", name, value], in: folder)
      guard status == 0 else {
        throw Diagnostic(
          "git did not take the setting \(name)",
          hint: "run `git config --local \(name) '\(value)'` to see why")
      }
    }
  }

  /// What git answers, without the line end; `nil` when it fails or is not there.
  private func output(of arguments: [String]) -> String? {
    let result = try? Repository.git(arguments, in: folder)
    guard let result, result.status == 0 else { return nil }
    return String(decoding: result.output, as: UTF8.self).trimmed
  }

  private static var isGitInstalled: Bool {
    (try? Process.run(["git", "--version"], quietly: true)) == 0
  }

  /// The nearest folder that exists.
  private var folder: String {
    var folder = root
    while Files.kind(of: folder) != .folder, folder != ".", folder != "/" {
      folder = Files.folder(of: folder)
    }
    return folder
  }
}
