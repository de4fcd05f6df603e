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
    #expect(last.errors.hasPrefix("error: ibid has committed nothing here that could be undone\n"))
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
    #expect(try library.ibid("undo").errors.contains("the library is in no git repository"))
  }
}
