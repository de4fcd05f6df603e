import Store
import Records
import Support
import Testing
import Text

@testable import History

/// What became of records, commit by commit.
@Suite(.enabled(if: ScratchRepository.canRun, "git is missing"))
struct RecordHistoryTests {
  private static let record = "key: a\ntype: misc\ntitle: A\nauthor: Roe, R\n"

  private func scratch() throws -> ScratchRepository {
    try ScratchRepository(records: ["a.rec": Self.record])
  }

  private func lines(of commit: PastCommit, _ events: [RecordEvent]) -> [String] {
    events.flatMap { event in
      event.phrases.map { "\(commit.subject) | \(event.key) \($0)" }
    }
  }

  /// The history of all records, a line for each event.
  private func history(of scratch: ScratchRepository, limit: Int = .max) throws -> [String] {
    var lines: [String] = []
    var count = 0
    try RecordHistory(of: scratch.repository, folder: "\(scratch.path)/library").all {
      lines += self.lines(of: $0, $1)
      count += 1
      return count < limit
    }
    return lines
  }

  /// The history of one record, which may be gone.
  private func history(
    of key: String, in scratch: ScratchRepository, limit: Int = .max
  ) throws -> [String] {
    var lines: [String] = []
    var count = 0
    let library = try scratch.library
    let position = library.position(of: key)
    try RecordHistory(of: scratch.repository, folder: "\(scratch.path)/library").all(
      of: key, now: position.map { library.records[$0] },
      in: position.map { library.path(at: $0) }
    ) {
      lines += self.lines(of: $0, $1)
      count += 1
      return count < limit
    }
    return lines
  }

  @Test func tellsWhatEachCommitDid() throws {
    let scratch = try scratch()
    try scratch.write("key: b\ntitle: B\n\nkey: c\n", to: "library/sub/b.rec")
    try scratch.write("none of the records", to: "library/lists/all.rec")
    try scratch.commit("Two")
    try scratch.write(Self.record + "tag: x\nalias: b\n", to: "library/a.rec")
    try scratch.write("key: c\n", to: "library/sub/b.rec")
    try scratch.commit("Merge")
    try scratch.write("none", to: "library/venues.rec")
    try scratch.commit("No record")
    try scratch.remove("library/sub/b.rec")
    try scratch.commit("Remove")
    #expect(
      try history(of: scratch) == [
        "Remove | c removed", "Merge | a tag: +x", "Merge | a alias: +b", "Merge | b merged into a",
        "Two | b added: B", "Two | c added", "Begin | a added: A",
      ])
    #expect(try history(of: scratch, limit: 1) == ["Remove | c removed"])
  }

  @Test func commitsHaveTheirAuthors() throws {
    let scratch = try scratch()
    try RecordHistory(of: scratch.repository, folder: "\(scratch.path)/library").all { commit, _ in
      #expect(commit.author == "Ann" && commit.email == "ann@example.org")
      #expect(commit.hash.count == 40 && commit.hash.hasPrefix(commit.shortHash))
      #expect(commit.date.contains("T") && commit.parents.isEmpty)
      return true
    }
    #expect(try history(of: ScratchRepository()).isEmpty)
  }

  @Test func followsARecordThroughKeysAndFiles() throws {
    let scratch = try scratch()
    try scratch.git("mv", "library/a.rec", "library/b.rec")
    try scratch.write(
      Self.record.replacing("key: a", with: "key: b") + "alias: a\n", to: "library/b.rec")
    try scratch.commit("Rename")
    try scratch.git("mv", "library/b.rec", "library/all.rec")
    try scratch.write(
      "key: other\n\n"
        + (try scratch.read("library/all.rec").replacing("title: A", with: "title: B")),
      to: "library/all.rec")
    try scratch.commit("Move")
    try scratch.write(
      try scratch.read("library/all.rec").replacing("key: b\n", with: "key: c\n"),
      to: "library/all.rec")
    try scratch.commit("Rename by hand")
    let story = [
      "Rename by hand | c renamed from b", "Move | b title: A → B", "Rename | b renamed from a",
      "Rename | b alias: +a", "Begin | a added: A",
    ]
    #expect(try history(of: "c", in: scratch) == story)
    #expect(try history(of: "a", in: scratch) == story)
    #expect(try history(of: "c", in: scratch, limit: 2) == Array(story[..<2]))
    #expect(try history(of: "other", in: scratch) == ["Move | other added"])
    try scratch.write("key: other\n", to: "library/all.rec")
    try scratch.commit("Remove")
    #expect(try history(of: "c", in: scratch) == ["Remove | c removed: B"] + story)
  }

  @Test func aBranchMayGoOnWithTheOldKey() throws {
    let scratch = try scratch()
    try scratch.branch({
      try scratch.git("mv", "library/a.rec", "library/b.rec")
      try scratch.write(
        Self.record.replacing("key: a", with: "key: b") + "alias: a\n", to: "library/b.rec")
    }) {
      try scratch.write(Self.record + "tag: x\n", to: "library/a.rec")
    }
    try scratch.git("merge", "-q", "--no-commit", "two", mayFail: true)
    try scratch.write(
      Self.record.replacing("key: a", with: "key: b") + "alias: a\ntag: x\n",
      to: "library/b.rec")
    try scratch.commit("Merge")
    let story = try history(of: "b", in: scratch)
    #expect(story.contains("One | b renamed from a") && story.contains("Two | a tag: +x"))
    #expect(story.last == "Begin | a added: A")
  }

  @Test func tellsWhatAMergeDecided() throws {
    let scratch = try scratch()
    func text(_ title: String) -> String {
      Self.record.replacing("title: A", with: "title: \(title)")
    }
    try scratch.branch({ try scratch.write(text("One"), to: "library/a.rec") }) {
      try scratch.write(text("Two"), to: "library/a.rec")
    }
    try scratch.git("merge", "two", mayFail: true)
    try scratch.write(text("Two"), to: "library/a.rec")
    try scratch.commit("Merge")
    // A merge with the contents of one side is no change of the file to git.
    #expect(try !history(of: "a", in: scratch).contains { $0.hasPrefix("Merge") })
    try scratch.write(text("Both"), to: "library/a.rec")
    try scratch.git("commit", "-q", "-a", "--amend", "-m", "Merge")
    let decision = "Merge | a title: Both, instead of One and Two"
    #expect(try history(of: "a", in: scratch).first == decision)
    #expect(try history(of: scratch).first == decision)
  }

  // MARK: Without git

  private func records(_ texts: String...) -> [Record] {
    texts.map { text in
      let fields = text.split(separator: " ").map { $0.split(separator: "=").map(String.init) }
      return Record(
        key: CitationKey(ifValid: fields[0][0]) ?? .pending, type: "misc",
        fields: fields.dropFirst().map { Field(FieldName($0[0]), $0[1]) })
    }
  }

  /// Renamed by hand, a record is known by what else it says.
  @Test func aRecordWithAnotherKeyIsTheSameIfItSaysTheSame() {
    let same = RecordEvent.all(
      from: records("a title=A note=n"), to: records("b title=A note=m"))
    #expect(same.map(\.key.text) == ["b"])
    #expect(same.flatMap(\.phrases) == ["renamed from a", "note: n → m"])
    let other = RecordEvent.all(from: records("a title=A note=n"), to: records("b title=B note=m"))
    #expect(other.flatMap(\.phrases) == ["added: B", "removed: A"])
    let two = RecordEvent.all(
      from: records("a title=A", "b title=A"), to: records("c title=A"))
    #expect(two.flatMap(\.phrases) == ["added: A", "removed: A", "removed: A"])
    #expect(RecordEvent.all(from: records("a title=A"), to: records("a title=A")).isEmpty)
  }

  @Test func whatOneSideSaysAloneIsNoDecision() {
    let sides = { (base: String, ours: String, theirs: String, merged: String) in
      MergeDecision.all(
        .init(
          base: self.records(base), ours: self.records(ours), theirs: self.records(theirs)),
        merged: self.records(merged)
      ).flatMap(\.phrases)
    }
    #expect(sides("a title=A", "a title=B", "a title=A note=n", "a title=B note=n").isEmpty)
    #expect(
      sides("a title=A", "a title=B", "a title=C", "a title=B") == ["title: B, not C"])
    #expect(
      sides("a title=A", "a title=B", "a title=C", "a title=C") == ["title: C, not B"])
    #expect(sides("a title=A", "a", "a title=C", "a title=C") == ["title: C, not nothing"])
    #expect(
      sides("a title=A", "b", "a title=C", "a title=C") == ["kept, though one side removed it"])
    #expect(sides("c", "b", "d", "a title=C").isEmpty)
  }
}
