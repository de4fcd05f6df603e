import Records
import OperatingSystem
import Store
import Support
import Testing
import Text

@testable import History

/// Merges that git made line by line, made again by field and value.
@Suite(.enabled(if: ScratchRepository.canRun, "git is missing"))
struct ConflictResolutionTests {
  private static let record = "key: a\ntype: misc\ntitle: A\ntag: one\n"
  private let merged = record + "tag: x\ntag: y\n"

  /// Both sides add a tag, which git cannot merge by lines; and a title, if `titles`.
  private func conflicted(titles: Bool = false) throws -> ScratchRepository {
    let scratch = try ScratchRepository(records: ["a.rec": Self.record])
    func text(_ side: String) -> String {
      (titles ? Self.record.replacing("title: A", with: "title: A\(side)") : Self.record)
        + "tag: \(side)\n"
    }
    try scratch.branch({ try scratch.write(text("x"), to: "library/a.rec") }) {
      try scratch.write(text("y"), to: "library/a.rec")
    }
    try scratch.git("merge", "two", mayFail: true)
    #expect(try scratch.read("library/a.rec").contains("<<<<<<< HEAD"))
    return scratch
  }

  private func resolution(of scratch: ScratchRepository) throws -> ConflictResolution {
    let repository = try scratch.repository
    return try ConflictResolution(
      of: UnmergedFile.all(named: ["library"], in: repository), in: scratch.library, repository)
  }

  /// Resolves what can be, as `ibid resolve` does.
  @discardableResult
  private func resolve(_ scratch: ScratchRepository) throws -> ConflictResolution {
    let resolution = try resolution(of: scratch)
    try scratch.carryOut(resolution.transaction, "Merge", command: "resolve")
    try resolution.stage()
    return resolution
  }

  @Test func aFileWithoutAConflictLeftIsAdded() throws {
    let scratch = try conflicted()
    let resolution = try resolve(scratch)
    #expect(resolution.reasons.isEmpty)
    #expect(resolution.outcomes.map(\.name) == ["library/a.rec"])
    #expect(resolution.outcomes.allSatisfy { $0.conflicts.isEmpty && $0.arrivals.isEmpty })
    #expect(try scratch.read("library/a.rec") == merged)
    #expect(try scratch.status == "M  library/a.rec\n")
  }

  @Test func aTrueConflictStays() throws {
    let scratch = try conflicted(titles: true)
    for _ in 0..<2 {
      let resolution = try resolve(scratch)
      #expect(
        resolution.outcomes.flatMap { $0.conflicts.map { $0.message(in: "a.rec") } }
          == ["a.rec: both sides changed title of a"])
      #expect(
        try scratch.read("library/a.rec").contains(
          "<<<<<<< HEAD\ntitle: Ax\n=======\ntitle: Ay\n>>>>>>> two\n"))
      #expect(try scratch.status == "UU library/a.rec\n")
    }
  }

  /// Undone, the merge is the conflict that it was, for git too.
  @Test func aResolvedConflictComesBack() throws {
    let scratch = try conflicted()
    let conflict = try scratch.read("library/a.rec")
    try resolve(scratch)
    #expect(try scratch.undo.changes().map(\.command) == ["resolve"])
    try scratch.takeBack()
    #expect(try scratch.read("library/a.rec") == conflict)
    #expect(try scratch.status == "UU library/a.rec\n")
    // Once it is committed, it is past.
    try resolve(scratch)
    try scratch.git("commit", "-q", "-m", "Merged")
    #expect(try scratch.undo.lastChange() == nil && scratch.undo.changes().isEmpty)
  }

  @Test func editsOfTheUserStay() throws {
    let scratch = try conflicted()
    let edits = [
      (
        try scratch.read("library/a.rec").replacing("title: A", with: "title: Mine"),
        "library/a.rec has been edited since git merged it, and is left as it is"
      ),
      (
        merged.replacing("tag: y\n", with: ""),
        "library/a.rec has no marks of a merge left in it"
      ),
    ]
    for (text, reason) in edits {
      try scratch.write(text, to: "library/a.rec")
      let resolution = try resolution(of: scratch)
      #expect(resolution.reasons.map(\.message) == [reason])
      #expect(resolution.outcomes.isEmpty && resolution.transaction.isEmpty)
    }
    try scratch.remove("library/a.rec")
    #expect(try resolution(of: scratch).reasons.map(\.message) == ["library/a.rec is gone"])
    // Its outcome may have been written by a command that was killed.
    try scratch.write(merged, to: "library/a.rec")
    #expect(try resolve(scratch).reasons.isEmpty)
    #expect(try scratch.status == "M  library/a.rec\n")
  }

  @Test func aFileThatOneSideDeletedIsLeftToTheUser() throws {
    let scratch = try ScratchRepository(records: ["a.rec": Self.record])
    try scratch.branch({ try scratch.git("rm", "-q", "library/a.rec") }) {
      try scratch.write(merged, to: "library/a.rec")
    }
    try scratch.git("merge", "two", mayFail: true)
    let resolution = try resolution(of: scratch)
    #expect(
      resolution.reasons.map(\.message)
        == ["library/a.rec was deleted on one side and changed on the other"])
    #expect(resolution.outcomes.isEmpty)
  }

  @Test func aFileThatIsNoRecSyntaxIsLeftToGit() throws {
    let scratch = try ScratchRepository(records: ["a.rec": "key: a\nnonsense\n"])
    try scratch.branch({ try scratch.write("key: a\nours\n", to: "library/a.rec") }) {
      try scratch.write("key: a\ntheirs\n", to: "library/a.rec")
    }
    try scratch.git("merge", "two", mayFail: true)
    let resolution = try resolution(of: scratch)
    #expect(resolution.reasons.first?.message.contains("is not rec syntax on every side") ?? false)
    #expect(resolution.outcomes.isEmpty)
  }

  // MARK: Records that moved

  private func moved(title: String) throws -> ScratchRepository {
    let scratch = try ScratchRepository(
      records: ["all.rec": "key: a\ntitle: A\n\nkey: b\ntitle: B\n"])
    try scratch.branch({
      try scratch.write("key: b\ntitle: B\n", to: "library/all.rec")
      try scratch.write("key: a\ntitle: \(title)\n", to: "library/a.rec")
    }) {
      try scratch.write("key: a\ntitle: Theirs\n\nkey: b\ntitle: B\n", to: "library/all.rec")
    }
    try scratch.git("merge", "two", mayFail: true)
    return scratch
  }

  @Test func aRecordIsMergedWhereItIsNow() throws {
    let scratch = try moved(title: "A")
    let resolution = try resolve(scratch)
    #expect(resolution.outcomes.flatMap(\.arrivals) == ["a"])
    #expect(try scratch.read("library/a.rec") == "key: a\ntitle: Theirs\n")
    #expect(try scratch.read("library/all.rec") == "key: b\ntitle: B\n")
    #expect(try scratch.status == "M  library/a.rec\n")
  }

  @Test func aConflictIsWhereTheRecordIs() throws {
    let scratch = try moved(title: "Ours")
    try resolve(scratch)
    #expect(
      try scratch.read("library/a.rec").contains("title: Ours\n=======\ntitle: Theirs\n"))
    #expect(try scratch.status == "UU library/a.rec\n")
  }

  @Test func editsThatAreNotStagedStay() throws {
    let scratch = try moved(title: "A")
    try scratch.write("key: a\ntitle: A\nnote: mine\n", to: "library/a.rec")
    let resolution = try resolution(of: scratch)
    #expect(
      resolution.reasons.map(\.message).contains {
        $0.contains("\"library/a.rec\" has changes that are not staged")
      })
    #expect(resolution.outcomes.map(\.name) == ["library/all.rec"])
  }

  /// Each side moved the record to a file of its own, in which git sees no conflict.
  private func inTwoFiles(title: String, isCommitted: Bool) throws -> ScratchRepository {
    let scratch = try ScratchRepository(
      records: ["all.rec": "key: a\ntitle: A\n\nkey: b\ntitle: B\n"])
    try scratch.branch({
      try scratch.write("key: b\ntitle: B\n", to: "library/all.rec")
      try scratch.write("key: a\ntitle: New\ntag: x\n", to: "library/x.rec")
    }) {
      try scratch.write("key: b\ntitle: B\n", to: "library/all.rec")
      try scratch.write("key: a\ntitle: \(title)\ntag: y\n\nkey: c\n", to: "library/y.rec")
    }
    try scratch.git("merge", "-q", isCommitted ? "--no-edit" : "--no-commit", "two")
    return scratch
  }

  @Test(arguments: [false, true])
  func aRecordInTwoFilesBecomesOne(_ isCommitted: Bool) throws {
    let scratch = try inTwoFiles(title: "New", isCommitted: isCommitted)
    // What git writes for this program has no colours, whatever the user wants to see.
    try scratch.git("config", "color.ui", "always")
    try scratch.git("config", "color.grep", "always")
    let repository = try scratch.repository
    let records = RecordInTwoFiles.all(in: try scratch.library, repository)
    #expect(records.map(\.key.text) == ["a"])
    #expect(records.map(\.names) == [["library/x.rec", "library/y.rec"]])
    let merge = try #require(try records[0].merged(in: repository, of: "library"))
    try merge.transaction.commit(isDurable: false)
    try merge.stage()
    #expect(try scratch.read("library/x.rec") == "key: a\ntitle: New\ntag: x\ntag: y\n")
    #expect(try scratch.read("library/y.rec") == "key: c\n")
    #expect(RecordInTwoFiles.all(in: try scratch.library, repository).isEmpty)
  }

  @Test func aRecordInTwoFilesMayConflict() throws {
    let scratch = try inTwoFiles(title: "Other", isCommitted: true)
    let repository = try scratch.repository
    let record = try #require(
      RecordInTwoFiles.all(in: try scratch.library, repository).first)
    let merge = try #require(try record.merged(in: repository, of: "library"))
    #expect(merge.outcomes.map(\.conflicts.count) == [1, 0])
    try merge.transaction.commit(isDurable: false)
    try merge.stage()
    #expect(try scratch.status.contains("UU library/x.rec\n"))
  }

  @Test func twoWorksOfOneKeyAreNotMerged() throws {
    let scratch = try ScratchRepository(records: ["b.rec": "key: b\n"])
    try scratch.branch({ try scratch.write("key: a\ntitle: A\n", to: "library/x.rec") }) {
      try scratch.write("key: a\ntitle: Another\n", to: "library/y.rec")
    }
    try scratch.git("merge", "-q", "--no-edit", "two")
    let repository = try scratch.repository
    let record = try #require(
      RecordInTwoFiles.all(in: try scratch.library, repository).first)
    #expect(try record.merged(in: repository, of: "library") == nil)
    // Nor is a record that no merge put there.
    try scratch.write("key: b\n", to: "library/z.rec")
    let other = RecordInTwoFiles.all(in: try scratch.library, repository)
    #expect(other.map(\.key.text) == ["a", "b"])
    #expect(try other[1].merged(in: repository, of: "library") == nil)
  }

  // MARK: Without git

  @Test func theMarkersAreReadFromTheFile() {
    let text = "a\n<<<<<<<< HEAD\nb\n========\nc\n>>>>>>>> two words\n"
    let file = ConflictedFile(Array(text.utf8))
    #expect(file.markers == ConflictMarkers(size: 8, ours: "HEAD", theirs: "two words"))
    let sides = ThreeWay<[UInt8]?>(
      base: nil, ours: Array("a\nb\n".utf8), theirs: Array("a\r\nc\r\n".utf8))
    #expect(file.isMerge(of: sides))
    #expect(!file.isMerge(of: .init(base: nil, ours: nil, theirs: sides.theirs)))
    #expect(ConflictedFile(Array("<<<<<< six\n".utf8)).markers == nil)
    #expect(
      ConflictedFile(Array("<<<<<<<\n=======\n>>>>>>>\n".utf8)).markers == ConflictMarkers())
  }
}
