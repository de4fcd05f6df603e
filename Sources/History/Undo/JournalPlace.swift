internal import OperatingSystem
internal import Text

/// Where a journal keeps its entries: outside the working tree.
struct JournalPlace: Sendable {
  /// The folder that is there, whose subfolders of ibid's are the user's own.
  let home: String
  /// The subfolders.
  let names: [String]
  /// The folder from which entries name files, without links: `/`, or the root of a working tree,
  /// beyond which no entry reaches.
  let base: String
  /// Where git keeps its own, which no entry touches.
  let gitFolder: String?

  /// The places of a library's journal, the first of which that can be written to is used.
  ///
  /// A working tree has its journal in its own git directory. That may come from a stranger along with
  /// the files, so entries in it name only files of the working tree; changes of other files go
  /// where nobody else writes, to the user's folder for state.
  ///
  /// - Parameters:
  ///   - root: The library's folder without links.
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
  /// To ask git takes longer than most changes. What is found only has to be the same each time: a
  /// journal that git would look for elsewhere is as good. Source: gitrepository-layout(5).
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

  /// A further working tree and a submodule have a file that says `gitdir: PATH`.
  private static func gitFolder(namedBy file: String) -> String? {
    guard let bytes = try? Files.readRegular(file), bytes.starts(with: "gitdir: ".utf8) else {
      return nil
    }
    let path = String(decoding: bytes.dropFirst(8), as: UTF8.self).trimmed
    return Files.join(Files.folder(of: file), path)
  }

  /// A file's path from the base, or `nil` for one that no entry here may name.
  func name(of path: String) -> String? {
    if let gitFolder, path == gitFolder || path.utf8.starts(with: "\(gitFolder)/".utf8) {
      return nil
    }
    let prefix = base == "/" ? "/" : "\(base)/"
    guard path.utf8.starts(with: prefix.utf8) else { return nil }
    let name = String(decoding: path.utf8.dropFirst(prefix.utf8.count), as: UTF8.self)
    return isSafe(name) ? name : nil
  }

  /// The path of a file that an entry names, or `nil` when it leads elsewhere.
  func path(of name: String) -> String? {
    guard isSafe(name) else { return nil }
    let path = base == "/" ? "/\(name)" : "\(base)/\(name)"
    // A link that someone has put on the way leads to another file than the one that was changed.
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
