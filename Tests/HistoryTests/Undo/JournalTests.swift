import Foundation
import OperatingSystem
import Support
import Testing
import Text

@testable import History

/// The journal itself: its entries, its bounds, and what it does with what is not its own.
struct JournalTests {
  private let folder: TemporaryFolder
  private let state: TemporaryFolder

  init() throws {
    (folder, state) = (try TemporaryFolder(), try TemporaryFolder())
    try folder.write("", to: "lib/library/ibid.rec")
  }

  private var journal: Journal { Journal(of: folder.path("lib"), stateHome: state.path) }

  /// Changes a file, noted in the journal.
  private func change(
    _ name: String, to text: String, in room: Int = Journal.maximumBytes
  ) throws {
    var journal = journal
    journal.maximumBytes = room
    let path = folder.path(name)
    var transaction = Transaction()
    transaction.write(Array(text.utf8), to: path, replacing: try FileVersion(at: path))
    var begun = try journal.begin(transaction.effects, command: "test", subject: name, at: 0)
    try transaction.commit(isDurable: false)
    begun.finish()
  }

  @Test(arguments: [
    ("", ""), ("", "a"), ("a", ""), ("abc", "abc"), ("abc", "axc"), ("aaa", "aa"), ("aa", "aaaa"),
    ("abab", "ab"), ("one\ntwo\n", "one\n2\ntwo\n"),
  ])
  func patchesTurnOneTextIntoAnother(_ one: String, _ other: String) {
    let (one, other) = (Array(one.utf8), Array(other.utf8))
    let patch = FilePatch(from: one, to: other)
    #expect(patch.applied(to: one) == other)
    #expect(patch.start + patch.middle.count + patch.end == other.count)
    #expect(FilePatch(start: 2, end: 2, middle: []).applied(to: [1, 2, 3]) == nil)
    #expect(FilePatch(start: -1, end: 0, middle: []).applied(to: [1, 2, 3]) == nil)
  }

  @Test func entriesComeBackFromTheirBytes() throws {
    try change("lib/\"ü\n.rec", to: "one\0two")
    try change("lib/\"ü\n.rec", to: "one\0zwei")
    let items = try journal.items()
    #expect(items.map(\.number) == [2, 1] && items.map(\.state) == [.made, .made])
    let entry = try #require(try journal.entry(items[0]))
    #expect(entry.command == "test" && entry.subject == "lib/\"ü\n.rec")
    #expect(entry.files.map(\.patch.middle) == [Array("two".utf8)])
    #expect(JournalEntry(entry.bytes) == entry)
  }

  /// No byte of an entry can be changed, lost or added unnoticed, and none makes reading it fail.
  @Test func damageIsSeen() throws {
    try change("lib/a", to: "contents")
    let bytes = try #require(try journal.entry(try journal.items()[0])).bytes
    for index in bytes.indices {
      var damaged = bytes
      damaged[index] ^= 0x10
      #expect(JournalEntry(damaged) == nil)
      #expect(JournalEntry(Array(bytes[..<index])) == nil)
    }
    #expect(JournalEntry(bytes + [0]) == nil)
    for head in ["-1", "999999999999999999999", "9223372036854775807", "", "x"] {
      let rest = Array("\(head)\n{}".utf8)
      #expect(JournalEntry(Array("ibid undo 1\n\(rest.stableHash)\n".utf8) + rest) == nil)
    }
  }

  @Test func keepsAHundredChanges() throws {
    for number in 0..<103 { try change("lib/a", to: "\(number)") }
    let numbers = try journal.items().map(\.number)
    #expect(numbers == Array((4...103).reversed()))
  }

  @Test func keepsNoMoreThanItMay() throws {
    let room = 30_000
    let third = String(repeating: "x", count: room / 3)
    for number in 0..<3 { try change("lib/\(number)", to: third, in: room) }
    // What goes is kept whole, what comes is in the file itself.
    for number in 0..<3 { try change("lib/\(number)", to: "", in: room) }
    #expect(try journal.items().map(\.number) == [6, 5])
    try change("lib/large", to: third + third + third, in: room)
    let error = #expect(throws: Diagnostic.self) { try change("lib/large", to: "", in: room) }
    #expect(error?.message.hasPrefix("what it replaces is more than") ?? false)
  }

  @Test func isPrivate() throws {
    try change("lib/a", to: "a")
    let manager = FileManager.default
    for name in try manager.subpathsOfDirectory(atPath: state.path) {
      let attributes = try manager.attributesOfItem(atPath: state.path(name))
      let isFolder = attributes[.type] as? FileAttributeType == .typeDirectory
      #expect(attributes[.posixPermissions] as? Int == (isFolder ? 0o700 : 0o600), "\(name)")
    }
  }

  /// Somebody else's folder in the journal's place is neither written to nor read.
  @Test func followsNoLinks() throws {
    try FileManager.default.createDirectory(
      atPath: folder.path("elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: state.path("ibid"), withDestinationPath: folder.path("elsewhere"))
    #expect(throws: Diagnostic.self) { try change("lib/a", to: "a") }
    #expect(throws: Diagnostic.self) { try journal.items() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("elsewhere")) == [])
  }

  /// Entries in a git directory, which may come from a stranger, reach no file outside its tree.
  @Test func staysInTheWorkingTree() throws {
    try folder.write("ref: refs/heads/main\n", to: "lib/.git/HEAD")
    try folder.write("", to: "lib/sub/x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("lib/out"), withDestinationPath: folder.path)
    let place = try #require(
      JournalPlace.all(of: folder.path("lib"), stateHome: state.path).first)
    for name in ["a", "library/a.rec", "sub/new/a"] {
      #expect(place.path(of: name) == folder.path("lib/\(name)"))
    }
    let bad = [
      "", "/etc/x", "../x", "sub/../../x", ".git/hooks/post-commit", ".GIT/hooks/x", "out/x", "out",
      "./a", "sub//x", "a\0b",
    ]
    for name in bad { #expect(place.path(of: name) == nil, "\(name)") }
    // A change of other files goes to the user's own folder.
    try change("lib/a", to: "a")
    try change("beside", to: "b")
    let items = try journal.items()
    #expect(items.map(\.number) == [2, 1] && items.map(\.place) == [1, 0])
  }

  /// Each working tree of a repository has its own journal, and so has each library.
  @Test func findsTheGitFolder() throws {
    try folder.write("ref: refs/heads/main\n", to: "repo/.git/HEAD")
    try folder.write("ref: refs/heads/two\n", to: "repo/.git/worktrees/two/HEAD")
    try folder.write("gitdir: \(folder.path)/repo/.git/worktrees/two\n", to: "two/.git")
    try folder.write("gitdir: ../repo/.git/modules/none\n", to: "broken/.git")
    try folder.write("", to: "repo/papers/library/ibid.rec")
    let homes = ["repo", "repo/papers", "two", "broken"].map { name in
      JournalPlace.all(of: folder.path(name), stateHome: nil).map { [$0.home] + $0.names }
    }
    let git = folder.path("repo/.git")
    #expect(homes[0] == [[git, "ibid", "undo-\(".".stableHash)"]])
    #expect(homes[1] == [[git, "ibid", "undo-\("papers".stableHash)"]])
    #expect(homes[2] == [["\(git)/worktrees/two", "ibid", "undo-\(".".stableHash)"]])
    #expect(homes[3].isEmpty)
  }
}
