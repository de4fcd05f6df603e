internal import OperatingSystem
internal import Text

/// An entry for a file in git's index or in a tree: its mode and object.
struct IndexEntry: Equatable {
  var mode: String
  var object: String
  /// 1 (base), 2 (ours) or 3 (theirs) in an unfinished merge, otherwise 0.
  var stage = 0

  /// `nil` for a mode of zeros, which stands for no file.
  init?(ifAny mode: String, _ object: String) {
    if mode.allSatisfy({ $0 == "0" }) { return nil }
    self.init(mode: mode, object: object)
  }

  init(mode: String, object: String, stage: Int = 0) {
    self.mode = mode
    self.object = object
    self.stage = stage
  }
}

/// The state of a file that differs from HEAD, or that HEAD does not have.
///
/// Source: git-status(1), "Porcelain Format Version 2".
struct FileState: Equatable {
  var head: IndexEntry?
  var index: IndexEntry?
  var isUnmerged = false

  /// With more names than this, which might not fit on a command line, git is asked about all
  /// files.
  private static let maximumNames = 500

  /// The states of those files that differ from HEAD, by name.
  static func all(
    of names: [String], in repository: Repository
  ) throws(Diagnostic) -> [String: FileState] {
    let paths = names.count > maximumNames ? [] : names
    let output = try repository.output(
      of: [
        "--literal-pathspecs", "status", "--porcelain=v2", "-z", "--no-renames",
        "--untracked-files=all", "--",
      ] + paths)
    guard let output else { throw Diagnostic("git status failed") }
    let wanted = Set(names)
    var states: [String: FileState] = [:]
    for line in output.splitByZero {
      let count = line.hasPrefix("1 ") ? 8 : line.hasPrefix("u ") ? 10 : 1
      // Split by bytes: a combining accent at the start of a name would join the space before it.
      let words = line.utf8.split(
        separator: UInt8(ascii: " "), maxSplits: count, omittingEmptySubsequences: false
      ).map { String(decoding: $0, as: UTF8.self) }
      guard let name = words.last, words.count == count + 1, wanted.contains(name) else { continue }
      switch words[0] {
      case "1":
        // 1 XY SUB MODE-HEAD MODE-INDEX MODE-FILE OBJECT-HEAD OBJECT-INDEX NAME
        states[name] = FileState(
          head: IndexEntry(ifAny: words[3], words[6]), index: IndexEntry(ifAny: words[4], words[7]))
      case "u": states[name] = FileState(isUnmerged: true)
      default: states[name] = FileState()
      }
    }
    return states
  }
}

extension Repository {
  /// Updates an index: some files from the working tree, others with given entries.
  ///
  /// - Parameters:
  ///   - names: Files to add as they are in the working tree; one that is gone is removed.
  ///   - entries: Entries to set.
  ///   - index: The path of the index; `nil` for the repository's own.
  /// - Throws: A `Diagnostic` when git cannot write the index.
  func stage(
    _ names: [String], _ entries: [(name: String, entry: IndexEntry)], in index: String?
  ) throws(Diagnostic) {
    let environment: [String: String?] = index.map { ["GIT_INDEX_FILE": $0] } ?? [:]
    if !names.isEmpty {
      try update(
        ["--add", "--remove", "--stdin"], names.endedByZero, environment)
    }
    if !entries.isEmpty {
      let lines = entries.map { name, entry in
        "\(entry.mode) \(entry.object) \(entry.stage)\t\(name)"
      }
      try update(["--add", "--index-info"], lines.endedByZero, environment)
    }
  }

  private func update(
    _ words: [String], _ input: [UInt8], _ environment: [String: String?]
  ) throws(Diagnostic) {
    // Another git process may hold the index's lock, for example one of an editor or a shell
    // prompt.
    for attempt in 0..<10 {
      let (status, _) = try Self.git(
        ["update-index", "-z"] + words, in: top, input: input, environment: environment)
      if status == 0 { return }
      Clock.system.sleep(20 * (attempt + 1))
    }
    let lock = Files.join(gitFolder, "index.lock")
    throw Diagnostic(
      "git cannot write its index",
      hint: Files.kind(of: lock) == nil
        ? "see that its folder \(gitFolder.quoted) can be written"
        : "another git has it locked; if none is at work, delete \(lock.quoted)")
  }
}
