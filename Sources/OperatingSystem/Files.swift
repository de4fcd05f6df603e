internal import Libc
public import Text

/// Reads files and folders, and handles paths.
public enum Files {
  /// The contents of a file that the user named, which may be a pipe of the shell.
  public static func read(_ path: String) throws(Diagnostic) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Diagnostic.system("read", path) }
    defer { close(descriptor) }
    return try read(descriptor, named: path)
  }

  /// The contents of a regular file at a fixed path, such as the settings.
  ///
  /// - Throws: A `Diagnostic` when it does not exist or is not a regular file.
  public static func readRegular(_ path: String) throws(Diagnostic) -> [UInt8] {
    guard let contents = try readIfPresent(path) else {
      throw Diagnostic.system("read", path, code: ENOENT)
    }
    return contents
  }

  /// The contents of a regular file; `nil` when it does not exist.
  ///
  /// - Throws: A `Diagnostic` when it cannot be read, or is not a regular file: a FIFO or a device
  ///   may never end.
  public static func readIfPresent(_ path: String) throws(Diagnostic) -> [UInt8]? {
    try withRegularFile(path) { (descriptor, _) throws(Diagnostic) in
      try read(descriptor, named: path)
    }
  }

  /// Opens a regular file, links followed, and calls `body` with its descriptor and status.
  ///
  /// - Returns: The result of `body`; `nil` when the file does not exist.
  /// - Throws: A `Diagnostic` when it cannot be opened, or is not a regular file.
  static func withRegularFile<Result>(
    _ path: String, _ body: (Int32, stat) throws(Diagnostic) -> Result
  ) throws(Diagnostic) -> Result? {
    // Without O_NONBLOCK, opening a FIFO waits for a writer.
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else {
      if errno == ENOENT || errno == ENOTDIR { return nil }
      throw Diagnostic.system("read", path)
    }
    defer { close(descriptor) }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw Diagnostic.system("read", path) }
    try requireRegular(status, path)
    return try body(descriptor, status)
  }

  /// Throws for anything but a regular file.
  private static func requireRegular(_ status: stat, _ path: String) throws(Diagnostic) {
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: throw Diagnostic.system("read", path, code: EISDIR)
    default:
      throw Diagnostic(
        "\(path.quoted) is no regular file",
        hint: "put a file in its place, or remove it")
    }
  }

  /// The maximum size of a file that is read, in bytes: 1 GiB, more than any bibliography has.
  ///
  /// A device or a pipe may never end, and a file may be larger than the memory.
  public static let largest = 1 << 30

  /// The rest of an open file, such as standard input.
  ///
  /// - Throws: A `Diagnostic` when it cannot be read, or is larger than `largest`.
  public static func read(
    _ descriptor: Int32, named path: String
  ) throws(Diagnostic) -> [UInt8] {
    let contents = try read(descriptor, named: path, upTo: largest)
    guard contents.count <= largest else { throw tooLarge(path) }
    return contents
  }

  static func tooLarge(_ path: String) -> Diagnostic {
    Diagnostic(
      "\(path.quoted) is larger than 1 GiB, or never ends",
      hint: "name a smaller file; more than that is read of nothing")
  }

  /// The rest of an open file, or more than `limit` bytes of it.
  static func read(
    _ descriptor: Int32, named path: String, upTo limit: Int
  ) throws(Diagnostic) -> [UInt8] {
    var status = stat()
    let isFile = unsafe fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
    let size = isFile ? Int(status.st_size) : 0
    if size > largest { throw tooLarge(path) }
    // One byte more than the file's size, so that a single call reaches the end.
    var room = isFile ? size + 1 : 1 << 16
    // Joined at the end, so that the contents are not copied again and again.
    var pieces: [[UInt8]] = []
    var total = 0
    while true {
      var count = 0
      let piece = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
        count = unsafe Libc.read(descriptor, buffer.baseAddress, buffer.count)
        initialized = max(0, count)
      }
      if count < 0, errno != EINTR { throw Diagnostic.system("read", path) }
      if count > 0 { pieces.append(piece) }
      total += max(0, count)
      if count == 0 || total > limit || (isFile && count > 0 && count < room) { break }
      // A pipe returns little at a time, and most of a large buffer would stay empty.
      room = count < room ? 1 << 16 : min(room * 2, 1 << 22)
    }
    if pieces.count == 1 { return pieces[0] }
    // Contents that are too large are not joined, since the caller rejects them.
    if total > largest { throw tooLarge(path) }
    var contents: [UInt8] = []
    contents.reserveCapacity(total)
    for piece in pieces { contents += piece }
    return contents
  }

  /// The maximum length of a typed answer, in bytes.
  private static let longestLine = 1 << 16

  /// The next line of an open file without its line end; nothing beyond it is read.
  ///
  /// `nil` at the end.
  ///
  /// - Throws: A `Diagnostic` when it cannot be read, or the line is too long.
  public static func readLine(
    _ descriptor: Int32, named path: String
  ) throws(Diagnostic) -> [UInt8]? {
    var line: [UInt8] = []
    while true {
      var byte: UInt8 = 0
      let count = unsafe Libc.read(descriptor, &byte, 1)
      if count < 0, errno != EINTR { throw Diagnostic.system("read", path) }
      if count == 0 { return line.isEmpty ? nil : line }
      if count > 0 {
        if byte == UInt8(ascii: "\n") { return line }
        line.append(byte)
        guard line.count <= longestLine else {
          throw Diagnostic(
            "a line of \(path.quoted) is too long", hint: "write a short answer")
        }
      }
    }
  }

  public enum Kind: Equatable, Sendable { case file, folder, other }

  /// The kind of file at a path, links followed; `nil` when nothing exists there.
  public static func kind(of path: String) -> Kind? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFREG: return .file
    case S_IFDIR: return .folder
    default: return .other
    }
  }

  public struct Entry: Equatable, Sendable {
    public var name: String
    /// The kind of file, links followed; `other` for a broken link.
    public var kind: Kind
    /// Whether it is a symbolic link.
    public var isLink = false
  }

  /// Identifies a folder, whatever path leads to it.
  public struct Identity: Hashable, Sendable {
    fileprivate let device: UInt64
    fileprivate let inode: UInt64
  }

  /// The identity of the file at a path, links followed; `nil` when nothing exists there.
  public static func identity(of path: String) -> Identity? {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    return Identity(
      device: UInt64(truncatingIfNeeded: status.st_dev),
      inode: UInt64(truncatingIfNeeded: status.st_ino))
  }

  /// The entries of a folder without `.` and `..`, in ascending order of the names' Unicode
  /// scalars.
  public static func entries(of path: String) throws(Diagnostic) -> [Entry] {
    guard let folder = unsafe opendir(path) else { throw Diagnostic.system("list", path) }
    defer { unsafe closedir(folder) }
    var entries: [Entry] = []
    while let item = unsafe readdir(folder) {
      let type = unsafe item.pointee.d_type
      let name = unsafe withUnsafePointer(to: &item.pointee.d_name) {
        unsafe String(cString: UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self))
      }
      guard name != ".", name != ".." else { continue }
      let entry =
        switch Int32(type) {
        case Int32(DT_REG): Entry(name: name, kind: .file)
        case Int32(DT_DIR): Entry(name: name, kind: .folder)
        default:
          Entry(
            name: name, kind: kind(of: path + "/" + name) ?? .other,
            isLink: isLink(path + "/" + name))
        }
      entries.append(entry)
    }
    // Most names differ in their first bytes, which are faster to compare as numbers. Names that
    // are canonically equivalent are compared by their bytes.
    let numbered = entries.map { (beginning: $0.name.beginning, entry: $0) }
    return numbered.sorted { one, other in
      if one.beginning != other.beginning { return one.beginning < other.beginning }
      let (name, otherName) = (one.entry.name, other.entry.name)
      return name == otherName
        ? name.utf8.lexicographicallyPrecedes(otherName.utf8) : name < otherName
    }.map(\.entry)
  }

  /// Deletes a file that is no longer needed; failures are ignored.
  public static func discard(_ path: String) { unsafe unlink(path) }

  /// The path with all symbolic links resolved; `nil` when nothing exists there.
  public static func realPath(_ path: String) -> String? {
    guard let resolved = unsafe realpath(path, nil) else { return nil }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The folder part of a path: `.` for a bare name.
  public static func folder(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }

  /// The last component of a path.
  public static func name(of path: String) -> String {
    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return path }
    return String(path[path.utf8.index(after: slash)...])
  }

  /// `path` relative to `folder`, unless it is absolute.
  public static func join(_ folder: String, _ path: String) -> String {
    if path.hasPrefix("/") || folder.isEmpty || folder == "." { return path }
    return folder.hasSuffix("/") ? folder + path : "\(folder)/\(path)"
  }
}

extension String {
  /// The first sixteen bytes as a number that sorts as they do, padded with zeros.
  fileprivate var beginning: UInt128 {
    var number: UInt128 = 0
    var shift = 128
    for byte in utf8 {
      if shift == 0 { break }
      shift -= 8
      number |= UInt128(byte) << UInt128(shift)
    }
    return number
  }
}

extension Files {
  /// Writes a temporary file that only the user can read, and returns its path.
  public static func makeTemporary(
    named name: String, contents: [UInt8], in folder: String
  ) throws(Diagnostic) -> String {
    var number = 0
    while true {
      let path = join(folder, "ibid-\(getpid())-\(number)-\(name)")
      let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      if descriptor >= 0 {
        defer { close(descriptor) }
        try Output.write(contents[...], to: descriptor, named: path)
        return path
      }
      guard errno == EEXIST else { throw Diagnostic.system("write", path) }
      number += 1
    }
  }

  /// Deletes the files that `makeTemporary` created with a name, except those of other running
  /// processes.
  public static func discardTemporaries(named name: String, in folder: String) {
    guard let entries = try? entries(of: folder) else { return }
    for entry in entries where entry.kind == .file && entry.name.hasSuffix("-\(name)") {
      let words = entry.name.split(separator: "-")
      guard words.count > 2, words[0] == "ibid", let process = pid_t(words[1]),
        process == getpid() || !Transaction.isRunning(process)
      else { continue }
      discard(join(folder, entry.name))
    }
  }
}
