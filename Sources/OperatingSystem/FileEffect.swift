/// What a `Transaction` makes of one file: enough to tell later whether it did, and to take it back.
public struct FileEffect: Sendable {
  /// The file's path without any symbolic link in it.
  public var path: String
  /// Where it was before, if it gets another name.
  public var formerPath: String?
  /// As it was read; `nil` for a file that is made.
  public var before: FileVersion?
  /// What it is to hold; `nil` for one that is removed.
  public var after: [UInt8]?
}

extension Transaction {
  /// What the steps come to, file by file; a file of ibid's own, such as a cache, is left out.
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

/// The folders of many files without their links, each asked for once.
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
  /// A folder's path without links; of one that is yet to be made, as it will be.
  public static func realFolder(_ folder: String) -> String {
    if let real = realPath(folder) { return real }
    let above = self.folder(of: folder)
    return above == folder ? folder : join(realFolder(above), name(of: folder))
  }
}
