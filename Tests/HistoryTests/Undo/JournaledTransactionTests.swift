import Foundation
import OperatingSystem
import Support
import Testing
import Text

@testable import History

/// Changes that the journal has, whatever comes of them.
struct JournaledTransactionTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
  }

  private var journal: Journal { Journal(of: folder.path, stateHome: folder.path("state")) }

  private func begin(_ transaction: Transaction, in journal: Journal? = nil)
    -> JournaledTransaction
  {
    JournaledTransaction(
      beginning: transaction, in: journal ?? self.journal, command: "set", subject: "Set", at: 5)
  }

  private func writing(_ text: String, to name: String) throws -> Transaction {
    var transaction = Transaction()
    let path = folder.path(name)
    transaction.write(Array(text.utf8), to: path, replacing: try FileVersion(at: path))
    return transaction
  }

  private var states: [Journal.Item.State] { get throws { try journal.items().map(\.state) } }

  @Test func theEntryFollowsTheChange() throws {
    var change = begin(try writing("a", to: "a"))
    #expect(try states == [.begun] && change.warning == nil && !folder.has("a"))
    try change.commit()
    #expect(try states == [.made] && folder.read("a") == "a")
    change.note(commit: "1c9a")
    let item = try #require(try journal.items().first)
    #expect(item.state == .committed && item.commit == "1c9a")
    #expect(item.name == "000000000001.committed.1c9a")
    #expect(try journal.entry(item)?.when == 5)
    journal.noteUndone(item)
    #expect(try journal.items().map(\.name) == ["000000000001.undone.1c9a"])
  }

  @Test func aFailedChangeLeavesNoEntry() throws {
    var change = begin(try writing("a", to: "a"))
    try folder.write("of others", to: "a")
    #expect(throws: Diagnostic.self) { try change.commit() }
    #expect(try states.isEmpty && folder.read("a") == "of others")
  }

  @Test func nothingToChangeIsNoEntry() throws {
    var change = begin(Transaction())
    try change.commit()
    change.note(commit: "1c9a")
    #expect(change.warning == nil)
    #expect(try journal.items().isEmpty)
  }

  @Test func withoutAJournalTheChangeIsMade() throws {
    var change = begin(
      try writing("a", to: "a"), in: Journal(of: folder.path, stateHome: nil))
    #expect(
      change.warning?.message
        == "this change cannot be undone: there is no folder for ibid's journal")
    #expect(change.warning?.severity == .warning)
    try change.commit()
    change.note(commit: "1c9a")
    #expect(try folder.read("a") == "a")
  }

  /// Left by a process that no longer runs.
  @Test func temporaryFilesAreCleared() throws {
    let left = ".ibid-999999999-0.tmp"
    for name in ["sub/\(left)", "library/\(left)"] { try folder.write("", to: name) }
    var transaction = try writing("a", to: "sub/a")
    transaction.append(try writing("key: a\n", to: "library/a.rec"))
    var change = begin(transaction)
    try change.commit()
    // Only a command that holds the library's lock may clear its folder.
    #expect(!folder.has("sub/\(left)") && folder.has("library/\(left)"))
    transaction.clearTemporaries()
    #expect(!folder.has("library/\(left)"))
  }
}
