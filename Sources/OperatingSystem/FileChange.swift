internal import Libc
public import Text

/// The execution of one step of a `Transaction`.
struct FileChange {
  /// The progress of the step.
  private enum State {
    case prepared
    /// The old contents are in the temporary file.
    case exchanged
    /// The old contents are overwritten, on a file system that cannot exchange files.
    case replaced
    case created
    /// The file was renamed to the temporary name.
    case setAside
  }

  /// The path in the step, for messages.
  let path: String
  private let step: Transaction.Step
  private let number: Int
  /// The file itself, if the path is a symbolic link.
  private let target: String
  /// The temporary file: it has the new contents before the change and the old ones after it.
  private(set) var temporary: String?
  /// The new contents; `nil` if the file is removed.
  private let contents: [UInt8]?
  /// Identifies the new file.
  private var made: FileStamp?
  private var state = State.prepared
  private var hasMoved = false

  /// Writes the temporary file.
  init(_ step: Transaction.Step, number: Int) throws(Diagnostic) {
    self.step = step
    self.number = number
    switch step {
    case .replace(let path, let contents, _, _), .create(let path, let contents, _),
      .overwrite(let path, let contents):
      self.path = path
      self.contents = contents
      target = Files.target(of: path)
      if Files.kind(of: target) == .folder {
        throw Diagnostic.system("write", path, code: EISDIR)
      }
      let permissions: Int? = if case .create(_, _, let mode?) = step { mode } else { nil }
      let file = try TemporaryFile.make(
        like: target, contents: contents, permissions: permissions, from: number, named: path)
      (temporary, made) = (file.path, file.stamp)
    case .remove(let path, _):
      (self.path, target, contents) = (path, path, nil)
    }
  }

  /// Whether the file that was read is unchanged, wherever it is now.
  var isUntouched: Bool {
    switch (step, state) {
    case (.replace(_, _, let version, _), .prepared), (.remove(_, let version), .prepared):
      version.stands(at: target)
    case (.replace(_, _, let version, let newPath), .exchanged):
      version.stands(at: temporary ?? target, isMoved: true)
        && (!hasMoved || newPath.map(isMade) ?? true)
    case (.remove(_, let version), .setAside):
      version.stands(at: temporary ?? target, isMoved: true)
    case (.create, .prepared): !Files.isAnything(at: target)
    default: true
    }
  }

  /// Throws when another program has changed files meanwhile.
  static func requireUntouched(
    _ changes: [FileChange], _ isUntouched: (FileChange) -> Bool
  ) throws(Diagnostic) {
    let touched = changes.filter { !isUntouched($0) }
    if !touched.isEmpty { throw Diagnostic.changedMeanwhile(touched.map(\.path)) }
  }

  /// Whether the file at a path is the new one, unchanged by other programs.
  private func isMade(at path: String) -> Bool {
    guard let made, let now = FileStamp(at: path), now.inode == made.inode, now.size == made.size
    else { return false }
    let read = try? FileVersion(at: path)
    return read?.contents == contents
  }
}

// MARK: - Doing

extension FileChange {
  /// Makes the change.
  ///
  /// A change that throws may still have to be rolled back.
  mutating func apply() throws(Diagnostic) {
    switch step {
    case .replace(_, _, let version, let newPath):
      try exchange(version)
      if let newPath { try move(to: newPath) }
    case .create:
      guard let temporary, Files.moveExclusively(temporary, to: target) else {
        throw failure("write")
      }
      (state, self.temporary) = (.created, nil)
    case .overwrite:
      guard let temporary, unsafe rename(temporary, target) == 0 else { throw failure("write") }
      (state, self.temporary) = (.replaced, nil)
    case .remove(_, let version):
      guard let aside = TemporaryFile.setAside(target, from: number) else {
        throw failure("remove")
      }
      (state, temporary) = (.setAside, aside)
      guard version.stands(at: aside, isMoved: true) else {
        throw Diagnostic.changedMeanwhile([path])
      }
    }
  }

  private mutating func exchange(_ version: FileVersion) throws(Diagnostic) {
    guard let temporary else { return }
    if System.exchange(temporary, target) == 0 {
      state = .exchanged
      guard version.stands(at: temporary, isMoved: true) else {
        throw Diagnostic.changedMeanwhile([path])
      }
    } else if System.isUnsupported(errno) {
      guard version.stands(at: target) else { throw Diagnostic.changedMeanwhile([path]) }
      guard unsafe rename(temporary, target) == 0 else { throw failure("write") }
      (state, self.temporary) = (.replaced, nil)
    } else {
      throw failure("write")
    }
  }

  private mutating func move(to newPath: String) throws(Diagnostic) {
    try Files.createFolder(Files.folder(of: newPath))
    if !Files.moveExclusively(path, to: newPath) {
      // On a file system that ignores case, both names may be the same file.
      guard errno == EEXIST, let one = FileStamp(at: path), let other = FileStamp(at: newPath),
        one.inode == other.inode, unsafe rename(path, newPath) == 0
      else { throw failure("rename") }
    }
    hasMoved = true
  }

  /// The error of a failed system call; a file that appeared or disappeared was changed by another
  /// program.
  private func failure(_ action: String) -> Diagnostic {
    let code = errno
    return code == EEXIST || code == ENOENT
      ? Diagnostic.changedMeanwhile([path]) : Diagnostic.system(action, path, code: code)
  }
}

// MARK: - Taking back

extension FileChange {
  /// Rolls the change back, unless another program has saved the file since: then its version
  /// stays.
  ///
  /// - Returns: Whether the file is as it was, or as another program saved it.
  func takeBack() -> Bool {
    if hasMoved, case .replace(_, _, _, let newPath?) = step {
      guard Files.moveExclusively(newPath, to: path) || errno == ENOENT else { return false }
    }
    switch state {
    case .prepared: return true
    case .exchanged:
      guard let temporary else { return true }
      if System.exchange(temporary, target) != 0 { return errno == ENOENT }
      // A file that was not made here was saved by another program later, and goes back.
      return isMade(at: temporary) || System.exchange(temporary, target) == 0 || errno == ENOENT
    case .replaced:
      guard case .replace(_, _, let version, _) = step, isMade(at: target) else { return true }
      let file = try? TemporaryFile.make(
        like: target, contents: version.contents, from: number, named: path)
      guard let file else { return false }
      return unsafe rename(file.path, target) == 0
    case .created:
      guard let aside = TemporaryFile.setAside(target, from: number) else { return errno == ENOENT }
      // If another program saved the file twice, the last version is in place.
      return isMade(at: aside) ? unsafe unlink(aside) == 0 : putBack(aside)
    case .setAside:
      return temporary.map(putBack) ?? true
    }
  }

  /// Renames a file back, unless a newer file has the name.
  private func putBack(_ aside: String) -> Bool {
    if Files.moveExclusively(aside, to: target) { return true }
    guard errno == EEXIST else { return false }
    return unsafe unlink(aside) == 0
  }

  /// Deletes the temporary file, if it still exists.
  func clear() { if let temporary { unsafe unlink(temporary) } }
}

extension Files {
  /// Whether anything exists at a path, even a broken link.
  fileprivate static func isAnything(at path: String) -> Bool {
    var status = stat()
    return unsafe lstat(path, &status) == 0
  }
}

extension Diagnostic {
  /// The error for files that another program changed after they were read.
  public static func changedMeanwhile(_ paths: [String]) -> Diagnostic {
    Diagnostic(
      "\(list(paths)) changed while the command was running, so nothing was written",
      hint: "run the command again")
  }

  /// Paths in quotation marks, the first three by name.
  static func list(_ paths: [String]) -> String {
    let named = paths.prefix(3).map(\.quoted)
    let rest = paths.count - named.count
    let parts = named + (rest > 0 ? ["\(rest) more"] : [])
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return "\(parts.dropLast().joined(separator: ", ")) and \(last)"
  }
}
