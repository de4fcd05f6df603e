internal import Libc

/// The effect of a `Transaction` on one file: enough to check later whether it was made, and to
/// undo it.
public struct FileEffect: Sendable {
  /// The file's path, with symbolic links resolved.
  public var path: String
  /// The old path of a renamed file.
  public var formerPath: String?
  /// The version that was read; `nil` for a new file.
  public var before: FileVersion?
  /// The new contents; `nil` for a removed file.
  public var after: [UInt8]?
}

extension Transaction {
  /// The effects on files, in the order of the changes, without overwritten files such as caches.
  public var effects: [FileEffect] {
    var places = RealFolders()
    return steps.compactMap { step in
      switch step {
      case .replace(let path, let contents, let version, nil):
        FileEffect(path: places.path(Files.target(of: path)), before: version, after: contents)
      case .replace(let path, let contents, let version, let newPath?):
        FileEffect(
          path: places.path(newPath), formerPath: places.path(path), before: version,
          after: contents)
      case .create(let path, let contents, _):
        FileEffect(path: places.path(Files.target(of: path)), after: contents)
      case .remove(let path, let version):
        FileEffect(path: places.path(path), before: version)
      case .overwrite: nil
      }
    }
  }
}

/// Resolves the symbolic links in the folders of many files, each folder once.
private struct RealFolders {
  private var known: [String: String] = [:]

  mutating func path(_ path: String) -> String {
    let folder = Files.folder(of: path)
    if let real = known[folder] { return Files.join(real, Files.name(of: path)) }
    let real = Files.realFolder(folder)
    known[folder] = real
    return Files.join(real, Files.name(of: path))
  }
}

extension Files {
  /// A folder's path with symbolic links resolved; the folder need not exist yet.
  public static func realFolder(_ folder: String) -> String {
    if let real = realPath(folder) { return real }
    let above = self.folder(of: folder)
    return above == folder ? folder : join(realFolder(above), name(of: folder))
  }
}
