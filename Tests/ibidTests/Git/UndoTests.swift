import Foundation
import Support
import Testing

/// `ibid undo` takes back commits of ibid's, one by one.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct UndoTests {
  private static let record = "key: a\ntype: misc\ntitle: A\ntag: one\n"

  private func library() throws -> GitLibrary {
    try GitLibrary(records: ["a.rec": Self.record], settings: "auto_commit: yes\n")
  }

  private func subjects(_ library: GitLibrary) throws -> [String] {
    try library.git("log", "--format=%s").output.split(separator: "\n").map(String.init)
  }

  @Test func goesBackStepByStep() throws {
    let library = try library()
    var trees = [try library.git("rev-parse", "HEAD^{tree}").output]
    for words in [["tag", "a", "+x"], ["rename", "a", "b"], ["add", "--title", "New"]] {
      #expect(try library.run(words).status == 0)
      trees.append(try library.git("rev-parse", "HEAD^{tree}").output)
    }
    let dry = try library.ibid("undo", "--dry-run")
    #expect(dry.output.hasPrefix("undone: Add new: New ("))
    #expect(dry.errors == "dry run: nothing was changed\n")
    let names = ["Add new: New", "Rename a to b", "Tag a with x"]
    for (index, name) in names.enumerated() {
      let result = try library.ibid("undo", from: "library")
      #expect(result.status == 0 && result.errors.isEmpty)
      #expect(result.output.hasPrefix("undone: \(name) ("))
      #expect(try subjects(library)[0] == "Undo \"\(name)\"")
      #expect(try library.git("rev-parse", "HEAD^{tree}").output == trees[2 - index])
      #expect(try library.git("status", "--porcelain").output.isEmpty)
    }
    let last = try library.ibid("undo")
    #expect(last.status == 1)
    #expect(last.errors.hasPrefix("error: ibid has made no change here that it could undo\n"))
    // What follows can be undone again.
    try library.ibid("tag", "a", "+y")
    #expect(try library.ibid("undo").output.hasPrefix("undone: Tag a with y"))
  }

  @Test func passesOverCommitsOfOthers() throws {
    let library = try library()
    try library.ibid("tag", "a", "+x")
    try library.write("x\n", to: "x")
    try library.commit("Mine")
    #expect(try library.ibid("undo").status == 0)
    #expect(try library.read("library/a.rec") == Self.record)
    #expect(try library.read("x") == "x\n")
  }

  /// A rebase gives every commit another hash, so that what an undo names is there no more.
  @Test func goesOnAfterARebase() throws {
    let library = try library()
    try library.git("checkout", "-q", "-b", "work")
    for tag in ["x", "y", "y"] { _ = try library.ibid("tag", "a", tag == "y" ? "+y" : "+x") }
    #expect(try library.ibid("undo").output.hasPrefix("undone: Tag a with y"))
    try library.git("checkout", "-q", "main")
    try library.write("key: b\ntype: misc\n", to: "library/b.rec")
    try library.commit("Mine")
    try library.git("checkout", "-q", "work")
    try library.git("rebase", "-q", "main")
    #expect(try library.ibid("undo").output.hasPrefix("undone: Tag a with x"))
    #expect(try library.read("library/a.rec") == Self.record)
    #expect(try library.ibid("undo").status == 1)
  }

  /// Others' commits, which `git pull` brings, are theirs to take back.
  @Test(arguments: ["merge", "rebase"])
  func leavesWhatOthersDid(_ way: String) throws {
    let library = try library()
    try library.ibid("tag", "a", "+mine")
    try library.git("checkout", "-q", "-b", "theirs", "main~1")
    let other = ["GIT_AUTHOR_EMAIL": "bob@example.org", "GIT_COMMITTER_EMAIL": "bob@example.org"]
    try library.ibid("set", "a", "title=Theirs", environment: other)
    try library.ibid("add", "--key", "b", "--title", "B", environment: other)
    try library.git("checkout", "-q", "main")
    try library.git(way, "-q", "theirs")
    let result = try library.ibid("undo", "--dry-run")
    #expect(!result.output.contains("Add b"))
    let own = "\"Tag a with mine\" cannot be undone"
    #expect(
      way == "merge" ? result.errors.contains(own) : result.output.contains("Tag a with mine"))
    #expect(try library.ibid("undo", environment: other).output.contains("undone: Add b: B"))
  }

  @Test func leavesWhatWasChangedSince() throws {
    let library = try library()
    try library.ibid("tag", "a", "+x")
    let text = try library.read("library/a.rec")
    try library.write(text + "note: n\n", to: "library/a.rec")
    let dirty = try library.ibid("undo")
    #expect(dirty.status == 1)
    #expect(
      dirty.errors.hasPrefix(
        "error: \"library/a.rec\" has changes that are not committed, so \"Tag a with x\""))
    try library.commit("Mine")
    let changed = try library.ibid("undo")
    #expect(
      changed.status == 1 && changed.errors.contains("\"library/a.rec\" has been changed since"))
    #expect(try library.read("library/a.rec") == text + "note: n\n")
  }

  @Test func theFirstCommitCanBeUndone() throws {
    let library = try GitLibrary(settings: "auto_commit: yes\n")
    try library.ibid("add", "--key", "a", "--title", "A")
    #expect(try library.ibid("undo").status == 0)
    #expect(try library.git("ls-files").output.isEmpty)
    #expect(try library.ibid("list").output.isEmpty)
  }

  @Test func lineEndsAreThoseOfACheckout() throws {
    let library = try library()
    try library.write("*.rec text eol=crlf\n", to: ".gitattributes")
    let text = Self.record.replacing("\n", with: "\r\n")
    try library.write(text, to: "library/a.rec")
    try library.commit("CRLF")
    #expect(try library.ibid("tag", "a", "+x").errors.isEmpty)
    #expect(try library.ibid("undo").status == 0)
    #expect(try library.read("library/a.rec") == text)
    #expect(try library.git("status", "--porcelain").output.isEmpty)
  }

  @Test func needsARepositoryAtRest() throws {
    let library = try library()
    try library.ibid("tag", "a", "+x")
    try library.branch({ try library.write("x\n", to: "x") }) { try library.write("y\n", to: "x") }
    try library.git("merge", "two", mayFail: true)
    let result = try library.ibid("undo")
    #expect(result.status == 2 && result.errors.contains("git is in the middle of a merge"))
    try FileManager.default.removeItem(atPath: "\(library.path)/.git")
    #expect(try library.ibid("undo").errors.contains("ibid has made no change here"))
  }
}
