internal import OperatingSystem
internal import Text

/// A folder for a journal's entries, outside the working tree.
struct JournalPlace: Sendable {
  /// An existing folder, in which ibid makes private subfolders.
  let home: String
  /// The names of the subfolders, each in the one before.
  let names: [String]
  /// The folder to which paths in entries are relative, with symbolic links resolved: `/`, or the
  /// root of a working tree, outside of which entries name no file.
  let base: String
  /// The git directory, in which entries name no file.
  let gitFolder: String?

  /// The places of a library's journal; the first that can be written is used.
  ///
  /// A working tree has its journal in its git directory. That may come from someone else together
  /// with the files, so its entries name only files of the working tree. Changes of other files go
  /// to the user's own folder for state.
  ///
  /// - Parameters:
  ///   - root: The library's folder, with symbolic links resolved.
  ///   - stateHome: The user's folder for state (XDG Base Directory Specification), if known.
  /// - Returns: One or two places, or none.
  static func all(of root: String, stateHome: String?) -> [JournalPlace] {
    var places: [JournalPlace] = []
    if let (top, gitFolder) = repository(of: root) {
      let name =
        top == root ? "." : String(decoding: root.utf8.dropFirst(top.utf8.count + 1), as: UTF8.self)
      places.append(
        JournalPlace(
          home: gitFolder, names: ["ibid", "undo-\(name.stableHash)"], base: top,
          gitFolder: gitFolder))
    }
    if let stateHome {
      places.append(
        JournalPlace(
          home: stateHome, names: ["ibid", "undo-\(root.stableHash)"], base: "/", gitFolder: nil))
    }
    return places
  }

  /// The working tree that a folder is in, and its git directory.
  ///
  /// git is not asked, since that takes longer than most changes. The result only has to be the
  /// same each time. Source: gitrepository-layout(5).
  private static func repository(of root: String) -> (top: String, gitFolder: String)? {
    var folder = root
    while true {
      let path = Files.join(folder, ".git")
      switch Files.kind(of: path) {
      case .folder where isGitFolder(path):
        return Files.realPath(path).map { (folder, $0) }
      case .file:
        if let named = gitFolder(namedBy: path), isGitFolder(named) {
          return Files.realPath(named).map { (folder, $0) }
        }
      default: break
      }
      if folder == "/" { return nil }
      folder = Files.folder(of: folder)
    }
  }

  private static func isGitFolder(_ path: String) -> Bool {
    Files.kind(of: Files.join(path, "HEAD")) == .file
  }

  /// Linked working trees and submodules have a file `.git` with the line `gitdir: PATH`.
  private static func gitFolder(namedBy file: String) -> String? {
    guard let bytes = try? Files.readRegular(file), bytes.starts(with: "gitdir: ".utf8) else {
      return nil
    }
    let path = String(decoding: bytes.dropFirst(8), as: UTF8.self).trimmed
    return Files.join(Files.folder(of: file), path)
  }

  /// A file's path from the base; `nil` for a file that entries in this place may not name.
  func name(of path: String) -> String? {
    if let gitFolder, path == gitFolder || path.utf8.starts(with: "\(gitFolder)/".utf8) {
      return nil
    }
    let prefix = base == "/" ? "/" : "\(base)/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    let name = String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    return isSafe(name) ? name : nil
  }

  /// The path of a file that an entry names; `nil` when it is unsafe or has a symbolic link in it.
  func path(of name: String) -> String? {
    guard isSafe(name) else { return nil }
    let path = base == "/" ? "/\(name)" : "\(base)/\(name)"
    // With a symbolic link in the path, it would be another file than the one that was changed.
    let folder = Files.folder(of: path)
    guard Files.realFolder(folder) == folder, !Files.isLink(path), self.name(of: path) == name
    else { return nil }
    return path
  }

  private func isSafe(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    let isSound =
      !name.isEmpty && !name.utf8.contains(0)
      && !parts.contains { ["", ".", ".."].contains($0) }
    return isSound && (gitFolder == nil || !parts.contains { $0.lowercased() == ".git" })
  }
}
