import Foundation
import OperatingSystem
import Support
import Testing
import Text

@testable import History

/// The journal and the commits as one history, from which changes are taken back.
@Suite(.enabled(if: ScratchRepository.canRun, "git is missing"))
struct UndoHistoryTests {
  private static let record = "key: a\ntype: misc\ntitle: A\n"

  private func scratch(_ settings: String = "") throws -> ScratchRepository {
    try ScratchRepository(records: ["a.rec": Self.record], settings: settings)
  }

  private func tag(
    _ scratch: ScratchRepository, _ tag: String, isCommitted: Bool, at time: Int64 = 1
  ) throws {
    let text = try scratch.read("library/a.rec") + "tag: \(tag)\n"
    try scratch.carryOut(
      scratch.transaction(text, in: "library/a.rec"), "Tag a with \(tag)", command: "tag",
      isCommitted: isCommitted, at: time)
  }

  @Test func goesBackStepByStep() throws {
    let scratch = try scratch()
    try tag(scratch, "x", isCommitted: false)
    let moved = Self.record.replacing("key: a", with: "key: b")
    try scratch.carryOut(
      scratch.transaction(moved, in: "library/a.rec", movedTo: "library/b.rec"), "Rename a to b",
      command: "rename", at: 2)
    try scratch.carryOut(scratch.transaction(nil, in: "library/b.rec"), "Remove b", at: 3)
    let changes = try scratch.undo.changes()
    #expect(changes.map(\.subject) == ["Remove b", "Rename a to b", "Tag a with x"])
    #expect(changes.map(\.command) == ["set", "rename", "tag"])
    #expect(changes.map(\.time) == [3, 2, 1] && changes.allSatisfy { $0.commit == nil })
    #expect(try changes.map { try scratch.undo.files(of: $0) }[1] == ["library/b.rec"])
    try scratch.takeBack()
    #expect(try scratch.read("library/b.rec") == moved)
    try scratch.takeBack()
    #expect(
      try scratch.read("library/a.rec").hasSuffix("tag: x\n") && !scratch.has("library/b.rec"))
    try scratch.takeBack()
    #expect(try scratch.read("library/a.rec") == Self.record)
    #expect(try scratch.takeBack() == nil)
    #expect(try scratch.undo.changes().isEmpty)
  }

  @Test func aCommittedChangeIsTakenBackByACommit() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try tag(scratch, "x", isCommitted: true)
    try tag(scratch, "y", isCommitted: true)
    let change = try #require(try scratch.undo.lastChange())
    #expect(change.commit?.shortHash.count == 7 && change.noted?.item.state == .committed)
    #expect(change.undoMessage.subject == "Undo \"Tag a with y\"")
    try scratch.takeBack()
    try scratch.takeBack()
    #expect(
      try scratch.subjects
        == [
          "Undo \"Tag a with x\"", "Undo \"Tag a with y\"", "Tag a with y", "Tag a with x", "Begin",
        ])
    #expect(try scratch.read("library/a.rec") == Self.record)
    #expect(try scratch.status.isEmpty)
    #expect(try scratch.undo.lastChange() == nil)
  }

  /// Another clone has the commits, and not the journal.
  @Test func commitsAloneCanBeTakenBack() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try tag(scratch, "x", isCommitted: true)
    try scratch.carryOut(
      scratch.transaction("key: b\n", in: "library/b.rec"), "Add b", isCommitted: true)
    try scratch.remove(".git/ibid")
    let changes = try scratch.undo.changes()
    #expect(changes.map(\.subject) == ["Add b", "Tag a with x"])
    #expect(changes.allSatisfy { $0.noted == nil && $0.time > 1 })
    #expect(
      try changes.map { try scratch.undo.files(of: $0) } == [["library/b.rec"], ["library/a.rec"]])
    try scratch.takeBack()
    #expect(!scratch.has("library/b.rec"))
    try scratch.takeBack()
    #expect(try scratch.read("library/a.rec") == Self.record && scratch.status.isEmpty)
  }

  /// The newest change is the newest, whether the journal or git knows of it.
  @Test func bothAreOneHistory() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try tag(scratch, "x", isCommitted: true)
    try scratch.remove(".git/ibid")
    try tag(scratch, "y", isCommitted: false, at: 4_000_000_000)
    try scratch.git("commit", "-q", "-a", "-m", "By hand")
    try tag(scratch, "z", isCommitted: true, at: 4_000_000_001)
    #expect(
      try scratch.undo.changes().map(\.subject) == ["Tag a with z", "Tag a with y", "Tag a with x"])
    for text in ["tag: x\ntag: y\n", "tag: x\n", ""] {
      #expect(try scratch.takeBack()?.faults.isEmpty ?? false)
      #expect(try scratch.read("library/a.rec") == Self.record + text)
      // What someone has committed is taken back by a commit as well.
      #expect(try scratch.status.isEmpty)
    }
  }

  @Test func aRebaseKeepsTheChanges() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try scratch.git("checkout", "-q", "-b", "work")
    try tag(scratch, "x", isCommitted: true)
    try tag(scratch, "y", isCommitted: true)
    try scratch.takeBack()
    try scratch.git("checkout", "-q", "main")
    try scratch.write("key: b\n", to: "library/b.rec")
    try scratch.commit("Mine")
    try scratch.git("checkout", "-q", "work")
    try scratch.git("rebase", "-q", "main")
    #expect(try scratch.undo.lastChange()?.subject == "Tag a with x")
    try scratch.takeBack()
    #expect(try scratch.read("library/a.rec") == Self.record)
    #expect(try scratch.undo.lastChange() == nil)
  }

  @Test func commitsOfOthersAreTheirs() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try tag(scratch, "x", isCommitted: true)
    try scratch.git("config", "user.email", "bob@example.org")
    #expect(try scratch.undo.lastChange() == nil)
    #expect(try scratch.undo.changes().isEmpty)
  }

  @Test func whatHasChangedSinceStays() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try tag(scratch, "x", isCommitted: true)
    let text = try scratch.read("library/a.rec") + "note: n\n"
    try scratch.write(text, to: "library/a.rec")
    let dirty = try #require(try scratch.takeBack())
    #expect(
      dirty.faults.map(\.message) == [
        "\"library/a.rec\" has changes that are not committed, so \"Tag a with x\" cannot be undone"
      ])
    try scratch.commit("Mine")
    let committed = try #require(try scratch.takeBack())
    #expect(committed.faults[0].message.contains("has been changed since"))
    #expect(committed.faults[0].hint?.contains("git revert") ?? false)
    #expect(try scratch.read("library/a.rec") == text)

    let other = try self.scratch()
    try tag(other, "x", isCommitted: false)
    try other.write("of others", to: "library/a.rec")
    let noted = try #require(try other.takeBack())
    #expect(
      noted.faults.map(\.message) == [
        "\"library/a.rec\" has been changed since, so \"Tag a with x\" cannot be undone"
      ])
  }

  /// A command that was killed between two files.
  @Test func aChangeMadeInPartIsTakenBack() throws {
    let scratch = try scratch()
    var transaction = try scratch.transaction(Self.record + "tag: x\n", in: "library/a.rec")
    transaction.append(try scratch.transaction("key: b\n", in: "library/b.rec"))
    _ = try scratch.journal.begin(transaction.effects, command: "add", subject: "Add b", at: 1)
    try scratch.write("key: b\n", to: "library/b.rec")
    let reversal = try #require(try scratch.takeBack())
    #expect(reversal.isPartial && reversal.faults.isEmpty)
    #expect(try scratch.read("library/a.rec") == Self.record && !scratch.has("library/b.rec"))
    // One of which nothing was made is no change.
    _ = try scratch.journal.begin(
      try scratch.transaction("x", in: "library/c.rec").effects, command: "add", subject: "Add c",
      at: 2)
    #expect(try scratch.undo.lastChange() == nil && scratch.undo.changes().isEmpty)
  }

  /// A rename of which only the contents were written.
  @Test func aRenameMadeInPartIsTakenBack() throws {
    let scratch = try scratch()
    let moved = Self.record.replacing("key: a", with: "key: b")
    let effects = try scratch.transaction(
      moved, in: "library/a.rec", movedTo: "library/b.rec"
    ).effects
    _ = try scratch.journal.begin(effects, command: "rename", subject: "Rename", at: 1)
    #expect(try scratch.undo.lastChange() == nil)
    try scratch.write(moved, to: "library/a.rec")
    #expect(try scratch.takeBack()?.faults.isEmpty ?? false)
    #expect(try scratch.read("library/a.rec") == Self.record && !scratch.has("library/b.rec"))
    _ = try scratch.journal.begin(effects, command: "rename", subject: "Rename", at: 2)
    try scratch.write("of others", to: "library/b.rec")
    #expect(try scratch.takeBack()?.faults.count == 1)
  }

  @Test func aDamagedEntryIsNamed() throws {
    let scratch = try scratch()
    try tag(scratch, "x", isCommitted: false)
    let item = try #require(try scratch.journal.items().first)
    let path = scratch.journal.path(of: item)
    try Data("nonsense".utf8).write(to: URL(fileURLWithPath: path))
    let error = #expect(throws: Diagnostic.self) { try scratch.undo.lastChange() }
    #expect(error?.message.contains("is damaged") ?? false)
  }

  @Test func anotherChangeIsNoticed() throws {
    let scratch = try scratch()
    try tag(scratch, "x", isCommitted: false)
    let change = try #require(try scratch.undo.lastChange())
    #expect(try scratch.undo.isLast(change))
    try tag(scratch, "y", isCommitted: false)
    #expect(!(try scratch.undo.isLast(change)))
  }

  @Test func withoutGitTheJournalIsEnough() throws {
    let scratch = try scratch("auto_commit: yes\n")
    try tag(scratch, "x", isCommitted: false)
    // git refuses to say what is in the history.
    let configuration = try scratch.read(".git/config")
    try scratch.write("[core\n", to: ".git/config")
    #expect(scratch.undo.repository == nil)
    try scratch.takeBack()
    #expect(try scratch.read("library/a.rec") == Self.record)
    try scratch.write(configuration, to: ".git/config")
    try tag(scratch, "y", isCommitted: true)
    try scratch.write("[core\n", to: ".git/config")
    let error = #expect(throws: Diagnostic.self) { try scratch.undo.lastChange() }
    #expect(error?.message.hasPrefix("git refuses") ?? false)
  }

  @Test func tellsItsOwnFilesFromOthers() throws {
    let scratch = try scratch()
    try scratch.carryOut(scratch.transaction("made", in: "refs.bib"), "Export refs.bib")
    #expect(try scratch.journal.hasWritten(Array("made".utf8), to: "\(scratch.path)/refs.bib"))
    #expect(!(try scratch.journal.hasWritten(Array("other".utf8), to: "\(scratch.path)/refs.bib")))
    #expect(!(try scratch.journal.hasWritten([], to: "\(scratch.path)/library/a.rec")))
    #expect(!(try scratch.journal.hasWritten([], to: "\(scratch.path)/nothing")))
  }
}
