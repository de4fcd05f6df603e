import Foundation
import Support
import Testing

/// Commands at the same time, each of which succeeds.
@Suite(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
struct ConcurrencyTests {
  @Test func twoHundredTagsAreAllKept() throws {
    let library = try BinaryLibrary(records: [
      "a.rec": "key: a\ntype: misc\ntitle: A\n\nkey: b\ntype: misc\n"
    ])
    let tags = (0..<200).map { "t\($0)" }
    try run(tags.map { ["tag", "a", "+\($0)"] }, in: library)
    let text = try library.folder.read("library/a.rec")
    let kept = text.split(separator: "\n").filter { $0.hasPrefix("tag: ") }.map { $0.dropFirst(5) }
    #expect(kept.map(String.init).sorted() == tags.sorted())
    #expect(text.hasPrefix("key: a\ntype: misc\ntitle: A\ntag: "))
    #expect(text.hasSuffix("\n\nkey: b\ntype: misc\n"))
  }

  @Test func recordsAddedAtOnceAreAllThere() throws {
    let library = try BinaryLibrary()
    let titles = (0..<60).map { "Work \($0)" }
    // All of them would have the same key.
    try run(
      titles.map { ["add", "--title", $0, "--author", "Lee, A", "--date", "2020"] }, in: library)
    let listed = try library.run(["list", "--columns", "title"]).output
    #expect(Set(listed.split(separator: "\n").map(String.init)) == Set(titles))
    #expect(try library.recordFiles.count == 60)
  }

  @Test func differentCommandsAtOnceDoNotUndoEachOther() throws {
    let records = (0..<30).map { "key: k\($0)\ntype: misc\ntitle: T\($0)\n" }
    let library = try BinaryLibrary(records: ["all.rec": records.joined(separator: "\n")])
    var commands: [[String]] = []
    for number in 0..<30 {
      commands.append(["set", "k\(number)", "note=n\(number)"])
      commands.append(["award", "k\(number)", "Prize \(number)"])
      if number % 3 == 0 { commands.append(["remove", "k\(number + 1)"]) }
      if number % 3 == 0 { commands.append(["rename", "k\(number)", "r\(number)"]) }
      commands.append(["list", "--json"])
    }
    try run(commands, in: library, mayFail: true)
    for number in stride(from: 2, to: 30, by: 3) {
      let text = try library.run(["show", "k\(number)"]).output
      #expect(text.contains("note: n\(number)\n") && text.contains("award: Prize \(number)\n"))
    }
    for number in stride(from: 0, to: 30, by: 3) {
      // The former key resolves, so that no command failed for the renaming.
      let text = try library.run(["show", "k\(number)"]).output
      #expect(text.hasPrefix("key: r\(number)\n"))
      #expect(text.contains("note: n\(number)\n") && text.contains("award: Prize \(number)\n"))
    }
    #expect(try library.run(["list", "--keys"]).output.split(separator: "\n").count == 20)
  }

  /// Runs commands, some thirty at a time.
  private func run(
    _ commands: [[String]], in library: BinaryLibrary, mayFail: Bool = false
  ) throws {
    for start in stride(from: 0, to: commands.count, by: 30) {
      let processes = try commands[start..<min(start + 30, commands.count)].map(library.start)
      for process in processes {
        process.waitUntilExit()
        if !mayFail { #expect(Tool.status(of: process) == 0) }
      }
    }
  }
}
