internal import OperatingSystem
public import Records
public import Store
public import Text

/// A record that is in two files because each side of a merge moved it to a different one.
///
/// git reports no conflict: each new file exists on one side only, and both sides removed the
/// record from the old file.
public struct RecordInTwoFiles: Equatable, Sendable {
  public let key: CitationKey
  /// The files, as git names them, in the library's order.
  public let names: [String]

  /// All such records of a library, in the order of their keys; a key that occurs twice in one
  /// file, or in more than two files, is left to the user.
  public static func all(in library: Library, _ repository: Repository) -> [RecordInTwoFiles] {
    let positions = Dictionary(grouping: library.records.indices) { library.records[$0].key }
    return positions.filter { $0.value.count == 2 }.sorted { $0.key < $1.key }.compactMap {
      key, positions in
      let names = positions.compactMap { repository.name(of: library.path(at: $0)) }
      return Set(names).count == 2 ? RecordInTwoFiles(key: key, names: names) : nil
    }
  }

  /// Merges both copies into our side's file.
  ///
  /// - Parameters:
  ///   - repository: The repository of the library.
  ///   - folder: The record folder, as git names it.
  /// - Returns: `nil` when no merge is found that duplicated the record, or when a file has edits
  ///   that are not staged.
  /// - Throws: A `Diagnostic` when a file cannot be read, or git does not answer.
  public func merged(
    in repository: Repository, of folder: String
  ) throws(Diagnostic) -> ConflictResolution? {
    let versions = try ObjectReader(of: repository)
    for parents in try Self.merges(in: repository) {
      guard let ours = try file(in: parents[0], versions),
        let theirs = try file(in: parents[1], versions), ours != theirs
      else { continue }
      let settled = try ConflictResolution.SettledFile.all(named: [ours, theirs], in: repository)
      guard settled.allSatisfy({ $0.bytes == $0.current }),
        let base = try base(of: parents, in: repository, folder, versions),
        let merge = FolderMerge(
          inTwoFiles: key.text, base: base, ours: (ours, settled[0].bytes),
          theirs: (theirs, settled[1].bytes))
      else { return nil }
      return ConflictResolution(merge.outcomes, of: settled, repository)
    }
    return nil
  }

  /// The parents of the merge in progress, and of the last 20 merges that were committed.
  private static func merges(in repository: Repository) throws(Diagnostic) -> [[String]] {
    let output = try repository.output(of: [
      "rev-list", "--merges", "--parents", "-n", "20", "HEAD",
    ])
    let lines = String(decoding: output ?? [], as: UTF8.self).split(separator: "\n")
    let past = lines.map { $0.split(separator: " ").dropFirst().map(String.init) }
    let mark = Files.join(repository.gitFolder, "MERGE_HEAD")
    return (Files.kind(of: mark) == nil ? [] : [["HEAD", "MERGE_HEAD"]])
      + past.filter { $0.count == 2 }
  }

  /// Which of the files had the record in a commit; `nil` unless exactly one had it.
  private func file(
    in commit: String, _ versions: ObjectReader
  ) throws(Diagnostic) -> String? {
    var found: [String] = []
    for name in names
    where try versions.records(in: "\(commit):\(name)").contains(where: { $0.key == key }) {
      found.append(name)
    }
    return found.count == 1 ? found[0] : nil
  }

  /// The file that had the record before both sides moved it.
  private func base(
    of parents: [String], in repository: Repository, _ folder: String, _ versions: ObjectReader
  ) throws(Diagnostic) -> [UInt8]? {
    guard let answer = try repository.output(of: ["merge-base"] + parents) else { return nil }
    let base = String(decoding: answer, as: UTF8.self).trimmed
    let output = try repository.output(of: [
      "--literal-pathspecs", "grep", "--no-color", "-l", "-z", "-F", "-e", key.text, base, "--",
      folder,
    ])
    // Each is COMMIT:NAME.
    for file in (output ?? []).splitByZero
    where try versions.records(in: file).contains(where: { $0.key == key }) {
      return try repository.output(of: ["cat-file", "blob", file])
    }
    return nil
  }
}
