/// What changes when a file's contents do, as far as the system can tell without reading them.
public struct FileStamp: Equatable, Sendable {
  public var size: Int64
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// When the file's entry changed, in nanoseconds since 1970; unlike `modified` nobody can set it.
  public var changed: Int64
  public var inode: UInt64

  public init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }
}

/// An open folder, whose files are asked for by their bare names: faster than by whole paths.
public struct OpenFolder: ~Copyable {
  private let descriptor: Int32

  /// `nil` when the folder cannot be opened.
  public init?(_ path: String) {
    descriptor = unsafe open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0 { return nil }
  }

  deinit { close(descriptor) }

  /// The stamp of a file in the folder, links followed; `nil` when there is none.
  public borrowing func stamp(of name: String) -> FileStamp? {
    var status = stat()
    guard unsafe fstatat(descriptor, name, &status, 0) == 0 else { return nil }
    let (modified, changed) = System.times(of: status)
    return FileStamp(
      size: Int64(status.st_size), modified: modified, changed: changed,
      inode: UInt64(status.st_ino))
  }
}
