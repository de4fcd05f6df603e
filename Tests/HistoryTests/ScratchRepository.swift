import Foundation
import History
import OperatingSystem
import Store
import Support
import Testing
import Text

/// A library in a git repository of its own, on which the real git runs.
struct ScratchRepository {
  let folder: TemporaryFolder
  /// The root of the working tree, without links.
  let path: String

  static var canRun: Bool { Tool.isInstalled("git") }

  /// A repository with one commit, unless there is nothing to commit.
  init(records: [String: String] = [:], settings: String = "") throws {
    folder = try TemporaryFolder()
    path = try #require(Files.realPath(folder.path)) + "/lib"
    try write(settings, to: "library/ibid.rec")
    for (name, text) in records { try write(text, to: "library/\(name)") }
    try git("init", "-q", "-b", "main", ".")
    // What the user's own configuration says is no part of a test.
    for (name, value) in [
      ("user.name", "Ann"), ("user.email", "ann@example.org"), ("commit.gpgSign", "false"),
      ("core.autocrlf", "false"), ("core.hooksPath", ".git/hooks"),
      ("merge.directoryRenames", "false"),
    ] {
      try git("config", name, value)
    }
    if !records.isEmpty { try commit("Begin") }
  }

  @discardableResult
  func git(_ words: String..., mayFail: Bool = false) throws -> String {
    let result = try Tool.run(["git"] + words, in: path)
    #expect(mayFail || result.status == 0, "git \(words): \(result.errors)")
    return result.output
  }

  func write(_ text: String, to name: String) throws { try folder.write(text, to: "lib/\(name)") }

  func read(_ name: String) throws -> String { try folder.read("lib/\(name)") }

  func has(_ name: String) -> Bool { folder.has("lib/\(name)") }

  func remove(_ name: String) throws {
    try FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func commit(_ message: String) throws {
    try git("add", "-A")
    try git("commit", "-q", "-m", message)
  }

  /// Makes two branches from main, `one` and `two`, and leaves `one` checked out.
  func branch(_ one: () throws -> Void, _ two: () throws -> Void) throws {
    try git("checkout", "-q", "-b", "two", "main")
    try two()
    try commit("Two")
    try git("checkout", "-q", "-b", "one", "main")
    try one()
    try commit("One")
  }

  /// Changes the files that are not as HEAD has them, which `git status` names.
  var status: String { get throws { try git("status", "--porcelain") } }

  var subjects: [String] {
    get throws { try git("log", "--format=%s").split(separator: "\n").map(String.init) }
  }

  // MARK: The types that are tested

  var repository: Repository {
    get throws { try #require(try Repository(of: "\(path)/library")) }
  }

  var library: Library { get throws { try Library(at: path, for: .reading) } }

  var journal: Journal { Journal(of: path, stateHome: folder.path("state")) }

  var undo: UndoHistory { UndoHistory(root: path, journal: journal) }

  /// The replacement of a file's text, or its removal.
  func transaction(_ text: String?, in name: String, movedTo newName: String? = nil) throws
    -> Transaction
  {
    let path = "\(path)/\(name)"
    let version = try FileVersion(at: path)
    var transaction = Transaction()
    if let text {
      transaction.write(
        Array(text.utf8), to: path, replacing: version,
        movedTo: newName.map { "\(self.path)/\($0)" })
    } else {
      transaction.remove(path, holding: try #require(version))
    }
    return transaction
  }

  /// Makes a change as a command does: noted in the journal, and committed if `isCommitted`.
  ///
  /// - Returns: The hash of the commit, and what git and hooks wrote.
  @discardableResult
  func carryOut(
    _ transaction: Transaction, _ subject: String, command: String = "set",
    isCommitted: Bool = false, at time: Int64 = 1
  ) throws -> (hash: String?, output: String) {
    let commit = isCommitted ? try PartialCommit(of: transaction, in: path) : nil
    var change = JournaledTransaction(
      beginning: transaction, in: journal, command: command, subject: subject, at: time)
    #expect(change.warning == nil)
    try change.commit()
    var output = ""
    let hash = try commit?.make(CommitMessage(subject).text(command: command)) {
      output += String(decoding: $0, as: UTF8.self)
    }
    if let hash { change.note(commit: hash) }
    return (hash, output)
  }

  /// Takes back the last change as `ibid undo` does, and returns what it was.
  @discardableResult
  func takeBack() throws -> UndoHistory.Reversal? {
    let undo = undo
    guard let change = try undo.lastChange() else { return nil }
    let reversal = try undo.reversal(of: change)
    guard reversal.faults.isEmpty else { return reversal }
    let commit = try undo.commit(of: reversal.transaction, for: change)
    #expect(try undo.isLast(change))
    try reversal.transaction.commit(isDurable: false)
    if let item = change.noted?.item { undo.journal.noteUndone(item) }
    try undo.markUnmerged(change)
    try commit?.make(change.undoMessage.text(command: "undo")) { _ in }
    return reversal
  }
}
