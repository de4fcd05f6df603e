internal import Libc
public import Text

/// Changes of several files, all of which are made or none; each file changes atomically.
///
/// Each change names the version of the file that it is based on. If another program has saved one
/// of the files since, nothing is changed, so that its version is never lost.
///
///     1. new contents are written to temporary files beside the targets, and flushed to the disk
///     2. every target is compared with the version that was read
///     3. one by one, the new and the old file exchange names; the old one is compared again
///     4. the old files are compared once more, since a program may have had them open, and deleted
///
/// If 3 or 4 fails, the changes are rolled back file by file. If the process is killed, each file
/// is as before or as intended. An exchange is one system call; on a file system without it, the
/// new file is renamed over the old one right after a comparison.
///
/// The new file gets the mode, owner, access control list and extended attributes of the old one,
/// as far as the system allows. Symbolic links stay links; other hard links keep the old contents.
public struct Transaction: Sendable {
  /// The change of one file.
  enum Step {
    /// Replaces the version that was read, and may rename the file.
    case replace(path: String, contents: [UInt8], version: FileVersion, newPath: String?)
    /// Creates a file where none exists.
    case create(path: String, contents: [UInt8], permissions: Int?)
    /// Overwrites a file that only ibid writes, whatever it contains.
    case overwrite(path: String, contents: [UInt8])
    /// Removes the version that was read.
    case remove(path: String, version: FileVersion)
  }

  private(set) var steps: [Step] = []

  public init() {}

  public var isEmpty: Bool { steps.isEmpty }

  /// Appends the changes of another transaction.
  public mutating func append(_ other: Transaction) { steps += other.steps }

  /// Replaces a file that was read, or creates one.
  ///
  /// - Parameters:
  ///   - contents: The new contents.
  ///   - path: The path; a symbolic link is followed.
  ///   - version: The version that was read, which alone is replaced; `nil` if no file may exist
  ///     there.
  ///   - newPath: The path to rename the file to after its contents are replaced, where nothing may
  ///     exist. A symbolic link is renamed itself.
  ///   - permissions: The mode of a created file, if it is not the default.
  public mutating func write(
    _ contents: [UInt8], to path: String, replacing version: FileVersion?,
    movedTo newPath: String? = nil, permissions: Int? = nil
  ) {
    if let version {
      steps.append(
        .replace(path: path, contents: contents, version: version, newPath: newPath))
    } else {
      steps.append(
        .create(path: newPath ?? path, contents: contents, permissions: permissions))
    }
  }

  /// Overwrites a file that only ibid writes, such as a cache.
  public mutating func overwrite(_ path: String, with contents: [UInt8]) {
    steps.append(.overwrite(path: path, contents: contents))
  }

  /// Removes a file, or a symbolic link to it, if its contents are still the version that was read.
  public mutating func remove(_ path: String, holding version: FileVersion) {
    steps.append(.remove(path: path, version: version))
  }

  /// The files that are written, created or removed, each once; links are resolved if the change
  /// follows them.
  public var paths: [String] {
    var seen: Set<String> = []
    return steps.flatMap { step in
      switch step {
      case .replace(let path, _, _, let newPath?): [path, newPath]
      case .replace(let path, _, _, nil), .create(let path, _, _), .overwrite(let path, _):
        [Files.target(of: path)]
      case .remove(let path, _): [path]
      }
    }.filter { seen.insert($0).inserted }
  }

  /// The renamed files: their new and their old paths.
  public var moves: [(to: String, from: String)] {
    steps.compactMap { step in
      if case .replace(let path, _, _, let newPath?) = step { (newPath, path) } else { nil }
    }
  }

  /// Makes all changes in order.
  ///
  /// - Parameter isDurable: Whether to flush the files to the disk, so that they survive a power
  ///   failure; a cache need not.
  /// - Throws: A `Diagnostic` when a file has been changed since it was read, or cannot be written;
  ///   then nothing is changed.
  public func commit(isDurable: Bool = true) throws(Diagnostic) {
    try commit(isDurable: isDurable, between: { _ in })
  }

  /// The moments at which another program may interfere.
  enum Moment: Equatable { case beforeLook, beforeExchange(Int), beforeLastLook, beforeTakingBack }

  /// The same; `pause` is called at each moment, so that tests can act as another program.
  func commit(isDurable: Bool, between pause: (Moment) -> Void) throws(Diagnostic) {
    var changes: [FileChange] = []
    do throws(Diagnostic) {
      for step in steps { changes.append(try FileChange(step, number: changes.count)) }
      if isDurable { try flush(changes.compactMap(\.temporary)) }
      pause(.beforeLook)
      try FileChange.requireUntouched(changes) { $0.isUntouched }
    } catch {
      for change in changes { change.clear() }
      throw error
    }
    do throws(Diagnostic) {
      for index in changes.indices {
        pause(.beforeExchange(index))
        try changes[index].apply()
      }
      pause(.beforeLastLook)
      try FileChange.requireUntouched(changes) { $0.isUntouched }
    } catch {
      pause(.beforeTakingBack)
      throw takeBack(changes, because: error)
    }
    for change in changes { change.clear() }
    if isDurable { flushFolders() }
  }

  /// Rolls back the changes in reverse order.
  private func takeBack(_ changes: [FileChange], because reason: Diagnostic) -> Diagnostic {
    var left: [String] = []
    for change in changes.reversed() {
      if !change.takeBack() { left.append(change.path) }
      change.clear()
    }
    guard !left.isEmpty else { return reason }
    var reason = reason
    reason.hint =
      "look at \(Diagnostic.list(left)), which could not be taken back, and run the command again"
    return reason
  }

  /// Flushes files to the disk.
  ///
  /// They are flushed in parallel: a journaling file system then commits many of them at once.
  private func flush(_ paths: [String]) throws(Diagnostic) {
    let failures = Parallel.map(paths.indices, leastPerThread: 2, most: 32) { range in
      range.compactMap { Self.flush(paths[$0]) }
    }
    if let failure = failures.first { throw failure }
  }

  /// Flushes one file to the disk, and returns the error if it fails.
  private static func flush(_ path: String) -> Diagnostic? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return Diagnostic.system("write", path) }
    defer { close(descriptor) }
    return System.flush(descriptor) == 0 ? nil : Diagnostic.system("write", path)
  }

  /// Flushes the renames to the disk; after a failure the old files may reappear, but nothing is
  /// lost.
  private func flushFolders() {
    for folder in Set((paths + moves.map(\.from)).map(Files.folder)) {
      let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      fsync(descriptor)
      close(descriptor)
    }
  }
}
