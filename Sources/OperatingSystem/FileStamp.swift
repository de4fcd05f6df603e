internal import Libc

/// Metadata of a file that changes when its contents do.
public struct FileStamp: Equatable, Sendable {
  public var size: Int64
  /// Nanoseconds since 1970.
  public var modified: Int64
  /// When the file's inode changed, in nanoseconds since 1970; programs cannot set it, unlike
  /// `modified`.
  public var changed: Int64
  public var inode: UInt64

  public init(size: Int64, modified: Int64, changed: Int64, inode: UInt64) {
    self.size = size
    self.modified = modified
    self.changed = changed
    self.inode = inode
  }

  init(_ status: stat) {
    let (modified, changed) = System.times(of: status)
    self.init(
      size: Int64(status.st_size), modified: modified, changed: changed,
      inode: UInt64(status.st_ino))
  }

  /// The stamp of the file at a path, links followed; `nil` when there is none.
  init?(at path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// Whether any change at `time` or later would result in another stamp.
  ///
  /// Timestamps of file systems have a resolution of a few milliseconds, or of up to two seconds
  /// (FAT).
  ///
  /// - Parameter time: In nanoseconds since 1970.
  /// - Returns: Whether an equal stamp, seen later, proves that nothing has changed since `time`.
  public func isSettled(at time: Int64) -> Bool {
    let second: Int64 = 1_000_000_000
    let isCoarse = modified % second == 0 && changed % second == 0
    return max(modified, changed) < time - (isCoarse ? 2 * second : second / 20)
  }
}

/// An open folder, in which files are looked up by name: faster than by whole paths.
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
    return FileStamp(status)
  }
}
