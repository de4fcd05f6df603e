import Foundation
import Support
import Testing
import Text

@testable import OperatingSystem

/// What another program saves while a transaction is at work is never lost.
struct LostUpdateTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    for name in ["a", "b", "c"] { try folder.write("old \(name)", to: name) }
  }

  /// Ways in which programs save a file.
  enum Saving: CaseIterable {
    case inPlace, byRename, inPlaceWithSameLength, byRenameWithSameLength

    func save(_ name: String, in folder: TemporaryFolder) throws {
      let text = self == .inPlace || self == .byRename ? "saved by others" : "OLD \(name)"
      switch self {
      case .inPlace, .inPlaceWithSameLength:
        let file = try #require(FileHandle(forWritingAtPath: folder.path(name)))
        try file.truncate(atOffset: 0)
        try file.write(contentsOf: Data(text.utf8))
        try file.close()
      case .byRename, .byRenameWithSameLength:
        try folder.write(text, to: "\(name).new")
        #expect(unsafe rename(folder.path("\(name).new"), folder.path(name)) == 0)
      }
    }
  }

  private func transaction() throws -> Transaction {
    var transaction = Transaction()
    transaction.write(Array("new a".utf8), to: folder.path("a"), replacing: try version("a"))
    transaction.write(
      Array("new b".utf8), to: folder.path("b"), replacing: try version("b"),
      movedTo: folder.path("moved"))
    transaction.write(Array("made".utf8), to: folder.path("made"), replacing: nil)
    transaction.remove(folder.path("c"), holding: try version("c"))
    return transaction
  }

  private func version(_ name: String) throws -> FileVersion {
    try FileVersion(reading: folder.path(name))
  }

  /// Every moment, every file, every way: all files are as they were but for the save.
  @Test(arguments: Saving.allCases)
  func aSaveBeforeTheEndUndoesAll(_ saving: Saving) throws {
    let moments: [Transaction.Moment] = [
      .beforeLook, .beforeExchange(0), .beforeExchange(1), .beforeExchange(3),
    ]
    for moment in moments {
      for name in ["a", "b", "c"] {
        // Before its exchange: what is saved later is a save over the new contents.
        let step = ["a": 0, "b": 1, "c": 3][name] ?? 0
        if case .beforeExchange(let index) = moment, index > step { continue }
        try reset()
        let transaction = try transaction()
        let before = try folder.contents()
        var saved: [String: Data] = [:]
        let error = #expect(throws: Diagnostic.self) {
          try transaction.commit(isDurable: false) { now in
            guard now == moment else { return }
            try? saving.save(name, in: folder)
            saved[name] = (try? folder.read(name)).map { Data($0.utf8) }
          }
        }
        #expect(error?.message.contains("/\(name)\" changed while") ?? false)
        #expect(error?.hint == "run the command again")
        let expected = before.merging(saved) { $1 }
        #expect(saved.count == 1)
        #expect(try folder.contents() == expected, "\(moment) \(name)")
      }
    }
  }

  /// A program may set the time of its save back; what came out of the exchange is read.
  @Test func aSaveThatKeepsSizeAndTimeIsSeen() throws {
    let backdate = { [folder] (name: String) in
      let date: [FileAttributeKey: Any] = [.modificationDate: Date(timeIntervalSince1970: 1e9)]
      try FileManager.default.setAttributes(date, ofItemAtPath: folder.path(name))
    }
    for name in ["a", "b", "c"] {
      try reset()
      for name in ["a", "b", "c"] { try backdate(name) }
      // Until the clock has moved on, no stamp would be trusted.
      usleep(100_000)
      let transaction = try transaction()
      let before = try folder.contents()
      let step = ["a": 0, "b": 1, "c": 3][name] ?? 0
      #expect(throws: Diagnostic.self) {
        try transaction.commit(isDurable: false) { now in
          guard now == .beforeExchange(step) else { return }
          try? Saving.inPlaceWithSameLength.save(name, in: folder)
          try? backdate(name)
        }
      }
      let expected = before.merging([name: Data("OLD \(name)".utf8)]) { $1 }
      #expect(try folder.contents() == expected, "\(name)")
    }
  }

  /// An editor that had the file open writes to what is no longer the file.
  @Test func aWriteThroughAnOpenDescriptorIsSeen() throws {
    for name in ["a", "b", "c"] {
      try reset()
      let transaction = try transaction()
      let before = try folder.contents()
      let file = try #require(FileHandle(forWritingAtPath: folder.path(name)))
      #expect(throws: Diagnostic.self) {
        try transaction.commit(isDurable: false) { now in
          guard now == .beforeLastLook else { return }
          try? file.write(contentsOf: Data("LATE".utf8))
        }
      }
      let late = Data(("LATE" + "old \(name)".dropFirst(4)).utf8)
      let expected = before.merging([name: late]) { $1 }
      #expect(try folder.contents() == expected, "\(name)")
    }
  }

  /// Of two saves the last one stays, also where the first made the transaction go back.
  @Test(arguments: Saving.allCases)
  func theLastSaveStays(_ saving: Saving) throws {
    let transaction = try transaction()
    #expect(throws: Diagnostic.self) {
      try transaction.commit(isDurable: false) { now in
        if now == .beforeExchange(3) { try? Saving.byRename.save("c", in: folder) }
        if now == .beforeTakingBack { try? saving.save("a", in: folder) }
      }
    }
    let saved = saving == .inPlace || saving == .byRename ? "saved by others" : "OLD a"
    try expect(["a": saved, "b": "old b", "c": "saved by others"])
  }

  /// A file made meanwhile is not overwritten, nor one where a file was to move.
  @Test(arguments: ["made", "moved"]) func aNewFileOfOthersStays(_ name: String) throws {
    for moment in [Transaction.Moment.beforeLook, .beforeExchange(0), .beforeExchange(1)] {
      try reset()
      let transaction = try transaction()
      let before = try folder.contents()
      #expect(throws: Diagnostic.self) {
        try transaction.commit(isDurable: false) { now in
          if now == moment { try? folder.write("of others", to: name) }
        }
      }
      #expect(try folder.contents() == before.merging([name: Data("of others".utf8)]) { $1 })
    }
  }

  /// What does not change the contents hinders nobody.
  @Test func sameContentsAreNoChange() throws {
    let transaction = try transaction()
    try folder.write("old a", to: "copy")
    #expect(unsafe rename(folder.path("copy"), folder.path("a")) == 0)
    #expect(unsafe chmod(folder.path("b"), 0o640) == 0)
    try transaction.commit(isDurable: false)
    try expect(["a": "new a", "moved": "new b", "made": "made"])
  }

  @Test func aSaveAfterwardsIsLast() throws {
    let transaction = try transaction()
    try transaction.commit(isDurable: false) { now in
      if now == .beforeLastLook { try? Saving.inPlace.save("a", in: folder) }
    }
    #expect(try folder.read("a") == "saved by others")
  }

  @Test func keepsModeAttributesAndLinks() throws {
    try folder.write("behind a link", to: "target")
    #expect(unsafe chmod(folder.path("target"), 0o640) == 0)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: "target")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("dangling"), withDestinationPath: "yet to be made")
    var transaction = Transaction()
    transaction.write(Array("new".utf8), to: folder.path("link"), replacing: try version("link"))
    transaction.write(Array("made".utf8), to: folder.path("dangling"), replacing: nil)
    try transaction.commit(isDurable: false)
    let attributes = try FileManager.default.attributesOfItem(atPath: folder.path("target"))
    #expect(attributes[.posixPermissions] as? Int == 0o640)
    #expect(try folder.read("target") == "new" && folder.read("yet to be made") == "made")
    for (link, target) in [("link", "target"), ("dangling", "yet to be made")] {
      let manager = FileManager.default
      #expect(try manager.destinationOfSymbolicLink(atPath: folder.path(link)) == target)
    }
  }

  @Test func readsNoDeviceAndNoFIFO() throws {
    #expect(unsafe mkfifo(folder.path("fifo"), 0o600) == 0)
    for path in [folder.path("fifo"), folder.path, "/dev/null"] {
      #expect(throws: Diagnostic.self) { try FileVersion(at: path) }
    }
    #expect(try FileVersion(at: folder.path("nowhere")) == nil)
    #expect(throws: Diagnostic.self) { try FileVersion(reading: folder.path("nowhere")) }
  }

  /// The files of a process that is gone are cleared away, those of a running one are not.
  @Test func clearsWhatKilledCommandsLeft() throws {
    let gone = Foundation.Process()
    gone.executableURL = URL(fileURLWithPath: "/bin/sh")
    gone.arguments = ["-c", "exit 0"]
    try gone.run()
    gone.waitUntilExit()
    let own = ".ibid-\(getpid())-0.tmp"
    let old = ".ibid-\(getpid())-1.tmp"
    let other = ".ibid-\(gone.processIdentifier)-0.tmp"
    for name in [own, old, other, ".ibid-notes", "ibid-1.tmp"] { try folder.write("", to: name) }
    Transaction.clearTemporaries(in: folder.path)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(left == [own, old, ".ibid-notes", "a", "b", "c", "ibid-1.tmp"].sorted())
    Transaction.clearTemporaries(in: folder.path, areOwn: true)
    let rest = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(rest == [".ibid-notes", "a", "b", "c", "ibid-1.tmp"])
  }

  private func expect(_ contents: [String: String]) throws {
    #expect(try folder.contents() == contents.mapValues { Data($0.utf8) })
  }

  private func reset() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      try FileManager.default.removeItem(atPath: folder.path(name))
    }
    for name in ["a", "b", "c"] { try folder.write("old \(name)", to: name) }
  }
}
