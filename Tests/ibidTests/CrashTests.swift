import SeededRandom
import Foundation
import Records
import Store
import Support
import Testing

/// A command that is killed at any moment leaves every record whole.
@Suite(.enabled(if: Tool.ibid != nil, "the built program is not beside the tests"))
struct CrashTests {
  /// A hundred in all.
  private static let kills = 34

  @Test func addingAFile() throws {
    let entries = (0..<60).map {
      "@book{new\($0), title = {Title \($0)}, author = {Lee, A}, year = 2001, note = {n \($0)}}\n"
    }
    try killed(["add", "new.bib", "--force"], files: ["new.bib": entries.joined()]) { record in
      guard record.key.text.hasPrefix("new") else { return false }
      return record["note"] != nil && record["title"] != nil && record["date"] == "2001"
    }
  }

  @Test func tagging() throws {
    try killed(["tag", "type:misc", "+new", "-old"]) { _ in false }
  }

  @Test func renaming() throws {
    try killed(["rename", "k7", "renamed7", "paper.tex"], files: ["paper.tex": "\\cite{k7}\n"]) {
      $0.key.text == "renamed7" && $0.aliases == ["k7"] && $0["note"] == "n 7"
    }
  }

  /// Kills a command again and again, on a library of forty records in thirty-one files.
  ///
  /// `isNew` says whether a record that was not there before is as the command makes it.
  private func killed(
    _ words: [String], files: [String: String] = [:], isNew: (Record) -> Bool
  ) throws {
    let library = try BinaryLibrary()
    var generator = SeededGenerator(seed: 7)
    // How long the command takes decides where in it the blows fall.
    try reset(library, files)
    let start = Date.now
    #expect(try library.run(words).status == 0)
    let duration = Date.now.timeIntervalSince(start)
    for _ in 0..<Self.kills {
      try reset(library, files)
      let process = try library.start(words)
      Thread.sleep(forTimeInterval: Double.random(in: 0...duration, using: &generator))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      try expectWhole(library, isNew)
      // The next command works, and clears away what was left.
      let next = try library.run(["tag", "k1", "+next"])
      #expect(next.status == 0 && next.errors.isEmpty)
      let left = try library.folder.files(under: "library").filter { $0.contains("/.ibid-") }
      #expect(left.isEmpty)
    }
  }

  private func reset(_ library: BinaryLibrary, _ files: [String: String]) throws {
    try FileManager.default.removeItem(atPath: library.folder.path("library"))
    try library.folder.write("", to: "library/ibid.rec")
    for number in 0..<30 { try library.folder.write(text(number), to: "library/k\(number).rec") }
    let many = (30..<40).map(text).joined(separator: "\n")
    try library.folder.write("# Several.\n\n" + many, to: "library/many.rec")
    for (name, text) in files { try library.folder.write(text, to: name) }
  }

  private func text(_ number: Int) -> String {
    "key: k\(number)\ntype: misc\ntitle: T \(number)\nnote: n \(number)\ntag: old\n"
  }

  private func expectWhole(_ library: BinaryLibrary, _ isNew: (Record) -> Bool) throws {
    var keys: Set<String> = []
    for file in try library.recordFiles {
      let document = RecDocument(Array(try library.folder.read(file).utf8), file: file)
      #expect(document.faults.isEmpty && document.records.count == document.entries.count)
      #expect(!document.records.isEmpty, "\(file) is empty")
      for record in document.records {
        keys.insert(record.key.text)
        keys.formUnion(record.aliases)
        if record.key.text.hasPrefix("k") {
          let number = record.key.text.dropFirst()
          let tags = record.values(of: "tag")
          #expect(record["title"] == "T \(number)" && record["note"] == "n \(number)")
          #expect(tags == ["old"] || tags == ["new"])
        } else {
          #expect(isNew(record), "\(record.key)")
        }
      }
    }
    #expect(keys.isSuperset(of: (0..<40).map { "k\($0)" }))
  }
}
