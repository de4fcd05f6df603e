import Foundation
import Support
import Testing

/// Merges that git made by lines, and that `ibid resolve` makes again by field and value.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct ResolveTests {
  private static let record = "key: a\ntype: misc\ntitle: A\ntag: one\n"

  /// Both sides add a tag, which git cannot merge by lines.
  private func conflicted(
    file: String = "a.rec", isSetUp: Bool = false, titles: Bool = false
  ) throws -> GitLibrary {
    let library = try GitLibrary(records: [file: Self.record], isSetUp: isSetUp)
    try change(library, file: file, titles: titles)
    return library
  }

  private func change(_ library: GitLibrary, file: String, titles: Bool) throws {
    let name = "library/\(file)"
    func text(_ side: String) -> String {
      "key: a\ntype: misc\ntitle: A\(titles ? side : "")\ntag: one\ntag: \(side)\n"
    }
    try library.branch({ try library.write(text("x"), to: name) }) {
      try library.write(text("y"), to: name)
    }
    #expect(try library.git("merge", "two", mayFail: true).status == 1)
    #expect(try library.read(name).contains("<<<<<<< HEAD"))
  }

  private let merged = "key: a\ntype: misc\ntitle: A\ntag: one\ntag: x\ntag: y\n"

  @Test func addsWhatHasNoConflictLeft() throws {
    let library = try conflicted()
    let dry = try library.ibid("resolve", "--dry-run")
    #expect(try library.read("library/a.rec").contains("<<<<<<< HEAD"))
    let result = try library.ibid("resolve")
    #expect(result == Tool.Result(status: 0, output: "resolved library/a.rec\n", errors: ""))
    #expect(dry.output == result.output)
    #expect(try library.read("library/a.rec") == merged)
    #expect(try library.git("status", "--porcelain").output == "M  library/a.rec\n")
    try library.git("commit", "-q", "--no-edit")
    #expect(try library.ibid("resolve").errors == "no record file is in conflict\n")
  }

  @Test func leavesATrueConflictToTheUser() throws {
    let library = try conflicted(titles: true)
    let text = """
      key: a
      type: misc
      <<<<<<< HEAD
      title: Ax
      =======
      title: Ay
      >>>>>>> two
      tag: one
      tag: x
      tag: y

      """
    for _ in 0..<2 {
      let result = try library.ibid("resolve")
      #expect(result.status == 1 && result.output.isEmpty)
      #expect(result.errors == "library/a.rec: both sides changed title of a\n")
      #expect(try library.read("library/a.rec") == text)
      #expect(try library.git("status", "--porcelain").output == "UU library/a.rec\n")
    }
  }

  /// The driver put two attributes into one line, which is in neither version.
  @Test func takesWhatTheDriverLeft() throws {
    let author = "author: Roe, R"
    let library = try GitLibrary(records: ["a.rec": Self.record + "\(author)\n"])
    func text(_ title: String, _ attribute: String) -> String {
      Self.record.replacing("title: A", with: "title: \(title)") + "\(author); \(attribute)\n"
    }
    try library.branch({ try library.write(text("B", "equal"), to: "library/a.rec") }) {
      try library.write(text("C", "orcid=1"), to: "library/a.rec")
    }
    try library.git("merge", "two", mayFail: true)
    let left = try library.read("library/a.rec")
    #expect(left.contains("; equal; orcid=1\n") && left.contains("<<<<<<< ours\n"))
    #expect(try library.ibid("resolve").errors == "library/a.rec: both sides changed title of a\n")
    #expect(try library.read("library/a.rec") == left)
  }

  @Test(arguments: ["sub folder/a.rec", "a\nb.rec", "-rf.rec", "*.rec", "é\"'$(x).rec"])
  func takesAnyPath(_ file: String) throws {
    let library = try conflicted(file: file)
    #expect(try library.ibid("resolve", "../library/\(file)", from: "library").status == 0)
    #expect(try library.read("library/\(file)") == merged)
  }

  @Test func worksInAWorktreeAndInASubmodule() throws {
    let library = try GitLibrary(records: ["a.rec": Self.record], isSetUp: false)
    try library.git("worktree", "add", "-q", "--detach", "../tree")
    let tree = library.at(library.folder.path("tree"))
    try change(tree, file: "a.rec", titles: false)
    #expect(try tree.ibid("resolve").status == 0)
    #expect(try tree.read("library/a.rec") == merged)

    let outer = try GitLibrary(records: ["b.rec": "key: b\ntype: misc\n"], at: "outer")
    try outer.git("submodule", "--quiet", "add", "-b", "main", library.path, "papers")
    let inner = outer.at("\(outer.path)/papers")
    try change(inner, file: "a.rec", titles: false)
    #expect(try inner.ibid("resolve", from: "library").status == 0)
    #expect(try inner.read("library/a.rec") == merged)
  }

  @Test func leavesTheUsersOwnWork() throws {
    let library = try conflicted()
    let text = try library.read("library/a.rec")
    let edited = text.replacing("title: A", with: "title: Mine")
    try library.write(edited, to: "library/a.rec")
    let result = try library.ibid("resolve")
    #expect(result.status == 1 && result.errors.contains("has been edited since git merged it"))
    #expect(try library.read("library/a.rec") == edited)
    try library.write(merged.replacing("tag: y\n", with: ""), to: "library/a.rec")
    #expect(try library.ibid("resolve").errors.contains("hint: `git add` it if it is right"))
    // What is merged already is only added: a kill may have come in between.
    try library.write(merged, to: "library/a.rec")
    #expect(try library.ibid("resolve").output == "resolved library/a.rec\n")
  }

  @Test func saysWhatCannotBeMerged() throws {
    let library = try GitLibrary(records: ["a.rec": Self.record], isSetUp: false)
    try library.branch({ try library.git("rm", "-q", "library/a.rec") }) {
      try library.write(merged, to: "library/a.rec")
    }
    try library.git("merge", "two", mayFail: true)
    let result = try library.ibid("resolve")
    #expect(result.status == 1)
    #expect(result.errors.contains("was deleted on one side and changed on the other"))
    #expect(try library.ibid("resolve", "nothing.rec").status == 1)
  }

  @Test func checkSaysThatACloneLacksTheDriver() throws {
    let library = try GitLibrary(records: ["a.rec": Self.record])
    #expect(try library.ibid("check", "--only", "syntax").errors == "no faults in 1 record\n")
    try library.git("clone", "-q", ".", "../clone")
    let clone = library.at(library.folder.path("clone"))
    let check = try clone.ibid("check", "--only", "syntax", from: "library")
    #expect(check.status == 0)
    #expect(check.errors.contains("warning: this clone does not know the merge driver"))
    #expect(check.errors.contains("hint: run `ibid init`"))
    #expect(try clone.ibid("init").status == 0)
    #expect(try clone.ibid("check", "--only", "syntax").errors == "no faults in 1 record\n")
  }

  @Test func gitGoesOnWhereIbidIsGone() throws {
    let library = try GitLibrary(records: ["a.rec": Self.record])
    // ibid may be installed in a folder of the user's PATH.
    let programs = try Tool.folder(of: ["git", "sh", "cat"])
    func git(_ words: String...) throws -> Tool.Result {
      let person = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
      return try Tool.run(
        ["git"] + person + words, in: library.path, environment: ["PATH": programs.path])
    }
    try library.branch({ try library.write(Self.record + "tag: x\n", to: "library/a.rec") }) {
      try library.write(Self.record + "tag: y\n", to: "library/a.rec")
    }
    #expect(try git("diff", "main").output.contains("\n+tag: x\n"))
    #expect(try git("merge", "two").status == 1)
    #expect(try library.read("library/a.rec").contains("<<<<<<<"))
    #expect(try library.ibid("resolve").status == 0)
    #expect(try library.read("library/a.rec") == Self.record + "tag: x\ntag: y\n")
  }
}
