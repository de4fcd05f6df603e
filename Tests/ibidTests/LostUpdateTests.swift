import Foundation
import SeededRandom
import Support
import Testing

/// While a command writes many files, another program saves some of them: no save is lost.
@Suite(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
struct LostUpdateTests {
  private static let runs = 30
  private static let count = 60

  private func text(_ number: Int) -> String {
    "key: k\(number)\ntype: misc\ntitle: T \(number)\n"
  }

  @Test(arguments: ["in place", "by rename"])
  func aSaveIsLastOrTheCommandRefuses(_ way: String) throws {
    let library = try BinaryLibrary()
    var generator = SeededGenerator(seed: way == "in place" ? 5 : 6)
    try reset(library)
    let start = Date.now
    #expect(try library.run(["tag", "type:misc", "+new"]).status == 0)
    let duration = Date.now.timeIntervalSince(start)
    var refusals = 0
    for run in 0..<Self.runs {
      try reset(library)
      let process = try library.start(["tag", "type:misc", "+new"])
      Thread.sleep(forTimeInterval: Double.random(in: 0...duration, using: &generator))
      let number = Int.random(in: 0..<Self.count, using: &generator)
      let saved = text(number) + "note: saved \(run)\n"
      try save(saved, as: "library/k\(number).rec", way, in: library)
      process.waitUntilExit()
      let status = Tool.status(of: process)
      #expect(status == 0 || status == 2)
      if status == 2 { refusals += 1 }
      let now = try library.folder.read("library/k\(number).rec")
      #expect(now == saved || now == saved + "tag: new\n", "lost in run \(run)")
      // All or nothing.
      for other in 0..<Self.count where other != number {
        let expected = text(other) + (status == 0 ? "tag: new\n" : "")
        #expect(try library.folder.read("library/k\(other).rec") == expected)
      }
    }
    let left = try library.folder.files(under: "library").filter { $0.contains("/.ibid-") }
    #expect(left.isEmpty)
    #expect(refusals < Self.runs)
  }

  private func save(
    _ text: String, as name: String, _ way: String, in library: BinaryLibrary
  ) throws {
    if way == "by rename" {
      try library.folder.write(text, to: "\(name)~")
      #expect(unsafe rename(library.folder.path("\(name)~"), library.folder.path(name)) == 0)
    } else {
      let file = try #require(FileHandle(forWritingAtPath: library.folder.path(name)))
      try file.truncate(atOffset: 0)
      try file.write(contentsOf: Data(text.utf8))
      try file.close()
    }
  }

  private func reset(_ library: BinaryLibrary) throws {
    try library.folder.write("", to: "library/ibid.rec")
    for number in 0..<Self.count {
      try library.folder.write(text(number), to: "library/k\(number).rec")
    }
  }
}
