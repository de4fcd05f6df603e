import Foundation
import OperatingSystem
import Support
import Testing
import Text

@testable import History

/// What is found out about a repository.
@Suite(.enabled(if: ScratchRepository.canRun, "git is missing"))
struct RepositoryTests {
  @Test func knowsItsFolders() throws {
    let scratch = try ScratchRepository()
    let repository = try scratch.repository
    #expect(repository.top == scratch.path)
    #expect(repository.gitFolder == "\(scratch.path)/.git")
    try scratch.commit("Begin")
    try scratch.git("worktree", "add", "-q", "--detach", "../tree")
    let tree = try #require(try Repository(of: scratch.folder.path("tree/library")))
    #expect(tree.top.hasSuffix("/tree") && tree.gitFolder.hasSuffix("/.git/worktrees/tree"))
    #expect(try Repository(of: "/") == nil)
  }

  /// Then git's answers are not told apart by their lines.
  @Test func aPathMayHoldALineEnd() throws {
    let folder = try TemporaryFolder()
    let path = try #require(Files.realPath(folder.path)) + "/two\nlines"
    try folder.write("", to: "two\nlines/a")
    try Tool.run(["git", "init", "-q", "."], in: path)
    let repository = try #require(try Repository(of: path))
    #expect(repository.top == path && repository.gitFolder == "\(path)/.git")
  }

  @Test func namesFilesFromTheRoot() throws {
    let scratch = try ScratchRepository()
    let repository = try scratch.repository
    #expect(repository.name(of: "\(scratch.path)/library/a.rec") == "library/a.rec")
    #expect(repository.name(of: "\(scratch.path)/new/folder/a") == "new/folder/a")
    #expect(repository.name(of: scratch.path) == ".")
    #expect(repository.name(of: scratch.folder.path("beside")) == nil)
    #expect(repository.name(of: "\(scratch.path)-other/a") == nil)
    // A link on the way is followed, the last one is not.
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: "\(scratch.path)/link", withDestinationPath: "library")
    try manager.createSymbolicLink(
      atPath: "\(scratch.path)/out", withDestinationPath: scratch.folder.path)
    #expect(repository.name(of: "\(scratch.path)/link/a.rec") == "library/a.rec")
    #expect(repository.name(of: "\(scratch.path)/link") == "link")
    #expect(repository.name(of: "\(scratch.path)/out/a") == nil)
  }

  @Test(arguments: [
    ("MERGE_HEAD", "a merge"), ("rebase-merge", "a rebase"), ("CHERRY_PICK_HEAD", "a cherry-pick"),
    ("REVERT_HEAD", "a revert"), ("BISECT_LOG", "a bisection"),
  ])
  func seesWhatIsGoingOn(_ file: String, _ operation: String) throws {
    let scratch = try ScratchRepository()
    let repository = try scratch.repository
    #expect(repository.operation == nil)
    try repository.requireRest()
    try scratch.write("", to: ".git/\(file)")
    #expect(repository.operation == operation)
    let error = #expect(throws: Diagnostic.self) { try repository.requireRest() }
    #expect(error?.message == "git is in the middle of \(operation)")
  }

  @Test func saysWhyGitRefuses() throws {
    let scratch = try ScratchRepository()
    try scratch.write("[core\n", to: ".git/config")
    let error = #expect(throws: Diagnostic.self) { try Repository(of: scratch.path) }
    #expect(error?.message.hasPrefix("git refuses to work here: bad config line 1") ?? false)
    try scratch.remove(".git")
    try scratch.write("gitdir: /nowhere/at/all\n", to: ".git")
    let other = #expect(throws: Diagnostic.self) { try Repository(of: scratch.path) }
    #expect(
      other?.message == "git refuses to work here: not a git repository: /nowhere/at/all")
    #expect(other?.hint == "`git status` in the library's folder says more")
  }

  @Test func aCommandThatFailsIsReported() throws {
    let scratch = try ScratchRepository()
    let repository = try scratch.repository
    var output: [UInt8] = []
    let error = #expect(throws: Diagnostic.self) {
      try repository.run(["rev-parse", "--verify", "nothing"]) { output += $0 }
    }
    #expect(error?.message == "git rev-parse failed with status 128")
    #expect(String(decoding: output, as: UTF8.self).contains("Needed a single revision"))
    #expect(try repository.output(of: ["rev-parse", "--verify", "nothing"]) == nil)
    #expect(repository.top == scratch.path)
  }

  @Test func partsMayBeEmpty() {
    #expect(Array("a\0\0b\0".utf8).splitByZero == ["a", "", "b"])
    #expect([UInt8]().splitByZero.isEmpty)
    #expect(["a", "b c"].endedByZero == Array("a\0b c\0".utf8))
  }
}
