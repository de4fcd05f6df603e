public import Text

/// Changes to files that become visible one whole file at a time, and all of them or none.
///
/// Each change says which version of its file it rests on. When another program has saved one of the
/// files since, nothing is changed: its save is never lost.
///
///     1. new contents go to temporary files beside the targets, and to the disk
///     2. every target is looked at: it must be as it was read
///     3. one by one, new contents and old exchange their names; what comes out must be what was read
///     4. the old contents are looked at once more, since a program may have had them open; then they go
///
/// What fails in 3 or 4 is taken back, file by file. Killed at any moment, a transaction leaves each
/// file as it was or as it should be. An exchange takes one call of the system; a file system that
/// has none gets the new contents by a plain rename, right after a look.
///
/// The new file has the mode, owner, access control list and extended attributes of the old, as far
/// as the system allows. A symbolic link stays one; other hard links keep the old contents.
public struct Transaction: Sendable {
  /// What is to be done to one file.
  enum Step {
    /// New contents for the version that was read, and perhaps another name.
    case replace(path: String, contents: [UInt8], version: FileVersion, newPath: String?)
    /// A file where nothing may be.
    case create(path: String, contents: [UInt8], permissions: Int?)
    /// Contents for a file that nobody else writes, whatever it holds.
    case overwrite(path: String, contents: [UInt8])
    case remove(path: String, version: FileVersion)
  }

  private(set) var steps: [Step] = []

  public init() {}

  public var isEmpty: Bool { steps.isEmpty }

  /// Adds the steps of another after its own.
  public mutating func append(_ other: Transaction) { steps += other.steps }

  /// Writes a file that was read, or makes one.
  ///
  /// - Parameters:
  ///   - contents: What it is to hold.
  ///   - path: Where it is; a symbolic link is followed.
  ///   - version: What was read there, which alone is replaced; with `nil` there must be nothing.
  ///   - newPath: Another path for it, where nothing is, taken after the new contents: the two come
  ///     one after the other and never neither. A symbolic link is renamed itself.
  ///   - permissions: The mode of a file that is made, where it is not to be the usual one.
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

  /// Writes a file that is ibid's own, such as a cache, whatever is there.
  public mutating func overwrite(_ path: String, with contents: [UInt8]) {
    steps.append(.overwrite(path: path, contents: contents))
  }

  /// Removes a file, or a symbolic link to it, if it has the version that was read.
  public mutating func remove(_ path: String, holding version: FileVersion) {
    steps.append(.remove(path: path, version: version))
  }

  /// The files that the steps write, make or delete, each once; links are followed where a write
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

  /// The files that get another name: the new one and the old.
  public var moves: [(to: String, from: String)] {
    steps.compactMap { step in
      if case .replace(let path, _, _, let newPath?) = step { (newPath, path) } else { nil }
    }
  }

  /// Carries out all steps in order.
  ///
  /// - Parameter isDurable: Whether to wait for the disk, so that a power cut loses nothing. What need
  ///   not survive one, such as a cache, is written without.
  /// - Throws: A `Diagnostic` when a file has been changed since it was read, or cannot be written;
  ///   then nothing is changed.
  public func commit(isDurable: Bool = true) throws(Diagnostic) {
    try commit(isDurable: isDurable, between: { _ in })
  }

  /// The moments at which another program may come in between.
  enum Moment: Equatable { case beforeLook, beforeExchange(Int), beforeLastLook, beforeTakingBack }

  /// The same; `pause` is called at each moment, for tests to do what another program might.
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

  /// Takes back what has been done, the last first.
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

  /// Brings all files to the disk.
  ///
  /// Many at once wait together: a file system that writes a journal commits them in a few rounds.
  private func flush(_ paths: [String]) throws(Diagnostic) {
    let failures = Parallel.map(paths.indices, leastPerThread: 2, most: 32) { range in
      range.compactMap { Self.flush(paths[$0]) }
    }
    if let failure = failures.first { throw failure }
  }

  /// Brings one file to the disk; what went wrong, if anything did.
  private static func flush(_ path: String) -> Diagnostic? {
    let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return Diagnostic.system("write", path) }
    defer { close(descriptor) }
    return System.flush(descriptor) == 0 ? nil : Diagnostic.system("write", path)
  }

  /// Makes the renames themselves durable; a failure here loses nothing that was there before.
  private func flushFolders() {
    for folder in Set((paths + moves.map(\.from)).map(Files.folder)) {
      let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      fsync(descriptor)
      close(descriptor)
    }
  }
}
