public import Text

/// A regular file as a command read it: what a change that rests on it may replace.
///
/// Between the reading and the writing another program may save the same file. A `Transaction`
/// therefore takes the version that was read, and replaces no other.
public struct FileVersion: Sendable {
  public let contents: [UInt8]
  /// Who may read and write it, as the lower twelve bits of its mode.
  public let permissions: Int
  /// What the file system said before the contents were read.
  private let stamp: FileStamp
  /// Whether every later change has another stamp, so that an equal one proves equal contents.
  private let isSettled: Bool

  /// Reads the file at a path, links followed.
  ///
  /// - Returns: `nil` when there is no file of that name.
  /// - Throws: A `Diagnostic` when it cannot be read, or is no regular file.
  public init?(at path: String) throws(Diagnostic) {
    // Without O_NONBLOCK, opening a FIFO waits for whoever writes to it.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Diagnostic.system("read", path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Diagnostic.system("read", path) }
    try Files.requireRegular(status, path)
    permissions = Int(status.st_mode & 0o7777)
    stamp = FileStamp(status)
    isSettled = stamp.isSettled(at: Clock.system.now())
    contents = try Files.read(descriptor, named: path)
  }

  /// Reads the file at a path, which must be there.
  public init(reading path: String) throws(Diagnostic) {
    guard let version = try FileVersion(at: path) else {
      throw Diagnostic.system("read", path, code: ENOENT)
    }
    self = version
  }

  /// Whether the file at a path, links followed, has these contents still.
  ///
  /// The contents are read only where the stamp leaves a doubt. That of a file that was renamed
  /// always does: the renaming sets `changed`, and a program can set `modified` back after a save.
  ///
  /// - Parameters:
  ///   - path: Where the file is now.
  ///   - isMoved: Whether the file has been renamed since, which changes its stamp.
  /// - Returns: Whether it has; not where it is gone or cannot be read.
  func stands(at path: String, isMoved: Bool = false) -> Bool {
    guard let now = FileStamp(at: path), now.size == stamp.size else { return false }
    if isSettled, !isMoved, now == stamp { return true }
    guard let read = try? FileVersion(at: path) else { return false }
    return read.contents == contents
  }
}
