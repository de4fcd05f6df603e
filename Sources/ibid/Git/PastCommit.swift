import Platform
import Records
import Store
import Text

/// A commit as `git log` tells of it, with the record files that it changed.
struct PastCommit {
  let hash: String
  let author: String
  let email: String
  /// In the strict form of ISO 8601, such as `2022-07-17T09:30:00+02:00`.
  let date: String
  let subject: String
  private(set) var files: [RawChange] = []

  var shortHash: Substring { hash.prefix(7) }

  /// The commits that changed files of records, the newest first; none before the first commit.
  ///
  /// A merge stands for what its sides did, and is left out unless it did something itself.
  static func all(
    in repository: Repository, of folder: String
  ) throws(Diagnostic) -> [PastCommit] {
    let format = ["%x01%H", "%aN", "%aE", "%aI", "%s"].joined(separator: "%x00")
    let output = try repository.output(of: [
      "--literal-pathspecs", "-c", "log.showRoot=true", "-c", "log.showSignature=false", "log",
      "-z",
      "--raw", "--no-abbrev", "--no-renames", "--no-color", "--format=\(format)", "--", folder,
    ])
    let parts = (output ?? []).splitByZero
    var commits: [PastCommit] = []
    var index = 0
    while index + 1 < parts.count {
      let part = parts[index]
      if part.utf8.first == 1, index + 4 < parts.count {
        commits.append(
          PastCommit(
            hash: String(part.dropFirst()), author: parts[index + 1], email: parts[index + 2],
            date: parts[index + 3], subject: parts[index + 4]))
        index += 5
      } else {
        let line = part.utf8.first == UInt8(ascii: "\n") ? String(part.dropFirst()) : part
        let change = RawChange(line, name: parts[index + 1])
        if let change, !commits.isEmpty, isRecordFile(change.name, in: folder) {
          commits[commits.count - 1].files.append(change)
        }
        index += 2
      }
    }
    return commits.filter { !$0.files.isEmpty }
  }

  private static func isRecordFile(_ name: String, in folder: String) -> Bool {
    let path =
      folder == "."
      ? name : String(decoding: name.utf8.dropFirst(folder.utf8.count + 1), as: UTF8.self)
    return LibraryFiles.isRecordFile(path)
  }

  private init(hash: String, author: String, email: String, date: String, subject: String) {
    (self.hash, self.author, self.email) = (hash, author, email)
    (self.date, self.subject) = (date, subject)
  }
}
