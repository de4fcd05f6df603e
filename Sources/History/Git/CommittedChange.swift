internal import Text

/// A commit that ibid made, as `git log` lists it.
public struct CommittedChange: Equatable, Sendable {
  /// The commit's whole hash.
  public let hash: String
  /// The first line of its message.
  public let subject: String
  /// The hash of the commit that this one reverts, if `ibid undo` made it.
  let undone: String?
  /// The command that made it.
  public let command: String
  /// In seconds since 1970.
  public let time: Int64

  /// The first seven digits of the hash.
  public var shortHash: Substring { hash.prefix(7) }

  /// The commits that ibid made in a library's history.
  struct History {
    /// The user's own commits that have not been undone, the newest first.
    var changes: [CommittedChange] = []
    /// The hashes of all, including those of other users and those that have been undone.
    var hashes: Set<String> = []
  }

  /// The commits that ibid made for a library.
  ///
  /// They are found by their trailer. Commits of other users, which a merge brought, are left to
  /// them. An undo and the commit that it reverts cancel out, so that each `ibid undo` goes a step
  /// further back. After a rebase, which changes hashes, the reverted commit is the newest with the
  /// subject.
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
    // A repository without commits has no log.
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
        // An undo of a change that ibid had not committed cannot be undone.
        history.changes.append(change)
      }
    }
    return history
  }

  /// The message of the commit that reverts this one.
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

/// A line of git's raw diff format, `:100644 100644 OBJECT OBJECT M`, and the file's name.
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

  /// The changes in output in which lines and names alternate.
  static func all(in parts: [String]) -> [RawChange] {
    stride(from: 0, to: parts.count - 1, by: 2).compactMap { index in
      RawChange(parts[index], name: parts[index + 1])
    }
  }
}
