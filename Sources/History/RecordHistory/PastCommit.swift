internal import Store
internal import Text

/// A commit as `git log` lists it, with the record files that it changed.
public struct PastCommit: Sendable {
  /// The whole hash.
  public let hash: String
  /// The author's name, as `.mailmap` has it.
  public let author: String
  /// The author's address, as `.mailmap` has it.
  public let email: String
  /// In the strict form of ISO 8601, such as `2022-07-17T09:30:00+02:00`.
  public let date: String
  /// The first line of the message.
  public let subject: String
  let parents: [String]
  private(set) var files: [RawChange] = []
  /// The files that differ from both parents, for a merge.
  private(set) var mergedFiles: [MergedFile] = []

  /// A file that both sides of a merge changed.
  struct MergedFile {
    let name: String
    let ours: String
    let theirs: String
    let merged: String
  }

  /// The first seven digits of the hash.
  public var shortHash: Substring { hash.prefix(7) }

  /// The commits that changed files of records, the newest first; none before the first commit.
  ///
  /// A commit never comes before its children, whatever their dates. For a merge, git lists the
  /// files that differ from both parents.
  static func all(
    in repository: Repository, of folder: String
  ) throws(Diagnostic) -> [PastCommit] {
    let format = ["%x01%H", "%aN", "%aE", "%aI", "%s", "%P"].joined(separator: "%x00")
    let output = try repository.output(of: [
      "--literal-pathspecs", "-c", "log.showRoot=true", "-c", "log.showSignature=false", "log",
      "-z", "-c", "--date-order",
      "--raw", "--no-abbrev", "--no-renames", "--no-color", "--format=\(format)", "--", folder,
    ])
    let parts = (output ?? []).splitByZero
    var commits: [PastCommit] = []
    var index = 0
    while index + 1 < parts.count {
      let part = parts[index]
      if part.utf8.first == 1, index + 5 < parts.count {
        commits.append(PastCommit(Array(parts[index..<(index + 6)])))
        index += 6
      } else if part.isEmpty {
        // git puts an empty part before the files of a merge.
        index += 1
      } else {
        let line = part.utf8.first == UInt8(ascii: "\n") ? String(part.dropFirst()) : part
        if !commits.isEmpty, isRecordFile(parts[index + 1], in: folder) {
          commits[commits.count - 1].add(line, name: parts[index + 1])
        }
        index += 2
      }
    }
    return commits.filter { !$0.files.isEmpty || !$0.mergedFiles.isEmpty }
  }

  private static func isRecordFile(_ name: String, in folder: String) -> Bool {
    let path =
      folder == "."
      ? name : String(decoding: name.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
    return LibraryFiles.isRecordFile(path)
  }

  private init(_ parts: [String]) {
    (hash, author, email) = (String(parts[0].dropFirst()), parts[1], parts[2])
    (date, subject) = (parts[3], parts[4])
    parents = parts[5].split(separator: " ").map(String.init)
  }

  /// Adds a file by its line in git's raw format, or in that of a merge of two:
  /// `::MODE MODE MODE OURS THEIRS MERGED MM`.
  ///
  /// Source: git-diff-tree(1), "diff format for merges".
  private mutating func add(_ line: String, name: String) {
    let words = line.split(separator: " ").map(String.init)
    if line.hasPrefix("::"), words.count == 7 {
      mergedFiles.append(
        MergedFile(name: name, ours: words[3], theirs: words[4], merged: words[5]))
    } else if let change = RawChange(line, name: name) {
      files.append(change)
    }
  }
}
