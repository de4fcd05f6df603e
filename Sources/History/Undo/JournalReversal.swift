internal import OperatingSystem
internal import Text

/// The reversal of a journal entry, computed from the files as they are now.
struct JournalReversal {
  /// Restores the files.
  private(set) var transaction = Transaction()
  /// The files that are neither as before the change nor as after it.
  private(set) var changed: [String] = []
  /// How many files are as the change left them.
  private(set) var writtenCount = 0
  /// How many files are as they were before the change.
  private(set) var untouchedCount = 0

  /// Whether no file has the change: it was never made, or has been undone by other means.
  var isNothing: Bool { writtenCount == 0 && changed.isEmpty }

  /// Whether every file is as the change left it.
  var isWhole: Bool { untouchedCount == 0 && changed.isEmpty }

  /// Compares the files of an entry; those whose paths `isLeftOut` accepts are skipped.
  ///
  /// - Throws: A `Diagnostic` when a file cannot be read, or the entry does not fit its files.
  init(
    of entry: JournalEntry, in place: JournalPlace,
    leavingOut isLeftOut: (String) -> Bool = { _ in false }
  ) throws(Diagnostic) {
    // Files are restored before others are removed: if the command is killed in between, a record
    // is duplicated and not lost.
    var removals = Transaction()
    for file in entry.files {
      guard let path = place.path(of: file.path) else {
        changed.append(file.path)
        continue
      }
      if isLeftOut(path) { continue }
      if let former = file.formerPath {
        try moveBack(file, from: path, to: place.path(of: former))
      } else {
        try restore(file, at: path, &removals)
      }
    }
    transaction.append(removals)
  }

  private mutating func restore(
    _ file: JournalFile, at path: String, _ removals: inout Transaction
  ) throws(Diagnostic) {
    let now = try Self.version(at: path)
    if file.after.isOf(now) {
      writtenCount += 1
      if let before = file.before {
        transaction.write(
          try Self.contents(file, before, now), to: path, replacing: now.file,
          permissions: file.permissions)
      } else if let version = now.file {
        removals.remove(path, holding: version)
      }
    } else if file.before.isOf(now) {
      untouchedCount += 1
    } else {
      changed.append(path)
    }
  }

  /// The same for a renamed file, which may have its new contents and still its old name.
  private mutating func moveBack(
    _ file: JournalFile, from path: String, to former: String?
  ) throws(Diagnostic) {
    guard let former, let before = file.before else { return changed.append(path) }
    let now = try Self.version(at: path)
    // On a file system that ignores case, both names may be the same file.
    let isSame = Files.isSame(path, former)
    let old = isSame ? .none : try Self.version(at: former)
    if file.after.isOf(now), now.file != nil, case .none = old {
      writtenCount += 1
      transaction.write(
        try Self.contents(file, before, now), to: path, replacing: now.file, movedTo: former)
    } else if case .none = now, file.after.isOf(old) {
      writtenCount += 1
      transaction.write(try Self.contents(file, before, old), to: former, replacing: old.file)
    } else if case .none = now, Optional(before).isOf(old) {
      untouchedCount += 1
    } else {
      changed.append(path)
    }
  }

  /// The file system's state at a path.
  fileprivate enum Now {
    case none
    case file(FileVersion)
    /// A folder or a device.
    case other

    var file: FileVersion? { if case .file(let version) = self { version } else { nil } }
  }

  private static func version(at path: String) throws(Diagnostic) -> Now {
    switch Files.kind(of: path) {
    case nil: .none
    case .file: try FileVersion(at: path).map(Now.file) ?? .none
    case .folder, .other: .other
    }
  }

  private static func contents(
    _ file: JournalFile, _ before: FileImage, _ now: Now
  ) throws(Diagnostic) -> [UInt8] {
    guard let contents = file.patch.applied(to: now.file?.contents ?? []), before.isOf(contents)
    else {
      throw Diagnostic("what the journal has of \(file.path.quoted) is damaged")
    }
    return contents
  }
}

extension FileImage? {
  /// Whether a file has these contents; `nil` stands for a missing file.
  fileprivate func isOf(_ now: JournalReversal.Now) -> Bool {
    switch (self, now) {
    case (nil, .none): true
    case (let image?, .file(let version)): image.isOf(version.contents)
    default: false
    }
  }
}
