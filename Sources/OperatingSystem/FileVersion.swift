internal import Libc
public import Text

/// The version of a regular file that a command read.
///
/// Another program may save the file before the command writes it. A `Transaction` therefore takes
/// the version that was read, and replaces no other.
public struct FileVersion: Sendable {
  public let contents: [UInt8]
  /// The lower twelve bits of the file's mode.
  public let permissions: Int
  /// The file's stamp before the contents were read.
  private let stamp: FileStamp
  /// Whether every later change results in another stamp, so that an equal stamp proves equal
  /// contents.
  private let isSettled: Bool

  /// Reads the file at a path, links followed.
  ///
  /// - Returns: `nil` when there is no file of that name.
  /// - Throws: A `Diagnostic` when it cannot be read, or is no regular file.
  public init?(at path: String) throws(Diagnostic) {
    let version = try Files.withRegularFile(path) { (descriptor, status) throws(Diagnostic) in
      // A change while reading counts as later.
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

  /// Reads the file at a path, which must exist.
  public init(reading path: String) throws(Diagnostic) {
    guard let version = try FileVersion(at: path) else {
      throw Diagnostic.system("read", path, code: ENOENT)
    }
    self = version
  }

  /// Whether the file at a path, links followed, still has these contents.
  ///
  /// The contents are read only if the stamp is not conclusive. It never is for a renamed file:
  /// renaming sets `changed`, and a program can reset `modified` after saving.
  ///
  /// - Parameters:
  ///   - path: Where the file is now.
  ///   - isMoved: Whether the file has been renamed since, which changes its stamp.
  /// - Returns: False also when the file is gone or cannot be read.
  func stands(at path: String, isMoved: Bool = false) -> Bool {
    guard let now = FileStamp(at: path), now.size == stamp.size else { return false }
    if isSettled, !isMoved, now == stamp { return true }
    guard let read = try? FileVersion(at: path) else { return false }
    return read.contents == contents
  }
}
