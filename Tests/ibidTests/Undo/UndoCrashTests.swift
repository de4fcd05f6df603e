import Foundation
import SeededRandom
import Support
import Testing

/// Killed at any moment, a command leaves files that `ibid undo` makes as they were.
@Suite(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
struct UndoCrashTests {
  @Test(arguments: [
    ["tag", "type:misc", "+new"], ["rename", "k7", "renamed7", "paper.tex"],
    ["remove", "k1", "k2", "k3"], ["export", "--into", "refs.bib"],
  ])
  func aKilledCommandCanBeUndone(_ words: [String]) throws {
    let library = try BinaryLibrary()
    var generator = SeededGenerator(seed: 11)
    try reset(library)
    let before = try library.folder.contents()
    let start = Date.now
    #expect(try library.run(words).status == 0)
    let duration = Date.now.timeIntervalSince(start)
    for _ in 0..<12 {
      try reset(library)
      let process = try library.start(words)
      Thread.sleep(forTimeInterval: Double.random(in: 0...duration, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let isChanged = try contents(of: library) != before
      let undo = try library.run(["undo"])
      #expect(undo.status == 0 || (!isChanged && undo.status == 1), "\(undo.errors)")
      #expect(try contents(of: library) == before)
    }
  }

  /// A killed undo is finished by the next.
  @Test func aKilledUndoCanBeFinished() throws {
    let library = try BinaryLibrary()
    var generator = SeededGenerator(seed: 12)
    for _ in 0..<12 {
      try reset(library)
      let before = try library.folder.contents()
      #expect(try library.run(["tag", "type:misc", "+new"]).status == 0)
      let start = Date.now
      #expect(try library.run(["undo", "--dry-run"]).status == 0)
      let duration = Date.now.timeIntervalSince(start)
      let process = try library.start(["undo"])
      Thread.sleep(forTimeInterval: Double.random(in: 0...(2 * duration), using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let undo = try library.run(["undo"])
      #expect(undo.status == 0 || undo.status == 1)
      #expect(try contents(of: library) == before)
    }
  }

  /// All files but the temporary ones, which the next command that writes there clears away.
  private func contents(of library: BinaryLibrary) throws -> [String: Data] {
    try library.folder.contents().filter { !$0.key.contains(".ibid-") }
  }

  private func reset(_ library: BinaryLibrary) throws {
    for folder in [library.folder, library.state] {
      for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
        try FileManager.default.removeItem(atPath: folder.path(name))
      }
    }
    try library.folder.write("", to: "library/ibid.rec")
    for number in 0..<25 {
      try library.folder.write(
        "key: k\(number)\ntype: misc\ntitle: T \(number)\n", to: "library/k\(number).rec")
    }
    try library.folder.write("\\cite{k7}\n", to: "paper.tex")
  }
}
