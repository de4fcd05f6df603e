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
    let version = try Files.withRegularFile(path) { (descriptor, status) throws(Diagnostic) in
      // A change during the reading is a later one.
      let time = Clock.system.now()
      return FileVersion(status, at: time, contents: try Files.read(descriptor, named: path))
    }
    guard let version else { return nil }
    self = version
  }

  private init(_ status: stat, at time: Int64, contents: [UInt8]) {
    permissions = Int(status.st_mode & 0o7777)
    stamp = FileStamp(status)
    isSettled = stamp.isSettled(at: time)
    self.contents = contents
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
