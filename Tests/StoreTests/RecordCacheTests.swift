import Foundation
import Records
import Support
import Testing

@testable import Store

/// The cache of a large library: never seen but in the time that a command takes.
struct RecordCacheTests {
  private let folder: TemporaryFolder
  private let count = RecordCache.leastFiles + 20

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("", to: "library/ibid.rec")
    for number in 0..<count {
      try folder.write(
        "key: k\(number)\ntype: misc\ntitle: Titel \(number) größer\ntag: a\ntag: b\n",
        to: "library/\(number % 3)/k\(number).rec")
    }
    // More entries than the cache has bytes after them, and one that has no key.
    let many = (0..<2000).map { "key: m\($0)\n" }.joined(separator: "\n")
    try folder.write("title: no key\n\n" + many, to: "library/z.rec")
    // A stamp as young as the reading tells nothing, and would not be kept.
    Thread.sleep(forTimeInterval: 0.1)
  }

  private func library() throws -> Library {
    try Library(at: folder.path, for: .reading, cacheFolder: folder.path("cache"))
  }

  private var cache: String {
    get throws { try #require(try folder.files(under: "cache").first) }
  }

  private var plain: [Record] {
    get throws { try Library(at: folder.path, for: .reading).records }
  }

  @Test func saysWhatTheFilesSay() throws {
    let first = try library()
    #expect(try folder.files(under: "cache").count == 1)
    let second = try library()
    #expect(try first.records == plain)
    #expect(second.records == first.records)
    #expect(second.files == first.files)
    #expect(second.position(of: "m1999") == first.position(of: "m1999"))
  }

  @Test func showsEveryChangeAtOnce() throws {
    _ = try library()
    try folder.write("key: k5\ntype: book\n", to: "library/2/k5.rec")
    try folder.write("key: new\n", to: "library/1/a-new.rec")
    try FileManager.default.removeItem(atPath: folder.path("library/0/k3.rec"))
    try FileManager.default.moveItem(
      atPath: folder.path("library/1/k4.rec"), toPath: folder.path("library/0/k4.rec"))
    let library = try library()
    #expect(try library.records == plain)
    #expect(library["k5"]?.type == "book")
    #expect(library["new"] != nil && library["k3"] == nil && library["k4"] != nil)
  }

  @Test func aChangeThatKeepsTheSizeAndTheTimeIsSeen() throws {
    _ = try library()
    let path = folder.path("library/0/k0.rec")
    let date = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    let text = try folder.read("library/0/k0.rec").replacingOccurrences(of: "Titel", with: "Title")
    try text.write(toFile: path, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes(
      [.modificationDate: try #require(date)], ofItemAtPath: path)
    #expect(try library()["k0"]?["title"] == "Title 0 größer")
  }

  @Test(arguments: [0, 5, 13, 20, 100, 3000])
  func aDamagedCacheIsAsGoodAsNone(_ length: Int) throws {
    _ = try library()
    let contents = try Data(contentsOf: URL(fileURLWithPath: folder.path(try cache)))
    try folder.write(contents.prefix(length), to: try cache)
    #expect(try library().records == plain)
    var broken = contents
    for index in stride(from: 13 + length % 7, to: broken.count, by: 41) { broken[index] ^= 0xFF }
    try folder.write(broken, to: try cache)
    // Nothing traps; what a sound stamp vouches for may differ, but never by a crash.
    _ = try library()
  }

  @Test func aFileWithFaultsIsReadEachTime() throws {
    try folder.write("key: bad\noops\n", to: "library/0/bad.rec")
    Thread.sleep(forTimeInterval: 0.1)
    _ = try library()
    #expect(try library().faulty.count == 1)
  }

  @Test func aSmallLibraryHasNone() throws {
    let small = try TemporaryFolder()
    try small.write("", to: "library/ibid.rec")
    try small.write("key: a\n", to: "library/a.rec")
    _ = try Library(at: small.path, for: .reading, cacheFolder: small.path("cache"))
    #expect(!small.has("cache"))
  }
}
