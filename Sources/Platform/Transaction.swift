public import Text

/// Changes to files that become visible one whole file at a time.
///
/// Every new content goes to a temporary file in the folder of its target and to the disk, and only
/// then, one by one, over the targets by `rename`. Killed at any moment, a transaction leaves each
/// file as it was or as it should be.
public struct Transaction: Sendable {
  private enum Step {
    case write(path: String, contents: [UInt8])
    case move(from: String, to: String)
    case remove(path: String)
  }

  private var steps: [Step] = []

  public init() {}

  public var isEmpty: Bool { steps.isEmpty }

  /// Adds the steps of another after its own.
  public mutating func append(_ other: Transaction) { steps += other.steps }

  /// The files that the steps write, make or delete, each once; links are followed where a write
  /// follows them.
  public var paths: [String] {
    var seen: Set<String> = []
    return steps.flatMap { step in
      switch step {
      case .write(let path, _): [Files.realPath(path) ?? path]
      case .move(let path, let newPath): [path, newPath]
      case .remove(let path): [path]
      }
    }.filter { seen.insert($0).inserted }
  }

  /// The files that get another name: the new one and the old.
  public var moves: [(to: String, from: String)] {
    steps.compactMap { if case .move(let path, let newPath) = $0 { (newPath, path) } else { nil } }
  }

  public mutating func write(_ contents: [UInt8], to path: String) {
    steps.append(.write(path: path, contents: contents))
  }

  /// Renames a file after the writes above it, so that its new content and its new name come one
  /// after the other and never neither.
  public mutating func move(_ path: String, to newPath: String) {
    steps.append(.move(from: path, to: newPath))
  }

  public mutating func remove(_ path: String) { steps.append(.remove(path: path)) }

  /// How a temporary file's name begins; whoever holds the lock may clear such files away.
  public static let temporaryPrefix = ".ibid-"

  /// Carries out all steps in order.
  ///
  /// What need not survive a power cut, such as a cache, can be written without waiting for the disk.
  public func commit(isDurable: Bool = true) throws(Diagnostic) {
    var temporaries: [(temporary: String, target: String)] = []
    do throws(Diagnostic) {
      try writeTemporaries(&temporaries)
      if isDurable { try flush(temporaries.map(\.temporary)) }
      var next = temporaries.makeIterator()
      for step in steps {
        switch step {
        case .write(let path, _):
          guard let (temporary, target) = next.next() else { continue }
          guard unsafe rename(temporary, target) == 0 else {
            throw Diagnostic.system("write", path)
          }
        case .move(let path, let newPath):
          try createFolder(of: newPath)
          guard unsafe rename(path, newPath) == 0 else { throw Diagnostic.system("rename", path) }
        case .remove(let path):
          guard unsafe unlink(path) == 0 || errno == ENOENT else {
            throw Diagnostic.system("remove", path)
          }
        }
      }
    } catch {
      for (temporary, _) in temporaries { unsafe unlink(temporary) }
      throw error
    }
    if isDurable { flushFolders() }
  }

  private func writeTemporaries(
    _ temporaries: inout [(temporary: String, target: String)]
  ) throws(Diagnostic) {
    for case .write(let path, let contents) in steps {
      // A link is followed, so that it stays a link.
      let target = Files.realPath(path) ?? path
      try createFolder(of: target)
      let (temporary, descriptor) = try createTemporary(
        in: Files.folder(of: target), from: temporaries.count, named: path)
      temporaries.append((temporary, target))
      try fill(descriptor, like: target, contents: contents, named: path)
    }
  }

  /// Creates a file that nobody else has: another thread may have a transaction in the same folder.
  private func createTemporary(
    in folder: String, from first: Int, named path: String
  ) throws(Diagnostic) -> (path: String, descriptor: Int32) {
    var number = first
    while true {
      let name = "\(Self.temporaryPrefix)\(getpid())-\(number).tmp"
      let temporary = Files.join(folder, name)
      let descriptor = unsafe open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
      if descriptor >= 0 { return (temporary, descriptor) }
      guard errno == EEXIST else { throw Diagnostic.system("write", path) }
      number += 1
    }
  }

  private func fill(
    _ descriptor: Int32, like target: String, contents: [UInt8], named path: String
  ) throws(Diagnostic) {
    defer { close(descriptor) }
    var status = stat()
    if unsafe stat(target, &status) == 0 { fchmod(descriptor, status.st_mode & 0o7777) }
    try Output.write(contents[...], to: descriptor, named: path)
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
    var folders: Set<String> = []
    for step in steps {
      switch step {
      case .write(let path, _), .remove(let path): folders.insert(Files.folder(of: path))
      case .move(let path, let newPath):
        folders.formUnion([Files.folder(of: path), Files.folder(of: newPath)])
      }
    }
    for folder in folders {
      let descriptor = unsafe open(folder, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else { continue }
      fsync(descriptor)
      close(descriptor)
    }
  }

  private func createFolder(of path: String) throws(Diagnostic) {
    let folder = Files.folder(of: path)
    if Files.kind(of: folder) == .folder { return }
    try createFolder(of: folder)
    guard unsafe mkdir(folder, 0o777) == 0 || errno == EEXIST else {
      throw Diagnostic.system("create folder", folder)
    }
  }
}
