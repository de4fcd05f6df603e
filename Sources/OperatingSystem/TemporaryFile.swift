internal import Libc
internal import Text

/// The temporary files beside the targets of a `Transaction`: `.ibid-PID-NUMBER.tmp`.
enum TemporaryFile {
  static let prefix = ".ibid-"
  static let suffix = ".tmp"

  /// Writes contents to a new file in the folder of `target`, with that file's permissions.
  ///
  /// - Parameters:
  ///   - target: The file that the new one will replace, if it exists.
  ///   - contents: What to write.
  ///   - permissions: The mode of the file, if it replaces none.
  ///   - number: The first number to try for the name.
  ///   - name: What an error calls the file.
  /// - Returns: The path and the stamp of the file.
  /// - Throws: A `Diagnostic` when the file cannot be written; then it is deleted.
  static func make(
    like target: String, contents: [UInt8], permissions: Int? = nil, from number: Int,
    named name: String
  ) throws(Diagnostic) -> (path: String, stamp: FileStamp) {
    let folder = Files.folder(of: target)
    try Files.createFolder(folder)
    var number = number
    while true {
      let path = path(in: folder, number)
      let mode = mode_t((permissions ?? 0o666) & 0o7777)
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
      if descriptor >= 0 {
        defer { close(descriptor) }
        if permissions != nil { fchmod(descriptor, mode) }
        do throws(Diagnostic) {
          return (path, try fill(descriptor, like: target, contents: contents, named: name))
        } catch {
          unsafe unlink(path)
          throw error
        }
      }
      // Another thread may have a transaction in the same folder.
      guard errno == EEXIST else { throw Diagnostic.system("write", name) }
      number += 1
    }
  }

  private static func fill(
    _ descriptor: Int32, like target: String, contents: [UInt8], named name: String
  ) throws(Diagnostic) -> FileStamp {
    var status = stat()
    if unsafe stat(target, &status) == 0 {
      // The owner first, since changing it clears bits of the mode. Only root may change it.
      let (sameUser, sameGroup) = (uid_t.max, gid_t.max)
      if status.st_uid != geteuid() { _ = fchown(descriptor, status.st_uid, sameGroup) }
      if status.st_gid != getegid() { _ = fchown(descriptor, sameUser, status.st_gid) }
      fchmod(descriptor, status.st_mode & 0o7777)
      System.copyAttributes(of: target, to: descriptor)
    }
    try Output.write(contents[...], to: descriptor, named: name)
    guard unsafe fstat(descriptor, &status) == 0 else { throw Diagnostic.system("write", name) }
    return FileStamp(status)
  }

  /// Renames a file to a new temporary name in its folder; on failure returns `nil` and sets
  /// `errno`.
  static func setAside(_ path: String, from number: Int) -> String? {
    var number = number
    while true {
      let temporary = self.path(in: Files.folder(of: path), number)
      if Files.moveExclusively(path, to: temporary) { return temporary }
      guard errno == EEXIST else { return nil }
      number += 1
    }
  }

  private static func path(in folder: String, _ number: Int) -> String {
    Files.join(folder, "\(prefix)\(getpid())-\(number)\(suffix)")
  }
}

extension Transaction {
  /// Whether a file's name is one that transactions give to temporary files.
  public static func isTemporary(_ name: String) -> Bool {
    name.hasPrefix(TemporaryFile.prefix) && name.hasSuffix(TemporaryFile.suffix)
  }

  /// Deletes the temporary files that killed commands left in a folder.
  ///
  /// - Parameters:
  ///   - folder: The folder; one that cannot be read is ignored.
  ///   - areOwn: Whether a lock keeps other commands out of the folder. Without it, files of a
  ///     running process are kept for an hour; after that, its number may belong to another
  ///     process.
  public static func clearTemporaries(in folder: String, areOwn: Bool = false) {
    guard let entries = try? Files.entries(of: folder), let opened = OpenFolder(folder) else {
      return
    }
    for entry in entries where isTemporary(entry.name) {
      let name = entry.name.dropFirst(TemporaryFile.prefix.count)
      let isRunning = pid_t(name.prefix { $0 != "-" }).map(Self.isRunning) ?? false
      if !areOwn, isRunning, let stamp = opened.stamp(of: entry.name),
        stamp.changed > Clock.system.now() - 3_600_000_000_000
      {
        continue
      }
      Files.discard(Files.join(folder, entry.name))
    }
  }

  static func isRunning(_ process: pid_t) -> Bool {
    process > 0 && (kill(process, 0) == 0 || errno == EPERM)
  }
}

extension Files {
  /// Creates a folder and those above it, unless it exists.
  static func createFolder(_ folder: String) throws(Diagnostic) {
    if kind(of: folder) == .folder { return }
    try createFolder(self.folder(of: folder))
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Diagnostic.system("create folder", folder)
    }
  }

  /// Renames a file to a path where nothing exists; on failure returns false and sets `errno`.
  static func moveExclusively(_ path: String, to newPath: String) -> Bool {
    if System.moveExclusively(path, to: newPath) == 0 { return true }
    guard System.isUnsupported(errno) else { return false }
    // A hard link can be created only where nothing exists; then the old name is removed.
    if unsafe link(path, newPath) == 0 {
      unsafe unlink(path)
      return true
    }
    guard errno == EPERM || System.isUnsupported(errno) else { return false }
    // Some file systems, such as FAT, have no hard links.
    var status = stat()
    if unsafe lstat(newPath, &status) == 0 {
      errno = EEXIST
      return false
    }
    return unsafe rename(path, newPath) == 0
  }

  /// Whether two paths name the same file.
  public static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return unsafe stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_ino == two.st_ino
      && one.st_dev == two.st_dev
  }

  /// Whether a path names a symbolic link.
  public static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path with a symbolic link in its last component resolved, whether or not its target
  /// exists.
  static func target(of path: String) -> String {
    guard isLink(path) else { return path }
    if let real = realPath(path) { return real }
    // A broken link is resolved step by step; the limit ends circular links.
    var path = path
    for _ in 0..<32 {
      guard let next = destination(ofLink: path) else { return path }
      path = join(folder(of: path), next)
    }
    return path
  }

  /// The contents of a symbolic link; `nil` for anything else.
  private static func destination(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
