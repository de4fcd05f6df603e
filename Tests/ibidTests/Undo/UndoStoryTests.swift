import Foundation
import Support
import Testing
import Text

/// The journal and the commits are one story: `ibid undo` takes back whichever is the last change.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct UndoStoryTests {
  private static let record = "key: a\ntype: misc\ntitle: A\ntag: one\n"

  private func library(_ settings: String = "") throws -> GitLibrary {
    try GitLibrary(records: ["a.rec": Self.record], settings: settings)
  }

  private func head(_ library: GitLibrary) throws -> String {
    try library.git("log", "-1", "--format=%s").output.trimmingCharacters(in: .newlines)
  }

  @Test func withoutCommitsTheJournalIsInGitsDirectory() throws {
    let library = try library()
    try library.ibid("tag", "a", "+x")
    try library.ibid("tag", "a", "+y", from: "library")
    #expect(try library.git("status", "--porcelain").output == " M library/a.rec\n")
    #expect(!library.folder.has(".local"))
    #expect(try library.ibid("undo", from: "library").output == "undone: Tag a with y\n")
    #expect(try library.read("library/a.rec") == Self.record + "tag: x\n")
    #expect(try library.ibid("undo").output == "undone: Tag a with x\n")
    #expect(try library.git("status", "--porcelain").output.isEmpty)
    #expect(try head(library) == "Begin")
  }

  /// On, off and on again, with files of the repository and beside it.
  @Test func goesBackInTheOrderOfTheChanges() throws {
    let library = try library()
    func setCommits(_ value: String) throws {
      try library.write("auto_commit: \(value)\n", to: "library/ibid.rec")
      try library.commit("Settings \(value)")
    }
    var steps: [(undone: String, contents: [String: Data])] = []
    func change(_ name: String, _ words: [String]) throws {
      steps.append((name, try contents(of: library)))
      #expect(try library.run(words).status == 0)
    }
    try change("Tag a with off", ["tag", "a", "+off"])
    try setCommits("yes")
    try change("Tag a with on", ["tag", "a", "+on"])
    try change("Export ../beside.bib", ["export", "--into", "../beside.bib"])
    try change("Export refs.bib", ["export", "--into", "refs.bib"])
    try library.write("auto_commit: no\n", to: "library/ibid.rec")
    try change("Set title of a", ["set", "a", "title=Off"])
    try library.git("add", "-A")
    try library.git("commit", "-q", "-m", "By hand")
    try setCommits("yes")
    try change("Rename a to b", ["rename", "a", "b"])
    let listed = try library.ibid("undo", "--list").output.split(separator: "\n")
    #expect(listed.map { $0.split(separator: "\t")[3] } == steps.reversed().map { $0.undone[...] })
    while let (name, before) = steps.popLast() {
      let undo = try library.ibid("undo")
      #expect(undo.status == 0 && undo.errors.isEmpty, "\(undo.errors)")
      #expect(undo.output.hasPrefix("undone: \(name)"))
      #expect(try contents(of: library) == before, "\(name)")
      #expect(try library.git("status", "--porcelain").output.isEmpty)
    }
    #expect(try head(library) == "Undo \"Tag a with off\"")
    #expect(try library.ibid("undo").status == 1)
  }

  /// The files of the records and of exports, wherever they are.
  private func contents(of library: GitLibrary) throws -> [String: Data] {
    try library.folder.contents().filter { name, _ in
      !name.contains("/.git/") && !name.hasPrefix(".local/") && !name.hasSuffix("ibid.rec")
    }
  }

  /// A change that was taken back by a commit elsewhere is not taken back twice.
  @Test func whatHistoryTookBackIsPast() throws {
    let library = try library("auto_commit: yes\n")
    try library.ibid("tag", "a", "+x")
    try library.ibid("tag", "a", "+y")
    try library.git("reset", "-q", "--hard", "HEAD~1")
    #expect(try library.ibid("undo").output.hasPrefix("undone: Tag a with x"))
    #expect(try library.ibid("undo").status == 1)
    // A commit that is gone, with its change still there.
    try library.ibid("tag", "a", "+z")
    try library.git("reset", "-q", "--soft", "HEAD~1")
    #expect(try library.ibid("undo").output == "undone: Tag a with z\n")
    #expect(try library.read("library/a.rec") == Self.record)
  }

  /// Without the journal, commits are taken back as git has them.
  @Test func aCloneHasTheCommits() throws {
    let library = try library("auto_commit: yes\n")
    try library.ibid("tag", "a", "+x")
    try library.git("clone", "-q", ".", "../clone")
    let clone = library.at(library.folder.path("clone"))
    #expect(try clone.ibid("undo", "--list").output.contains("\tTag a with x\tlibrary/a.rec\n"))
    #expect(try clone.ibid("undo").output.hasPrefix("undone: Tag a with x ("))
    #expect(try clone.read("library/a.rec") == Self.record)
  }

  @Test func eachWorkingTreeHasItsOwn() throws {
    let library = try library()
    try library.git("worktree", "add", "-q", "-b", "two", "../two")
    let other = library.at(library.folder.path("two"))
    try library.ibid("tag", "a", "+x")
    #expect(try other.ibid("undo").status == 1)
    try other.ibid("tag", "a", "+y")
    #expect(try library.ibid("undo").output == "undone: Tag a with x\n")
    #expect(try other.ibid("undo").output == "undone: Tag a with y\n")
  }

  @Test func eachLibraryHasItsOwn() throws {
    let library = try library("auto_commit: yes\n")
    try library.write("auto_commit: yes\n", to: "sub/library/ibid.rec")
    try library.write(Self.record, to: "sub/library/a.rec")
    try library.commit("Two")
    try library.ibid("tag", "a", "+x")
    try library.ibid("tag", "a", "+y", from: "sub")
    #expect(try library.ibid("-C", "sub", "undo").output.hasPrefix("undone: Tag a with y"))
    #expect(try library.ibid("-C", "sub", "undo").status == 1)
    #expect(try library.ibid("undo").output.hasPrefix("undone: Tag a with x"))
  }

  /// A hook may run commands of ibid's that write.
  @Test func hooksMayWrite() throws {
    let library = try library("auto_commit: yes\n")
    let hook = ".git/hooks/pre-commit"
    try library.write("#!/bin/sh\nibid export --into hooked.bib\n", to: hook)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: "\(library.path)/\(hook)")
    #expect(try library.ibid("tag", "a", "+x").status == 0)
    // The export came last.
    #expect(try library.ibid("undo").output == "undone: Export hooked.bib\n")
    #expect(try library.ibid("undo").output.hasPrefix("undone: Tag a with x"))
  }

  @Test func worksWithoutGit() throws {
    let library = try library()
    let path = try Tool.folder(of: ["sh"])
    let environment = ["PATH": path.path]
    #expect(try library.ibid("tag", "a", "+x", environment: environment).status == 0)
    let undo = try library.ibid("undo", environment: environment)
    #expect(undo.output == "undone: Tag a with x\n" && undo.errors.isEmpty)
  }

  /// A merge that `ibid resolve` made again becomes the conflict that it was, for git too.
  @Test func aResolvedMergeComesBack() throws {
    let library = try GitLibrary(records: ["a.rec": Self.record + "date: 2020\n"], isSetUp: false)
    try library.branch({
      try library.write(Self.record + "date: 2021\n", to: "library/a.rec")
    }) {
      try library.write(
        Self.record.replacing("tag: one", with: "tag: two") + "date: 2020\n", to: "library/a.rec")
    }
    try library.git("merge", "-q", "two", mayFail: true)
    let conflict = try library.read("library/a.rec")
    for _ in 0..<2 {
      #expect(try library.ibid("resolve").status == 0)
      #expect(try library.git("status", "--porcelain").output == "M  library/a.rec\n")
      #expect(try library.ibid("undo").output == "undone: Merge library/a.rec by field and value\n")
      #expect(try library.git("status", "--porcelain").output == "UU library/a.rec\n")
      #expect(try library.read("library/a.rec") == conflict)
    }
    #expect(try library.ibid("resolve").status == 0)
    try library.git("commit", "-q", "-m", "Merged")
    #expect(try library.ibid("undo").status == 1)
  }

  /// A journal in a repository from elsewhere cannot name a file outside.
  @Test func aStrangersJournalReachesNothingElse() throws {
    let library = try library()
    try library.write("mine\n", to: "../outside")
    try library.ibid("export", "--into", "outside.bib")
    let items = try library.folder.files(under: "lib/.git/ibid")
    let journal = try #require(items.first)
    #expect(items.count == 1)
    let text = try library.folder.read(journal)
    for name in ["../outside", ".git/config", "/etc/hosts"] {
      let entry = text.replacing("\"path\": \"outside.bib\"", with: "\"path\": \"\(name)\"")
      let rest = entry.split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)[3]
      // As a stranger would write it: with the right length and the right hash.
      let head = "\(rest.utf8.count)\n\(rest)"
      try library.folder.write(
        "ibid undo 1\n\(head.stableHash)\n\(head)", to: journal)
      let undo = try library.ibid("undo")
      #expect(undo.status == 1 && undo.errors.contains("has been changed since"), "\(undo)")
    }
    #expect(try library.read("../outside") == "mine\n")
  }
}
