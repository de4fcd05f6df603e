public import Records
internal import Store
public import Text

/// The history of a library's records, commit by commit, the newest first.
public struct RecordHistory {
  private let commits: [PastCommit]
  private let versions: ObjectReader
  private let repository: Repository

  /// Reads the commits of a library.
  ///
  /// - Parameters:
  ///   - repository: The repository that the library is in.
  ///   - folder: The path of the library's record folder, without links.
  /// - Throws: A `Diagnostic` when git does not answer.
  public init(of repository: Repository, folder: String) throws(Diagnostic) {
    self.repository = repository
    commits = try PastCommit.all(in: repository, of: repository.name(of: folder) ?? ".")
    versions = try ObjectReader(of: repository)
  }

  /// Reports the events of each commit, until `report` returns false.
  public func all(
    _ report: (PastCommit, [RecordEvent]) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    for commit in commits {
      let events = try events(in: commit.files) + decisions(of: commit)
      if !events.isEmpty, try !report(commit, events) { return }
    }
  }

  /// Reports the events of one record, until `report` returns false.
  ///
  /// The record is traced by its keys, of which a file keeps the former ones, and through its
  /// files. All keys and files are collected first: a branch may still use an old key and an old
  /// file after another branch renamed them.
  ///
  /// - Parameters:
  ///   - key: The record's key, or a former one.
  ///   - record: The record as it is now; `nil` for one that was removed.
  ///   - path: The file that it is in.
  ///   - report: Takes a commit and what it did.
  /// - Throws: What `report` throws, or a `Diagnostic` when git does not answer.
  public func all(
    of key: String, now record: Record?, in path: String?,
    _ report: (PastCommit, [RecordEvent]) throws(Diagnostic) -> Bool
  ) throws(Diagnostic) {
    var trail = Trail(
      names: Set([key, record?.key.text].compactMap(\.self) + (record?.aliases ?? [])),
      files: Set([path.flatMap { repository.name(of: $0) }].compactMap(\.self)))
    var known: Trail
    repeat {
      known = trail
      for commit in commits { _ = try events(of: commit, on: &trail) }
    } while trail != known
    for commit in commits {
      let events = try events(of: commit, on: &trail)
      if !events.isEmpty, try !report(commit, events) { return }
    }
  }

  /// The keys that a record had, and the files that it was in.
  private struct Trail: Equatable {
    var names: Set<String>
    var files: Set<String>
  }

  /// The events of a commit for the record of a trail, to which former keys and files are added.
  private func events(
    of commit: PastCommit, on trail: inout Trail
  ) throws(Diagnostic) -> [RecordEvent] {
    let near = commit.files.filter { trail.files.contains($0.name) }
    // For a removed record, the file that it was in is not known yet.
    guard !near.isEmpty || trail.files.isEmpty || !commit.mergedFiles.isEmpty else { return [] }
    var event = try event(of: trail.names, in: near)
    if event?.isAddition ?? trail.files.isEmpty {
      // It may have moved from another file.
      let others = commit.files.filter { file in
        file.hasBefore && !near.contains { $0.name == file.name }
      }
      event = try self.event(of: trail.names, in: near + others)
      trail.names.formUnion(event?.formerKeys ?? [])
      let names = trail.names
      for file in others
      where try versions.records(in: file.objects.before).contains(
        where: { names.contains($0.key.text) })
      {
        trail.files.insert(file.name)
      }
    }
    trail.names.formUnion(event?.formerKeys ?? [])
    let names = trail.names
    return (event.map { [$0] } ?? [])
      + (try decisions(of: commit)).filter { names.contains($0.key.text) }
  }

  private func events(in files: [RawChange]) throws(Diagnostic) -> [RecordEvent] {
    var before: [Record] = []
    var after: [Record] = []
    for file in files {
      before += try versions.records(in: file.objects.before)
      after += try versions.records(in: file.objects.after)
    }
    return RecordEvent.all(from: before, to: after)
  }

  /// The decisions of a merge commit in the files that both sides had changed.
  private func decisions(of commit: PastCommit) throws(Diagnostic) -> [RecordEvent] {
    guard !commit.mergedFiles.isEmpty, commit.parents.count == 2,
      let answer = try repository.output(of: ["merge-base"] + commit.parents)
    else { return [] }
    let base = String(decoding: answer, as: UTF8.self).trimmed
    var events: [RecordEvent] = []
    for file in commit.mergedFiles {
      events += MergeDecision.all(
        ThreeWay(
          base: try versions.records(in: "\(base):\(file.name)"),
          ours: try versions.records(in: file.ours), theirs: try versions.records(in: file.theirs)),
        merged: try versions.records(in: file.merged)
      ).map(RecordEvent.decided)
    }
    return events
  }

  /// The event of the record with one of the keys in some files.
  private func event(
    of names: Set<String>, in files: [RawChange]
  ) throws(Diagnostic) -> RecordEvent? {
    try events(in: files).first { event in
      switch event {
      case .added(let record), .removed(let record, _):
        names.contains(record.key.text)
      case .changed(let difference):
        names.contains(difference.new.key.text) || names.contains(difference.old.key.text)
      case .decided: false
      }
    }
  }
}

extension RecordEvent {
  fileprivate var isAddition: Bool { if case .added = self { true } else { false } }

  /// The keys that the record had before.
  fileprivate var formerKeys: [String] {
    guard case .changed(let difference) = self else { return [] }
    return [difference.old.key.text] + difference.old.aliases
  }
}

extension RawChange {
  /// Whether the file existed before.
  fileprivate var hasBefore: Bool { modes.before.contains { $0 != "0" } }
}
