import Foundation
import Support
import Testing

/// What is said where git finds a repository and does not work with it, in git's own words.
@Suite(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
struct GitRefusalTests {
  private static let record = "key: a\ntype: misc\ntitle: A\n"

  /// git takes each folder for another user's.
  private static let foreign = ["GIT_TEST_ASSUME_DIFFERENT_OWNER": "1"]

  private let library: GitLibrary

  init() throws { library = try GitLibrary(records: ["a.rec": Self.record]) }

  /// What the commands that need a repository say; each of them fails.
  private func said(environment: [String: String] = [:]) throws -> [String] {
    try [["log"], ["log", "a"], ["resolve"]].map { words in
      let result = try library.run(words, environment: environment)
      #expect(result.status == 2 && result.output.isEmpty)
      return result.errors
    }
  }

  @Test func namesTheExceptionForAFolderOfAnotherOwner() throws {
    let path = library.path
    for errors in try said(environment: Self.foreign) {
      #expect(
        errors == """
          error: git refuses to work here: detected dubious ownership in repository at '\(path)'
          hint: if you trust who owns the folder, run \
          `git config --global --add safe.directory \(path)`

          """)
    }
    // What needs no repository goes on, in any language.
    let german = Self.foreign.merging(["LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"]) { $1 }
    #expect(try library.run(["list", "--keys"], environment: german).output == "a\n")
    #expect(try said(environment: german)[0].contains("dubious ownership"))
    let check = try library.run(["check", "--only", "syntax"], environment: german)
    #expect(check.status == 0 && check.errors.contains("safe.directory"))
    let begun = try library.run(["init"], environment: german)
    #expect(begun.status == 0 && begun.errors.contains("safe.directory"))
    #expect(!begun.errors.contains("not in a git repository"))
  }

  @Test func keepsTheChangeThatGitDoesNotCommit() throws {
    try library.write("auto_commit: yes\n", to: "library/ibid.rec")
    let result = try library.run(["tag", "a", "+x"], environment: Self.foreign)
    #expect(result.status == 0)
    #expect(result.errors.hasPrefix("warning: the change is not committed: git refuses"))
    #expect(result.errors.contains("safe.directory"))
    #expect(try library.read("library/a.rec") == Self.record + "tag: x\n")
  }

  @Test func givesGitsWordsForADamagedRepository() throws {
    try library.write("[core\n", to: ".git/config")
    for errors in try said() {
      #expect(errors.hasPrefix("error: git refuses to work here: bad config line 1 in file"))
    }
    // A worktree whose repository is gone.
    try FileManager.default.removeItem(atPath: "\(library.path)/.git")
    try library.write("gitdir: /nowhere/at/all\n", to: ".git")
    for errors in try said() {
      #expect(
        errors.hasPrefix(
          "error: git refuses to work here: not a git repository: /nowhere/at/all\nhint: "))
    }
  }

  @Test func tellsAMissingRepositoryFromAMissingGit() throws {
    let programs = try Tool.folder(of: ["sh"])
    for errors in try said(environment: ["PATH": programs.path]) {
      #expect(errors.hasPrefix("error: cannot run \"git\": no such file or directory\n"))
      #expect(errors.contains("hint: install git"))
    }
    try FileManager.default.removeItem(atPath: "\(library.path)/.git")
    // The folder of temporary files may be in a repository of its own.
    let ceiling = ["GIT_CEILING_DIRECTORIES": library.folder.path]
    for errors in try said(environment: ceiling) {
      #expect(errors.hasPrefix("error: the library is not in a git repository"))
    }
  }
}
