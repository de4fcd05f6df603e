internal import Text

/// The temporary files that stand beside the targets of a `Transaction`: `.ibid-PID-NUMBER.tmp`.
enum TemporaryFile {
  static let prefix = ".ibid-"
  static let suffix = ".tmp"

  /// Writes contents to a new file in the folder of `target`, with that file's rights.
  ///
  /// - Parameters:
  ///   - target: The file that the new one is to replace, if it is there.
  ///   - contents: What to write.
  ///   - permissions: The mode of the file, where there is none that it replaces.
  ///   - number: The first number to try for the name.
  ///   - name: What an error calls the file.
  /// - Returns: The path, and what tells the file from others.
  /// - Throws: A `Diagnostic` when the file cannot be made; then nothing of it is left.
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
      // The owner first: it takes away bits of the mode. Only root may give files to others.
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

  /// Renames a file to a new temporary name in its folder; `nil`, and `errno`, when it cannot be.
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
  ///   - folder: Where to look; one that cannot be read is left alone.
  ///   - areOwn: Whether a lock keeps every other command out of the folder. Without one, the files
  ///     of a process that is running stay, for an hour: its number may be another process's by then.
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
  /// Makes a folder, and those above it, unless it is there.
  static func createFolder(_ folder: String) throws(Diagnostic) {
    if kind(of: folder) == .folder { return }
    try createFolder(self.folder(of: folder))
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Diagnostic.system("create folder", folder)
    }
  }

  /// Renames a file to a path where nothing is; otherwise false, and `errno`.
  static func moveExclusively(_ path: String, to newPath: String) -> Bool {
    if System.moveExclusively(path, to: newPath) == 0 { return true }
    guard System.isUnsupported(errno) else { return false }
    // A second name can be made only where there is none, and goes by the other name's removal.
    if unsafe link(path, newPath) == 0 {
      unsafe unlink(path)
      return true
    }
    guard errno == EPERM || System.isUnsupported(errno) else { return false }
    // FAT, for one, has no second names.
    var status = stat()
    if unsafe lstat(newPath, &status) == 0 {
      errno = EEXIST
      return false
    }
    return unsafe rename(path, newPath) == 0
  }

  /// Whether two paths are those of one file.
  public static func isSame(_ path: String, _ other: String) -> Bool {
    var (one, two) = (stat(), stat())
    return unsafe stat(path, &one) == 0 && stat(other, &two) == 0 && one.st_ino == two.st_ino
      && one.st_dev == two.st_dev
  }

  /// Whether a path is that of a symbolic link.
  public static func isLink(_ path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// The path of what a path names, with the link in its last component followed, whether or not
  /// anything is there yet.
  static func target(of path: String) -> String {
    guard isLink(path) else { return path }
    if let real = realPath(path) { return real }
    // A link to what is not there; those that go round in circles end somewhere.
    var path = path
    for _ in 0..<32 {
      guard let next = destination(ofLink: path) else { return path }
      path = join(folder(of: path), next)
    }
    return path
  }

  /// What a symbolic link says; `nil` for what is none.
  private static func destination(ofLink path: String) -> String? {
    var bytes = [CChar](repeating: 0, count: Int(PATH_MAX))
    let count = unsafe readlink(path, &bytes, bytes.count)
    guard count > 0 else { return nil }
    return String(decoding: bytes[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }
}
