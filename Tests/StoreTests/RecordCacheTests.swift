import SeededRandom
import Foundation
import Records
import Support
import Testing

@testable import Store

/// A library says the same with its cache, without it, and with a damaged one.
struct RecordCacheTests {
  private let folder: TemporaryFolder
  private var cacheFolder: String { folder.path("cache") }

  /// A library of more files than are read without a cache, old enough to be kept in one.
  ///
  /// Some files have lines that are no fields; those are read each time, and are not kept.
  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
    for number in 0..<RecordCache.leastFiles + 200 {
      let place = number % 10 == 0 ? "sub/f\(number).rec" : "f\(number).rec"
      var generator = SeededGenerator(seed: UInt64(number))
      try folder.write(
        RandomFile.text(prefix: "k\(number)-", using: &generator), to: "library/\(place)")
    }
    // Files younger than a clock's tick are never kept, since a change might not show.
    Thread.sleep(forTimeInterval: 0.1)
  }

  private func expectTheSame(_ comment: Comment) throws {
    let plain = try Library(at: folder.path, for: .reading)
    let cached = try Library(at: folder.path, for: .reading, cacheFolder: cacheFolder)
    #expect(cached.records == plain.records, comment)
    #expect(cached.files == plain.files && cached.faulty == plain.faulty, comment)
  }

  private var cacheFile: URL {
    get throws {
      let names = try FileManager.default.contentsOfDirectory(atPath: cacheFolder + "/ibid")
      return URL(fileURLWithPath: "\(cacheFolder)/ibid/\(try #require(names.first))")
    }
  }

  @Test func saysTheSameWhateverChanges() throws {
    try expectTheSame("the cache is made")
    #expect(try Data(contentsOf: cacheFile).count > 1000)
    try expectTheSame("the cache is used")
    // A change of the same length at once, a new file, one that is gone, one in another's place.
    try folder.write("key: changed\ntype: misc\n", to: "library/f1.rec")
    try folder.write("key: changes\ntype: misc\n", to: "library/f1.rec")
    try folder.write("key: new\ntype: misc\n", to: "library/a.rec")
    let manager = FileManager.default
    try manager.removeItem(atPath: folder.path("library/f2.rec"))
    try manager.removeItem(atPath: folder.path("library/f3.rec"))
    try manager.moveItem(
      atPath: folder.path("library/f4.rec"), toPath: folder.path("library/f3.rec"))
    try manager.moveItem(atPath: folder.path("library/sub"), toPath: folder.path("library/zub"))
    try expectTheSame("files changed")
    let library = try Library(at: folder.path, for: .reading, cacheFolder: cacheFolder)
    #expect(library["changes"] != nil && library["new"] != nil && library["changed"] == nil)
  }

  @Test func aDamagedCacheIsNone() throws {
    try expectTheSame("the cache is made")
    let whole = try Data(contentsOf: cacheFile)
    var generator = SeededGenerator(seed: 3)
    for round in 0..<15 {
      var bytes = Array(whole)
      switch round % 3 {
      case 0: bytes.removeLast(Int.random(in: 1..<bytes.count, using: &generator))
      case 1: bytes.removeSubrange(20..<Int.random(in: 21..<bytes.count, using: &generator))
      default:
        // Lengths and counts, not the text, which a cache is trusted with.
        let end = min(bytes.count, 4000)
        bytes[Int.random(in: 13..<end, using: &generator)] = 0xFF
      }
      try Data(bytes).write(to: cacheFile)
      _ = try Library(at: folder.path, for: .reading, cacheFolder: cacheFolder)
      if round % 3 == 0 { try expectTheSame("the cache was cut off") }
    }
    try Data().write(to: cacheFile)
    try expectTheSame("the cache is empty")
  }

  @Test func aCacheThatCannotBeKeptIsNoFailure() throws {
    try folder.write("a file, no folder", to: "cache")
    try expectTheSame("there is a file in the cache's place")
  }

  @Test func aChangeIsWrittenFromTheFileAndNotFromTheCache() throws {
    try expectTheSame("the cache is made")
    var library = try Library(at: folder.path, for: .writing, cacheFolder: cacheFolder)
    let position = try #require(library.position(of: "k5-0"))
    var record = library.records[position]
    record.insert("note", "new")
    library.replace(at: position, with: record)
    // Someone edits the file in the moment between.
    let text = try String(contentsOfFile: library.path(at: position), encoding: .utf8)
    try (text + "\n\nkey: theirs\n").write(
      toFile: library.path(at: position), atomically: true, encoding: .utf8)
    try library.commit()
    let after = try Library(at: folder.path, for: .reading, cacheFolder: cacheFolder)
    #expect(after["theirs"] != nil && after["k5-0"]?.values(of: "note").contains("new") == true)
  }

  @Test func aChangeThatKeepsTheSizeAndTheTimeIsSeen() throws {
    try folder.write("key: same\ntitle: Titel\n", to: "library/same.rec")
    Thread.sleep(forTimeInterval: 0.1)
    try expectTheSame("the cache is made")
    let path = folder.path("library/same.rec")
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    try "key: same\ntitle: Title\n".write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(date)], ofItemAtPath: path)
    try expectTheSame("its date was put back")
  }

  /// The number of an entry may be larger than what is left of the cache after it.
  @Test func aFileOfManyRecordsIsKeptWhole() throws {
    let many = (0..<2000).map { "key: m\($0)\n" }.joined(separator: "\n")
    try folder.write("title: no key\n\n" + many, to: "library/zz.rec")
    Thread.sleep(forTimeInterval: 0.1)
    try expectTheSame("the cache is made")
    try expectTheSame("the cache is used")
  }

  @Test func aSmallLibraryHasNone() throws {
    let small = try TemporaryFolder()
    try small.write("", to: "library/ibid.rec")
    try small.write("key: a\n", to: "library/a.rec")
    _ = try Library(at: small.path, for: .reading, cacheFolder: small.path("cache"))
    #expect(!small.has("cache"))
  }
}
