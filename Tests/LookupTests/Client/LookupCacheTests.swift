import Foundation

import OperatingSystem
import Support
import Testing

@testable import Lookup

/// Answers that are kept for a day.
struct LookupCacheTests {
  private let folder: TemporaryFolder
  private let clock = TestClock()
  private let cache: LookupCache
  private let request: LookupRequest
  private let reply = Reply(
    status: 200, mediaType: "text/plain; charset=utf-8", address: "https://example.org/after",
    body: Array("one\n\ntwo\n".utf8) + [0, 255])

  init() throws {
    folder = try TemporaryFolder()
    cache = LookupCache(in: folder.path("cache"), clock: clock.clock)
    request = try #require(
      LookupRequest.requests(for: [.doi("10.1000/1")], at: ServiceAddresses()).first)
  }

  /// Whether the answer is there, and whole.
  private var isKept: Bool {
    guard let kept = cache.reply(to: request) else { return false }
    return (kept.status, kept.mediaType, kept.address) == (200, reply.mediaType, reply.address)
      && kept.body == reply.body
  }

  @Test func keepsAnAnswerForADay() throws {
    #expect(cache.reply(to: request) == nil)
    cache.keep(reply, to: request)
    #expect(isKept)
    let other = try #require(
      LookupRequest.requests(for: [.doi("10.1000/2")], at: ServiceAddresses()).first)
    #expect(cache.reply(to: other) == nil)
    clock.advance(hours: 23)
    #expect(isKept)
    clock.advance(hours: 1)
    #expect(cache.reply(to: request) == nil)
  }

  /// A time that no clock has, in a cache that anyone may write.
  @Test(arguments: [Int64.min, Int64.max, 0]) func takesAnAnswerOfAnotherAgeForNone(_ time: Int64)
    throws
  {
    cache.keep(reply, to: request)
    let name = try #require(try folder.files().first)
    let whole = try String(contentsOfFile: folder.path(name), encoding: .isoLatin1)
    var lines = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    lines[3] = "\(time)"
    try lines.joined(separator: "\n").write(
      toFile: folder.path(name), atomically: false, encoding: .isoLatin1)
    #expect(cache.reply(to: request) == nil)
  }

  @Test func takesADamagedAnswerForNone() throws {
    cache.keep(reply, to: request)
    let name = try #require(try folder.files().first)
    let whole = try Data(contentsOf: URL(fileURLWithPath: folder.path(name)))
    for length in 0..<whole.count {
      try folder.write(whole.prefix(length), to: name)
      #expect(cache.reply(to: request) == nil, "\(length) bytes")
    }
    var changed = whole
    changed[changed.count - 1] ^= 1
    try folder.write(changed, to: name)
    #expect(cache.reply(to: request) == nil)
    try folder.write(whole, to: name)
    #expect(isKept)
  }

  @Test func sweepsOutWhatIsOld() throws {
    cache.keep(reply, to: request)
    let name = try #require(try folder.files().first)
    let path = folder.path(name)
    let day = Date(timeIntervalSince1970: Double(clock.clock.now()) / 1e9)
    for (age, isLeft) in [(23.0, true), (25.0, false)] {
      try FileManager.default.setAttributes(
        [.modificationDate: day.addingTimeInterval(-age * 3600)], ofItemAtPath: path)
      cache.sweep()
      #expect(folder.has(name) == isLeft)
    }
  }
}
