import Foundation
import OperatingSystem
import Support
import Testing
import Text

@testable import History

/// One commit of just what a command changes.
@Suite(.enabled(if: ScratchRepository.canRun, "git is missing"))
struct PartialCommitTests {
  private static let record = "key: a\ntype: misc\ntitle: A\ndate: 2020\nnote: n\n"

  private func scratch() throws -> ScratchRepository {
    try ScratchRepository(records: ["a.rec": Self.record])
  }

  private func change(
    _ scratch: ScratchRepository, _ line: String, to newLine: String
  ) throws -> (hash: String?, output: String) {
    let text = try scratch.read("library/a.rec").replacing(line, with: newLine)
    return try scratch.carryOut(
      scratch.transaction(text, in: "library/a.rec"), "Set \(newLine)", isCommitted: true)
  }

  @Test func aFileAsHeadHasItIsCommittedWhole() throws {
    let scratch = try scratch()
    let made = try change(scratch, "title: A", to: "title: B")
    #expect(try scratch.git("rev-parse", "HEAD") == "\(try #require(made.hash))\n")
    #expect(made.output.isEmpty)
    #expect(try scratch.subjects == ["Set title: B", "Begin"])
    #expect(try scratch.status.isEmpty)
    #expect(try scratch.git("log", "-1", "--format=%(trailers)") == "Ibid-Command: set\n\n")
  }

  @Test func newAndRemovedFilesAreCommitted() throws {
    let scratch = try scratch()
    try scratch.carryOut(
      scratch.transaction("key: b\n", in: "library/sub/b.rec"), "Add b", isCommitted: true)
    try scratch.carryOut(
      scratch.transaction(nil, in: "library/a.rec"), "Remove a", isCommitted: true)
    #expect(try scratch.git("ls-files") == "library/ibid.rec\nlibrary/sub/b.rec\n")
    #expect(try scratch.status.isEmpty)
  }

  @Test func theFirstCommitNeedsNoOther() throws {
    let scratch = try ScratchRepository()
    try scratch.carryOut(
      scratch.transaction("key: b\n", in: "library/b.rec"), "Add b", isCommitted: true)
    #expect(try scratch.subjects == ["Add b"])
    #expect(try scratch.git("ls-files") == "library/b.rec\n")
  }

  /// The user has staged one edit of the file, and not another one.
  @Test func otherEditsStayAsTheyWere() throws {
    let scratch = try scratch()
    let staged = Self.record.replacing("title: A", with: "title: S")
    try scratch.write(staged, to: "library/a.rec")
    try scratch.git("add", "library/a.rec")
    try scratch.write(staged.replacing("note: n", with: "note: m"), to: "library/a.rec")
    try scratch.write("x\n", to: "other")
    _ = try change(scratch, "date: 2020", to: "date: 2021")
    let dated = Self.record.replacing("2020", with: "2021")
    #expect(try scratch.git("show", "HEAD:library/a.rec") == dated)
    #expect(
      try scratch.git("show", ":library/a.rec") == dated.replacing("title: A", with: "title: S"))
    #expect(try scratch.status == "MM library/a.rec\n?? other\n")
  }

  @Test func aRenamedFileIsCommittedWithoutOtherEdits() throws {
    let scratch = try scratch()
    let edited = Self.record.replacing("title: A", with: "title: S")
    try scratch.write(edited, to: "library/a.rec")
    try scratch.carryOut(
      scratch.transaction(
        edited.replacing("key: a", with: "key: b"), in: "library/a.rec", movedTo: "library/b.rec"),
      "Rename a to b", isCommitted: true)
    #expect(
      try scratch.git("show", "HEAD:library/b.rec")
        == Self.record.replacing("key: a", with: "key: b"))
    #expect(try scratch.status == " M library/b.rec\n")
  }

  @Test func nothingIsCommittedWhereHeadHasItAll() throws {
    let scratch = try scratch()
    try scratch.write(Self.record.replacing("title: A", with: "title: S"), to: "library/a.rec")
    let made = try change(scratch, "title: S", to: "title: A")
    #expect(made.hash == nil)
    #expect(try scratch.subjects == ["Begin"])
  }

  @Test func anEditOfTheSameValueCannotBeSeparated() throws {
    let scratch = try scratch()
    try scratch.write(Self.record.replacing("title: A", with: "title: S"), to: "library/a.rec")
    let error = #expect(throws: Diagnostic.self) {
      try change(scratch, "title: S", to: "title: T")
    }
    #expect(error?.message.hasPrefix("\"library/a.rec\" has edits") ?? false)
    #expect(try scratch.subjects == ["Begin"])
    #expect(try scratch.git("diff", "--cached").isEmpty)
  }

  @Test func aFileThatGitDoesNotKnowIsNotCommitted() throws {
    let scratch = try scratch()
    try scratch.write("key: b\n", to: "library/b.rec")
    let transaction = try scratch.transaction("key: b\ntag: x\n", in: "library/b.rec")
    #expect(!(try PartialCommit(of: transaction, in: scratch.path).isOfCommittedFiles))
    let error = #expect(throws: Diagnostic.self) {
      try scratch.carryOut(transaction, "Tag b", isCommitted: true)
    }
    #expect(error?.message == "\"library/b.rec\" is not committed itself")
  }

  @Test func ignoredFilesMakeNoCommit() throws {
    let scratch = try scratch()
    try scratch.write("out/\n", to: ".gitignore")
    let transaction = try scratch.transaction("x", in: "out/x")
    let error = #expect(throws: Diagnostic.self) {
      try scratch.carryOut(transaction, "Export x", isCommitted: true)
    }
    #expect(error?.message.hasPrefix("git ignores the files") ?? false)
  }

  @Test func aMergeThatGoesOnIsNotConcluded() throws {
    let scratch = try scratch()
    try scratch.branch({ try scratch.write("x\n", to: "x") }) { try scratch.write("y\n", to: "x") }
    try scratch.git("merge", "two", mayFail: true)
    let transaction = try scratch.transaction("key: b\n", in: "library/b.rec")
    let error = #expect(throws: Diagnostic.self) {
      try PartialCommit(of: transaction, in: scratch.path)
    }
    #expect(error?.message == "git is in the middle of a merge")
    // `git stash pop` leaves conflicts, and no operation.
    try scratch.remove(".git/MERGE_HEAD")
    let conflict = try scratch.transaction("z\n", in: "x")
    let other = #expect(throws: Diagnostic.self) {
      try PartialCommit(of: conflict, in: scratch.path)
    }
    #expect(other?.message == "\"x\" is in conflict")
  }

  @Test func needsARepository() throws {
    let scratch = try scratch()
    let transaction = try scratch.transaction("key: b\n", in: "library/b.rec")
    let folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
    let error = #expect(throws: Diagnostic.self) {
      try PartialCommit(of: transaction, in: folder.path)
    }
    #expect(error?.message == "the library is not in a git repository")
  }

  @Test func passesOnWhatHooksSay() throws {
    let scratch = try scratch()
    let hook = ".git/hooks/pre-commit"
    try scratch.write("#!/bin/sh\necho checked >&2\n", to: hook)
    try Tool.run(["chmod", "+x", hook], in: scratch.path)
    #expect(try change(scratch, "title: A", to: "title: B").output == "checked\n")
    try scratch.write("#!/bin/sh\nexit 1\n", to: hook)
    let error = #expect(throws: Diagnostic.self) {
      try change(scratch, "title: B", to: "title: C")
    }
    #expect(error?.message == "git commit failed")
    // The change is staged, for the user to commit.
    #expect(try scratch.status == "M  library/a.rec\n")
  }

  @Test func saysWhoHoldsTheIndex() throws {
    let scratch = try scratch()
    try scratch.write("", to: ".git/index.lock")
    let error = #expect(throws: Diagnostic.self) {
      try change(scratch, "title: A", to: "title: B")
    }
    #expect(error?.message == "git cannot write its index")
    #expect(error?.hint?.contains("index.lock") ?? false)
  }

  /// More names than a command line takes: git is asked about all files.
  @Test func manyFilesAreOneCommit() throws {
    let scratch = try scratch()
    var transaction = Transaction()
    for number in 0..<501 {
      transaction.append(
        try scratch.transaction("key: k\(number)\n", in: "library/k\(number).rec"))
    }
    try scratch.carryOut(transaction, "Add 501 records", isCommitted: true)
    #expect(try scratch.status.isEmpty && scratch.subjects.count == 2)
  }

  /// git keeps LF, and a checkout writes CRLF.
  @Test func lineEndsAreThoseOfTheCheckout() throws {
    let scratch = try scratch()
    try scratch.write("*.rec text eol=crlf\n", to: ".gitattributes")
    try scratch.write(Self.record.replacing("\n", with: "\r\n"), to: "library/a.rec")
    try scratch.commit("CRLF")
    try scratch.write(
      try scratch.read("library/a.rec").replacing("note: n", with: "note: m"), to: "library/a.rec")
    _ = try change(scratch, "title: A", to: "title: B")
    #expect(
      try scratch.git("show", "HEAD:library/a.rec")
        == Self.record.replacing("title: A", with: "title: B"))
    #expect(try scratch.status == " M library/a.rec\n")
  }
}
