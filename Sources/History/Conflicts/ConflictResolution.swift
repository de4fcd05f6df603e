public import OperatingSystem
internal import Records
public import Store
public import Text

/// The merge of the files that git left in conflict, made again by field and value.
///
/// git's index has both sides until the file is added. A record that one side moved to another file
/// is merged there, with the other side's change of it in the old file: see `FolderMerge`.
public struct ConflictResolution {
  /// The result for each file that could be merged.
  public private(set) var outcomes: [FolderMerge.Outcome] = []
  /// Why other files stay as they are, with a hint what to do.
  public private(set) var reasons: [Diagnostic] = []

  private let repository: Repository
  private let unmerged: [UnmergedFile]
  private let settled: [SettledFile]

  /// Takes files that are merged already; see `RecordInTwoFiles`.
  init(_ outcomes: [FolderMerge.Outcome], of files: [SettledFile], _ repository: Repository) {
    (self.outcomes, self.repository, unmerged, settled) = (outcomes, repository, [], files)
  }

  /// A file that git has merged, and to which a record may have moved.
  struct SettledFile {
    let name: String
    /// `nil` for a file that git does not know yet, as after `git stash pop`.
    let entry: IndexEntry?
    /// The contents in the index, or else in the working tree.
    let bytes: [UInt8]
    /// The file in the working tree; `nil` when there is none.
    let version: FileVersion?

    var current: [UInt8]? { version?.contents }
  }

  /// Merges files of a library again; nothing is written.
  ///
  /// - Parameters:
  ///   - files: The files in conflict.
  ///   - library: The library that they belong to.
  ///   - repository: Its repository.
  /// - Throws: A `Diagnostic` when a file cannot be read, or git does not answer.
  public init(
    of files: [UnmergedFile], in library: Library, _ repository: Repository
  ) throws(Diagnostic) {
    self.repository = repository
    let folder = Files.join(library.root, "library")
    let prefix = repository.name(of: Files.realPath(folder) ?? folder).map { "\($0)/" } ?? ""
    let isRecordFile = { (name: String) in
      // Compared by bytes: a combining accent at the start of a name would join the slash before
      // it.
      name.utf8.starts(with: prefix.utf8)
        && LibraryFiles.isRecordFile(
          String(decoding: name.utf8.dropFirst(prefix.utf8.count), as: UTF8.self))
    }
    let all = files.map { file in
      FolderMerge.File(
        name: file.name, versions: file.versions, holdsRecords: isRecordFile(file.name))
    }
    let keys = FolderMerge.keysToFind(in: all)
    let settled = try Self.settled(beside: files, holding: keys, in: library, repository)
    let labels = files.lazy.compactMap(\.markers).first ?? ConflictMarkers()
    let markers = Dictionary(
      (settled.map(\.name) + files.map(\.name)).map { ($0, labels) }
        + files.compactMap { file in file.markers.map { (file.name, $0) } },
      uniquingKeysWith: { $1 })
    let merge = { (all: [FolderMerge.File], settled: [SettledFile]) in
      FolderMerge(all, settled: settled.map { ($0.name, $0.bytes) }, markers: markers).outcomes
    }
    let outcomes = merge(all, settled)
    // A file that holds its outcome was not edited by the user: the last `ibid resolve` was killed.
    let isDone = { (name: String, current: [UInt8]?) in
      outcomes.contains { $0.name == name && $0.bytes == current }
    }
    var isLeft: Set<String> = []
    for file in files where !isDone(file.name, file.current) {
      guard let reason = file.hindrance else { continue }
      reasons.append(reason)
      isLeft.insert(file.name)
    }
    for file in settled
    where file.current != file.bytes && !isDone(file.name, file.current)
      && outcomes.contains(where: { $0.name == file.name })
    {
      reasons.append(
        Diagnostic(
          "\(file.name.quoted) has changes that are not staged, so no record that moved there is"
            + " merged", hint: "`git add` it, and try again"))
      isLeft.insert(file.name)
    }
    unmerged = files.filter { !isLeft.contains($0.name) }
    self.settled = settled.filter { !isLeft.contains($0.name) }
    self.outcomes =
      isLeft.isEmpty
      ? outcomes : merge(all.filter { !isLeft.contains($0.name) }, self.settled)
    explainWhatHasNoOutcome()
  }

  /// The files without a conflict that hold records with one of the keys, or with it as an alias.
  private static func settled(
    beside files: [UnmergedFile], holding keys: Set<String>, in library: Library,
    _ repository: Repository
  ) throws(Diagnostic) -> [SettledFile] {
    guard !keys.isEmpty else { return [] }
    let names = Set(files.map(\.name))
    var found: Set<String> = []
    for (position, record) in library.records.enumerated()
    where keys.contains(record.key.text) || record.aliases.contains(where: keys.contains) {
      if let name = repository.name(of: library.path(at: position)) { found.insert(name) }
    }
    return try SettledFile.all(named: found.subtracting(names).sorted(), in: repository)
  }

  /// Adds the reasons why files are left to the user: they cannot be merged, or a side deleted
  /// them.
  private mutating func explainWhatHasNoOutcome() {
    for file in unmerged {
      let shown = file.name.escapingControls
      guard let outcome = outcomes.first(where: { $0.name == file.name }) else {
        reasons.append(
          Diagnostic("\(shown) is not rec syntax on every side, and stays as git left it"))
        continue
      }
      let isDeleted = file.versions.ours == nil || file.versions.theirs == nil
      guard isDeleted, !outcome.conflicts.isEmpty, outcome.movedVersions == nil else { continue }
      outcomes.removeAll { $0.name == file.name }
      reasons.append(
        Diagnostic(
          "\(shown) was deleted on one side and changed on the other",
          hint: "`git add` keeps it, and `git rm` lets it go"))
    }
  }

  /// Writes the outcomes to the working tree; `stage` follows it.
  public var transaction: Transaction {
    var transaction = Transaction()
    for outcome in outcomes {
      let path = Files.join(repository.top, outcome.name)
      let file = unmerged.first { $0.name == outcome.name }
      let settled = settled.first { $0.name == outcome.name }
      let version = file?.version ?? settled?.version
      if let bytes = outcome.bytes {
        if bytes != version?.contents {
          transaction.write(bytes, to: path, replacing: version)
        }
      } else if let version {
        transaction.remove(path, holding: version)
      }
    }
    return transaction
  }

  /// Updates git's index after the transaction: files without a conflict are added, and conflicts
  /// that moved with a record are recorded for its new file.
  ///
  /// - Throws: A `Diagnostic` when git cannot write its index.
  public func stage() throws(Diagnostic) {
    var clean: [String] = []
    var stages: [(name: String, entry: IndexEntry)] = []
    for outcome in outcomes {
      let file = unmerged.first { $0.name == outcome.name }
      let settled = settled.first { $0.name == outcome.name }
      let mode = file?.mode ?? settled?.entry?.mode ?? "100644"
      if outcome.conflicts.isEmpty {
        if file != nil || settled?.entry != nil { clean.append(outcome.name) }
      } else if let versions = outcome.movedVersions {
        stages += try self.stages(of: outcome.name, versions, mode)
      }
    }
    try repository.stage(clean, stages, in: nil)
  }

  /// The index entries that make git show the file as in conflict.
  ///
  /// Source: git-update-index(1), `--index-info`: mode 0 takes out what is there.
  private func stages(
    of name: String, _ versions: ThreeWay<[UInt8]?>, _ mode: String
  ) throws(Diagnostic) -> [(name: String, entry: IndexEntry)] {
    var entries: [IndexEntry] = []
    for (index, bytes) in [versions.base, versions.ours, versions.theirs].enumerated() {
      guard let bytes else { continue }
      let object = try repository.keep(bytes, as: name)
      entries.append(IndexEntry(mode: mode, object: object, stage: index + 1))
    }
    let none = String(repeating: "0", count: entries.first?.object.utf8.count ?? 40)
    return ([IndexEntry(mode: "0", object: none)] + entries).map { (name, $0) }
  }
}

extension ConflictResolution.SettledFile {
  static func all(
    named names: [String], in repository: Repository
  ) throws(Diagnostic) -> [ConflictResolution.SettledFile] {
    let entries = Dictionary(
      try repository.indexEntries(of: names, "--stage"), uniquingKeysWith: { $1 })
    var settled: [ConflictResolution.SettledFile] = []
    for name in names {
      let version = try FileVersion(at: Files.join(repository.top, name))
      let bytes = try entries[name].map { (entry) throws(Diagnostic) in
        try repository.contents(of: entry, named: name)
      }
      settled.append(
        ConflictResolution.SettledFile(
          name: name, entry: entries[name], bytes: bytes ?? version?.contents ?? [],
          version: version))
    }
    return settled
  }
}
