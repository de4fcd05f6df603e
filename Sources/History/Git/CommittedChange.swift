internal import Text

/// A commit that ibid made, as `git log` tells of it.
public struct CommittedChange: Equatable, Sendable {
  /// The commit's whole hash.
  public let hash: String
  /// The first line of its message.
  public let subject: String
  /// The commit that it took back, if it was made by `ibid undo`.
  let undone: String?
  /// The command that made it.
  public let command: String
  /// In seconds since 1970.
  public let time: Int64

  /// The first seven digits of the hash.
  public var shortHash: Substring { hash.prefix(7) }

  /// What a library's history says of commits of ibid's.
  struct History {
    /// Those of one's own that have not been taken back, the newest first.
    var changes: [CommittedChange] = []
    /// The hashes of all, of others' and of those that were taken back too.
    var hashes: Set<String> = []
  }

  /// The commits of ibid's for a library.
  ///
  /// Commits of ibid's are known by their trailer, and those of others, which came by a merge, are left
  /// to them. Those that took back others are passed over along with what they took back, so that
  /// each `ibid undo` goes a step further; after a rebase, which gave that another hash, it is the
  /// newest of its subject.
  static func history(
    in repository: Repository, of folder: String
  ) throws(Diagnostic) -> History {
    let trailers = [CommitMessage.commandTrailer, CommitMessage.undoTrailer].map {
      "%(trailers:key=\($0),valueonly,separator=%x2C)"
    }
    let format = (["%H", "%ae", "%ct", "%s"] + trailers).joined(separator: "%x00")
    let output = try repository.output(of: [
      "--literal-pathspecs", "log", "-z", "--format=\(format)",
      "--grep=^\(CommitMessage.commandTrailer): ", "--", folder,
    ])
    // Without a commit there is no log.
    guard let output else { return History() }
    let author = try repository.authorAddress()
    let parts = output.splitByZero
    var history = History()
    var changes: [CommittedChange] = []
    for start in stride(from: 0, to: parts.count - 5, by: 6) where !parts[start + 4].isEmpty {
      history.hashes.insert(parts[start])
      if let author, parts[start + 1] != author { continue }
      changes.append(
        CommittedChange(
          hash: parts[start], subject: parts[start + 3],
          undone: parts[start + 5].isEmpty ? nil : parts[start + 5], command: parts[start + 4],
          time: Int64(parts[start + 2]) ?? 0))
    }
    let hashes = Set(changes.map(\.hash))
    var undone: Set<String> = []
    var undoneSubjects: [String] = []
    for change in changes {
      if let former = change.undone {
        undone.insert(former)
        if !hashes.contains(former) { undoneSubjects.append(change.subject) }
      } else if let index = undoneSubjects.firstIndex(of: change.undoMessage.subject) {
        undoneSubjects.remove(at: index)
      } else if !undone.contains(change.hash), change.command != "undo" {
        // What `ibid undo` took back by the journal was no commit of ibid's.
        history.changes.append(change)
      }
    }
    return history
  }

  /// The message of the commit that takes this one back.
  var undoMessage: CommitMessage { CommitMessage("Undo \"\(subject)\"", undoing: hash) }

  /// A file that the commit changed, before and after.
  struct File {
    let name: String
    let before: IndexEntry?
    let after: IndexEntry?
  }

  /// The files that the commit changed.
  ///
  /// Source: git-diff-tree(1), "Raw output format".
  func files(in repository: Repository) throws(Diagnostic) -> [File] {
    let output = try repository.output(of: [
      "diff-tree", "-r", "-z", "--no-renames", "--root", "--no-commit-id", hash,
    ])
    guard let output else { throw Diagnostic("git cannot show the commit \(shortHash)") }
    return RawChange.all(in: output.splitByZero).map {
      File(
        name: $0.name, before: IndexEntry(ifAny: $0.modes.before, $0.objects.before),
        after: IndexEntry(ifAny: $0.modes.after, $0.objects.after))
    }
  }
}

extension Repository {
  /// The address under which git would commit now; `nil` when it knows none.
  ///
  /// Source: git-var(1): `NAME <ADDRESS> SECONDS ZONE`.
  fileprivate func authorAddress() throws(Diagnostic) -> String? {
    guard let output = try output(of: ["var", "GIT_AUTHOR_IDENT"]) else { return nil }
    let words = String(decoding: output, as: UTF8.self).split(separator: "<")
    return words.last?.split(separator: ">", omittingEmptySubsequences: false).first.map(
      String.init)
  }
}

/// A line of git's raw format of differences: `:100644 100644 OBJECT OBJECT M`, and the file's name.
struct RawChange {
  let modes: (before: String, after: String)
  let objects: (before: String, after: String)
  let name: String

  init?(_ line: String, name: String) {
    let words = line.dropFirst().split(separator: " ").map(String.init)
    guard line.hasPrefix(":"), words.count == 5 else { return nil }
    modes = (words[0], words[1])
    objects = (words[2], words[3])
    self.name = name
  }

  /// All in output that ends both lines and names with a byte of 0.
  static func all(in parts: [String]) -> [RawChange] {
    stride(from: 0, to: parts.count - 1, by: 2).compactMap { index in
      RawChange(parts[index], name: parts[index + 1])
    }
  }
}
