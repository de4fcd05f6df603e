import Foundation
import Support
import Testing

/// `auto_commit: yes`: one commit for each command, of what the command changed and nothing else.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct AutoCommitTests {
  private static let record = "key: a\ntype: misc\ntitle: A\ndate: 2020\nnote: n\ntag: one\n"

  private func library(_ records: [String: String] = ["a.rec": record]) throws -> GitLibrary {
    try GitLibrary(records: records, settings: "auto_commit: yes\n")
  }

  private func subjects(_ library: GitLibrary) throws -> [String] {
    try library.git("log", "--format=%s").output.split(separator: "\n").map(String.init)
  }

  @Test func eachCommandIsOneCommit() throws {
    let library = try library()
    try library.write("<!-- ibid:begin all -->\n<!-- ibid:end all -->\n", to: "page.md")
    try library.write("\\cite{a}\n", to: "paper.tex")
    try library.write(
      "template: homepage.md\ninto: page.md\nquery: year:2000..\n", to: "library/lists/all.rec")
    try library.commit("A page")
    let commands = [
      (["tag", "a", "+x", "-one"], "Tag a with x instead of one"),
      (["add", "--key", "b", "--title", "B", "--author", "Roe, R"], "Add b: B"),
      (["rename", "a", "c", "paper.tex"], "Rename a to c"),
      (["tags", "rename", "x", "y"], "Rename tag x to y"),
      (["publish"], "Publish all"),
      (["export", "b", "--into", "refs.bib"], "Export refs.bib"),
      (["check", "--fix"], ""),
      (["remove", "b", "c"], "Remove 2 records"),
    ]
    var expected = ["A page", "Begin"]
    for (words, subject) in commands {
      let result = try library.run(words)
      #expect(!result.errors.contains("not committed"), "\(words): \(result.errors)")
      if !subject.isEmpty { expected.insert(subject, at: 0) }
      #expect(try subjects(library) == expected)
      #expect(try library.git("status", "--porcelain").output.isEmpty)
    }
    #expect(
      try library.git("log", "-1", "--format=%(trailers)").output == "Ibid-Command: remove\n\n")
    #expect(try library.git("log", "-1", "--format=%an <%ae>").output == "Ann <ann@example.org>\n")
  }

  @Test func nothingIsCommittedUnasked() throws {
    let library = try GitLibrary(records: ["a.rec": Self.record], settings: "auto_commit: no\n")
    try library.ibid("tag", "a", "+x")
    #expect(try subjects(library) == ["Begin"])
    try library.write("auto_commit: yes\n", to: "library/ibid.rec")
    try library.ibid("tag", "a", "+y", "--dry-run")
    try library.ibid("tag", "a", "+x")
    #expect(try subjects(library) == ["Begin"])
  }

  @Test func otherWorkStaysAsItWas() throws {
    let library = try library(["a.rec": Self.record, "b.rec": "key: b\ntype: misc\n"])
    try library.write("staged\n", to: "staged")
    try library.git("add", "staged")
    try library.write("loose\n", to: "loose")
    try library.write("key: b\ntype: misc\ntitle: B\n", to: "library/b.rec")
    // One edit of the same file staged, another not.
    try library.write(Self.record.replacing("title: A", with: "title: S"), to: "library/a.rec")
    try library.git("add", "library/a.rec")
    try library.write(
      Self.record.replacing("title: A", with: "title: S").replacing("note: n", with: "note: m"),
      to: "library/a.rec")
    #expect(try library.ibid("set", "a", "date=2021").errors.isEmpty)
    let line = "date: 2020"
    let (new, text) = ("date: 2021", Self.record)
    #expect(
      try library.git("show", "HEAD:library/a.rec").output == text.replacing(line, with: new))
    #expect(
      try library.git("show", ":library/a.rec").output
        == text.replacing(line, with: new).replacing("title: A", with: "title: S"))
    #expect(
      try library.git("status", "--porcelain").output == """
        MM library/a.rec
         M library/b.rec
        A  staged
        ?? loose

        """)
  }

  @Test func aRenamedFileIsPartedFromEdits() throws {
    let library = try library()
    try library.write(Self.record.replacing("title: A", with: "title: S"), to: "library/a.rec")
    #expect(try library.ibid("rename", "a", "b").errors.isEmpty)
    let committed = try library.git("show", "HEAD:library/b.rec").output
    #expect(committed.contains("title: A\n") && committed.contains("alias: a\n"))
    #expect(try library.git("status", "--porcelain").output == " M library/b.rec\n")
  }

  @Test func whatCannotBePartedIsLeftToTheUser() throws {
    let library = try library()
    try library.write(Self.record.replacing("title: A", with: "title: S"), to: "library/a.rec")
    let edited = try library.ibid("set", "a", "title=T")
    #expect(edited.status == 0)
    #expect(
      edited.errors.contains("warning: the change is not committed: \"library/a.rec\" has edits"))
    try library.write("key: b\ntype: misc\n", to: "library/b.rec")
    #expect(try library.ibid("tag", "b", "+x").errors.contains("is not committed itself"))
    #expect(try subjects(library) == ["Begin"])
    #expect(try library.read("library/a.rec").contains("title: T\n"))
    #expect(try library.git("diff", "--cached").output.isEmpty)
  }

  @Test func theFirstCommitMayBeIbids() throws {
    let library = try GitLibrary(settings: "auto_commit: yes\n")
    #expect(try library.ibid("add", "--key", "a", "--title", "A").errors.isEmpty)
    #expect(try subjects(library) == ["Add a: A"])
    #expect(try library.git("ls-files").output == "library/a.rec\n")
  }

  @Test func aMergeInProgressIsNotConcluded() throws {
    let library = try library()
    try library.branch({ try library.write("x\n", to: "x") }) { try library.write("y\n", to: "x") }
    #expect(try library.git("merge", "two", mayFail: true).status == 1)
    let result = try library.ibid("tag", "a", "+x")
    #expect(result.status == 0 && result.output == "a  tag: +x\n")
    #expect(
      result.errors == """
        warning: the change is not committed: git is in the middle of a merge
        hint: finish it, and commit with it

        """)
    try library.git("merge", "--abort")
    #expect(try library.ibid("tag", "a", "+y").errors.isEmpty)
    #expect(try subjects(library)[0] == "Tag a with y")
    #expect(try library.git("status", "--porcelain").output == " M library/a.rec\n")
  }

  @Test func hooksAreHeard() throws {
    let library = try library()
    try library.write("#!/bin/sh\necho no such thing >&2\nexit 1\n", to: ".git/hooks/pre-commit")
    try Tool.run(["chmod", "+x", ".git/hooks/pre-commit"], in: library.path)
    let result = try library.ibid("tag", "a", "+x")
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix("no such thing\nwarning: the change is not committed"))
    #expect(try library.git("status", "--porcelain").output == "M  library/a.rec\n")
  }

  @Test func saysWhoHoldsTheIndex() throws {
    let library = try library()
    try library.write("", to: ".git/index.lock")
    let result = try library.ibid("tag", "a", "+x")
    #expect(result.status == 0 && result.errors.contains("git cannot write its index\nhint: "))
    #expect(result.errors.contains(".git/index.lock\"\n"))
    try library.git("status")
    try FileManager.default.removeItem(atPath: "\(library.path)/.git/index.lock")
    #expect(try library.ibid("tag", "a", "+y").errors.isEmpty)
    #expect(try library.git("status", "--porcelain").output == " M library/a.rec\n")
  }

  @Test func worksInAWorktreeInASubmoduleAndWithoutAFurtherRepository() throws {
    let library = try library()
    try library.git("worktree", "add", "-q", "-b", "side", "../tree")
    let tree = library.at(library.folder.path("tree"))
    #expect(try tree.ibid("tag", "a", "+x", from: "library").errors.isEmpty)
    #expect(try subjects(tree) == ["Tag a with x", "Begin"])
    #expect(try subjects(library) == ["Begin"])

    let outer = try GitLibrary(records: ["b.rec": "key: b\ntype: misc\n"], at: "outer")
    try outer.git("submodule", "--quiet", "add", "-b", "main", library.path, "papers")
    let inner = outer.at("\(outer.path)/papers")
    #expect(try inner.ibid("tag", "a", "+y").errors.isEmpty)
    #expect(try subjects(inner) == ["Tag a with y", "Begin"])
    #expect(try inner.git("status", "--porcelain").output.isEmpty)

    try FileManager.default.removeItem(atPath: "\(library.path)/.git")
    let alone = try library.ibid("tag", "a", "+z")
    #expect(alone.status == 0 && alone.errors.contains("the library is not in a git repository"))
  }

  @Test func sixtyFourCommandsMakeSixtyFourCommits() throws {
    let library = try library()
    let processes = try (0..<64).map { try library.start(["tag", "a", "+t\($0)"]) }
    for process in processes {
      process.waitUntilExit()
      #expect(Tool.status(of: process) == 0)
    }
    #expect(try subjects(library).count == 65)
    #expect(try library.git("status", "--porcelain").output.isEmpty)
    #expect(try library.git("fsck", "--strict").status == 0)
  }
}
