internal import Libc
public import Text

/// A folder that only its user can access, below one that others may write.
///
/// Another user who may write the folder above could put a symbolic link in its place, so that
/// files are written or read elsewhere. Therefore the folders are opened one after another without
/// following links, and files are accessed through the open folder.
public final class PrivateFolder: Sendable {
  /// For messages.
  public let path: String
  private let descriptor: Int32

  /// Opens a folder below `base`; `nil` when it does not exist and `isMade` is false.
  ///
  /// - Parameters:
  ///   - base: A folder, links followed.
  ///   - names: The names of the folders below it, each in the one before.
  ///   - isMade: Whether to create missing folders, with permissions for the user only.
  /// - Throws: A `Diagnostic` when it cannot be opened or created, or belongs to another user.
  public init?(below base: String, _ names: [String], isMade: Bool) throws(Diagnostic) {
    path = ([base] + names).joined(separator: "/")
    if isMade, Files.kind(of: base) == nil { try Files.createFolder(base) }
    var current = unsafe open(base, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if current < 0, errno == ENOENT, !isMade { return nil }
    for name in names where current >= 0 {
      let above = current
      defer { close(above) }
      if isMade { unsafe mkdirat(above, name, 0o700) }
      current = unsafe openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      if current < 0, errno == ENOENT, !isMade { return nil }
    }
    guard current >= 0 else {
      let code = errno
      throw [ELOOP, ENOTDIR].contains(code)
        ? Diagnostic("\(path.quoted) is no folder of ibid's own")
        : Diagnostic.system("open", path, code: code)
    }
    descriptor = current
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0, status.st_uid == geteuid() else {
      throw Diagnostic("\(path.quoted) belongs to another user")
    }
    if status.st_mode & 0o077 != 0 { fchmod(descriptor, 0o700) }
  }

  deinit { close(descriptor) }

  /// A file in the folder.
  public struct File: Equatable, Sendable {
    public var name: String
    /// In bytes.
    public var size: Int
  }

  /// The regular files in the folder, in no order.
  public func files() throws(Diagnostic) -> [File] {
    let copy = unsafe openat(descriptor, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard copy >= 0, let folder = unsafe fdopendir(copy) else {
      if copy >= 0 { close(copy) }
      throw Diagnostic.system("list", path)
    }
    defer { unsafe closedir(folder) }
    var files: [File] = []
    while let entry = unsafe readdir(folder) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      var status = stat()
      guard unsafe fstatat(descriptor, name, &status, AT_SYMLINK_NOFOLLOW) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      files.append(File(name: name, size: Int(status.st_size)))
    }
    return files
  }

  /// The contents of a regular file of at most `limit` bytes.
  public func read(_ name: String, upTo limit: Int) throws(Diagnostic) -> [UInt8] {
    let file = unsafe openat(descriptor, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw Diagnostic.system("read", "\(path)/\(name)") }
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG,
      status.st_size <= limit
    else { throw Diagnostic("\"\(path.escapingControls)/\(name)\" is damaged") }
    return try Files.read(file, named: "\(path)/\(name)")
  }

  /// Creates a file atomically, and flushes it to the disk.
  public func write(_ contents: [UInt8], as name: String) throws(Diagnostic) {
    let temporary = "\(TemporaryFile.prefix)\(getpid())-0\(TemporaryFile.suffix)"
    unsafe unlinkat(descriptor, temporary, 0)
    let file = unsafe openat(
      descriptor, temporary, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw Diagnostic.system("write", path) }
    do throws(Diagnostic) {
      defer { close(file) }
      try Output.write(contents[...], to: file, named: path)
      guard System.flush(file) == 0 else { throw Diagnostic.system("write", path) }
    } catch {
      unsafe unlinkat(descriptor, temporary, 0)
      throw error
    }
    guard unsafe renameat(descriptor, temporary, descriptor, name) == 0 else {
      let error = Diagnostic.system("write", path)
      unsafe unlinkat(descriptor, temporary, 0)
      throw error
    }
    fsync(descriptor)
  }

  /// Renames a file, and returns whether it succeeded.
  @discardableResult
  public func rename(_ name: String, to newName: String) -> Bool {
    unsafe renameat(descriptor, name, descriptor, newName) == 0
  }

  /// Deletes a file; failures are ignored.
  public func remove(_ name: String) { unsafe unlinkat(descriptor, name, 0) }
}
