import Foundation
import Support
import Testing
import Text

/// `ibid log` tells what became of records.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct LogTests {
  /// What the log says, without dates and hashes.
  private func log(_ library: GitLibrary, _ words: String...) throws -> String {
    let result = try library.run(["log"] + words)
    #expect(result.errors.isEmpty)
    return result.output.split(separator: "\n").map { line in
      guard !line.hasPrefix("  ") else { return String(line) }
      return String(line.dropFirst(12).dropLast(11))
    }.joined(separator: "\n")
  }

  private func library() throws -> GitLibrary {
    try GitLibrary(
      records: ["a.rec": "key: a\ntype: misc\ntitle: A\nauthor: Roe, R\n"],
      settings: "auto_commit: yes\n")
  }

  @Test func tellsARecordsStoryAcrossRenames() throws {
    let library = try library()
    for words in [
      ["tag", "a", "+x"], ["add", "--key", "other", "--title", "Other"],
      ["rename", "a", "b"], ["set", "b", "title=New", "date=2020"],
    ] {
      #expect(try library.run(words).status == 0)
    }
    // By hand: another file, then another key without an alias, then among others.
    try library.git("mv", "library/b.rec", "library/sub.rec")
    try library.commit("Move")
    try library.write(
      try library.read("library/sub.rec").replacing("key: b\n", with: "key: c\n"),
      to: "library/sub.rec")
    try library.commit("Rename by hand")
    try library.write(
      try library.read("library/sub.rec") + "\n" + library.read("library/other.rec"),
      to: "library/all.rec")
    try library.git("rm", "-q", "library/sub.rec", "library/other.rec")
    try library.commit("One file")
    try library.ibid("unset", "c", "date")
    let story = """
      Ann  Remove date from c
        date: -2020
      Ann  Rename by hand
        renamed from b
      Ann  Set title and date of b
        title: A → New
        date: +2020
      Ann  Rename a to b
        renamed from a
        alias: +a
      Ann  Tag a with x
        tag: +x
      Ann  Begin
        added: A
      """
    #expect(try log(library, "c") == story)
    #expect(try log(library, "a") == story)
    #expect(try log(library, "other") == "Ann  Add other: Other\n  added: Other")
    #expect(try log(library, "c", "-n", "1") == "Ann  Remove date from c\n  date: -2020")
    // And that of one that is gone.
    try library.ibid("remove", "c")
    #expect(try log(library, "c") == "Ann  Remove c: New\n  removed: New\n" + story)
  }

  @Test func tellsTheLibrarysStory() throws {
    let library = try library()
    let entries = (0..<30).map { "@misc{m\($0), title = {T\($0)}}\n" }.joined()
    #expect(try library.ibid("add", "-", input: entries).status == 0)
    try library.ibid("tag", "a", "m1", "+x")
    try library.ibid("remove", "m2")
    #expect(
      try log(library) == """
        Ann  Remove m2: T2
          m2  removed: T2
        Ann  Tag 2 records with x
          a  tag: +x
          m1  tag: +x
        Ann  Add 30 records
          added 30 records
        Ann  Begin
          a  added: A
        """)
    let json = try JSON(Array(library.ibid("log", "--json", "-n", "2").output.utf8), file: "log")
    guard case .array(let commits) = json, commits.count == 2, case .object(let one) = commits[1]
    else {
      Issue.record("not two commits: \(json)")
      return
    }
    #expect(
      one.map(\.name) == ["commit", "date", "author", "email", "subject", "changes"])
    #expect(one[4].value == .string("Tag 2 records with x"))
    guard case .array(let changes) = one[5].value else { return }
    #expect(
      changes[0].text == """
        {
          "key": "a",
          "change": "changed",
          "fields": [
            {
              "field": "tag",
              "before": [],
              "after": [
                "x"
              ]
            }
          ]
        }
        """)
  }

  @Test func tellsBothSidesOfAMerge() throws {
    let library = try library()
    try library.branch({
      try library.ibid("rename", "a", "b")
      try library.write("1\n", to: "one")
    }) {
      try library.ibid("tag", "a", "+x")
      try library.write("2\n", to: "two")
    }
    try library.git("merge", "-q", "--no-edit", "two")
    let story = try log(library, "b")
    #expect(story.contains("  renamed from a\n") && story.contains("  tag: +x\n"))
    #expect(story.hasSuffix("  added: A"))
  }

  /// The other side went on with the old key, later than this one renamed it, or by a clock that is
  /// years ahead.
  @Test(arguments: ["2001-01-01T00:00:00Z", "2037-01-01T00:00:00Z"], [0, 1])
  func tellsBothSidesWhateverTheirClocksSay(_ date: String, _ side: Int) throws {
    let library = try library()
    let clock = ["GIT_COMMITTER_DATE": date]
    try library.branch({
      try library.ibid("rename", "a", "b", environment: side == 0 ? clock : [:])
      try library.write("1\n", to: "one")
    }) {
      try library.ibid("tag", "a", "+x", environment: side == 1 ? clock : [:])
      try library.write("2\n", to: "two")
    }
    try library.git("merge", "-q", "--no-edit", "two")
    let story = try log(library, "b")
    #expect(story.contains("  renamed from a\n") && story.contains("  tag: +x\n"))
    #expect(story.hasSuffix("  added: A"))
  }

  @Test func tellsWhatAMergeDecided() throws {
    let library = try GitLibrary(records: ["a.rec": "key: a\ntype: misc\ntitle: A\nnote: n\n"])
    func text(_ title: String, _ note: String, _ tags: String...) -> String {
      "key: a\ntype: misc\ntitle: \(title)\nnote: \(note)\n"
        + tags.map { "tag: \($0)\n" }.joined()
    }
    let cases = [
      (text("One", "n", "one", "two"), "  title: One, not Two"),
      (text("Two", "n", "one", "two"), "  title: Two, not One"),
      (
        text("Both", "m", "one"),
        "  title: Both, instead of One and Two\n  note: m, instead of n and n\n"
          + "  tag: one, not two"
      ),
    ]
    for (merged, words) in cases {
      try library.branch({ try library.write(text("One", "n", "one"), to: "library/a.rec") }) {
        try library.write(text("Two", "n", "two"), to: "library/a.rec")
      }
      try library.git("merge", "two", mayFail: true)
      try library.write(merged, to: "library/a.rec")
      try library.commit("Merge")
      #expect(try log(library, "a", "-n", "1") == "Ann  Merge\n" + words)
      #expect(try log(library).hasPrefix("Ann  Merge\n"))
      let json = try library.ibid("log", "a", "-n", "1", "--json").output
      #expect(json.contains("\"change\": \"merged\"") && json.contains("\"theirs\": ["))
      try library.git("checkout", "-q", "--detach")
      try library.git("branch", "-q", "-D", "one", "two")
    }
    // What field by field is plain is no decision.
    try library.branch({ try library.write(text("One", "n"), to: "library/a.rec") }) {
      try library.write(text("A", "m"), to: "library/a.rec")
    }
    try library.git("merge", "-q", "--no-edit", "two")
    #expect(!(try log(library).contains("Merge")))
  }

  @Test func tellsThatAMergeKeptARecord() throws {
    let library = try GitLibrary(records: ["all.rec": "key: a\ntitle: A\n\nkey: b\n"])
    try library.branch({ try library.write("key: b\n", to: "library/all.rec") }) {
      try library.write("key: a\ntitle: New\n\nkey: b\n", to: "library/all.rec")
    }
    try library.git("merge", "two", mayFail: true)
    try library.write("key: b\ntag: x\n\nkey: a\ntitle: New\n", to: "library/all.rec")
    try library.commit("Merge")
    #expect(
      try log(library, "-n", "1")
        == "Ann  Merge\n  b  tag: x, instead of nothing and nothing\n"
        + "  a  kept, though one side removed it")
  }

  @Test func saysWhenThereIsNothing() throws {
    let library = try GitLibrary()
    #expect(try library.ibid("log").errors == "error: no commit has a record yet\n")
    let none = try library.ibid("log", "x")
    #expect(none.status == 1 && none.errors == "error: no commit has a record \"x\"\n")
    try FileManager.default.removeItem(atPath: "\(library.path)/.git")
    #expect(try library.ibid("log").errors.contains("so it has no history"))
  }
}
