internal import OperatingSystem
public import Text

/// The configuration with which git merges and shows record files by field.
///
/// `.gitattributes` assigns a merge driver to the files, and is committed with them. The commands
/// of the driver are in each clone's own configuration, since git runs nothing that a repository
/// brings along. Source: gitattributes(5), "Defining a custom merge driver" and "Defining a custom
/// hunk-header".
public struct GitSetup: Sendable {
  /// `**/` also matches no folder, and so the files directly in `library/`.
  static let attributes = "library/**/*.rec merge=ibid diff=ibid"

  static let configuration = [
    ("merge.ibid.name", "ibid: merge records by field and value"),
    // Without ibid on the PATH, git merges and shows by lines. A shell exits with 126 or 127 when
    // it cannot run a program.
    (
      "merge.ibid.driver",
      "ibid merge-file %O %A %B --marker-size %L --path %P || { s=$?; [ $s -lt 126 ] && exit $s;"
        + " git merge-file --marker-size=%L %A %O %B; }"
    ),
    // A hunk's header names the record, or the section of a list.
    ("diff.ibid.xfuncname", "^((key|section|heading): .*)$"),
    ("diff.ibid.textconv", "f() { ibid textconv -- \"$1\" 2>/dev/null || cat -- \"$1\"; }; f"),
  ]

  /// Settings that are made only if the user has not set them.
  ///
  /// git infers from moved files that a whole folder moved, and moves other files too. Folders have
  /// no meaning for ibid, and git before 2.52 loses a file that one side moves into a folder from
  /// which the other side moves another file.
  static let preferences = [("merge.directoryRenames", "false")]

  private let root: String

  /// - Parameter root: The library's folder, which may not exist yet.
  public init(root: String) { self.root = root }

  /// The contents of `.gitattributes` with the line for records added; `nil` when the line is there
  /// already.
  ///
  /// - Parameter old: The contents now; empty when there is no file.
  /// - Returns: The new contents, with the line ends of the old ones.
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

  /// The state of a repository's configuration.
  public enum State: Equatable, Sendable {
    /// git is not installed.
    case noGit
    /// The folder is in no repository.
    case noRepository
    /// git finds a repository and refuses to work with it, for this reason.
    case refused(Diagnostic)
    /// The settings that are missing or have another value.
    case lacks([String])
  }

  /// Asks git for the state; a folder that does not exist yet is in the repository of the one above
  /// it.
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

  /// A warning for a clone whose `.gitattributes` names a driver that is not configured, or for
  /// which git refuses to work; `nil` when all is well.
  ///
  /// It is only a warning, since the library is sound: a fresh clone in CI has no driver. A driver
  /// in the user's global configuration is enough.
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

  /// Writes the settings of some names to the repository's own configuration.
  ///
  /// - Parameter names: The settings to write, as `State.lacks` has them.
  /// - Throws: A `Diagnostic` when git does not accept a setting.
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

  /// git's output without the line end; `nil` when git fails or is missing.
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
