import OperatingSystem
import Support
import Testing

@testable import Lookup

/// How often services are asked.
struct RateLimiterTests {
  private func limiter(
    _ clock: TestClock, isIdentified: Bool = false, folder: String? = nil
  ) -> RateLimiter {
    RateLimiter(clock: clock.clock, isIdentified: isIdentified, keepingTimesIn: folder)
  }

  @Test func leavesArxivThreeSeconds() {
    let clock = TestClock()
    let limiter = limiter(clock)
    for queue in [RequestQueue.arxiv, .arxiv, .arxiv, .doi] {
      limiter.begin(queue)
      limiter.end(queue)
    }
    #expect(clock.waits == [3000, 3000])
  }

  /// A service counts from when a request arrives, which may be just before its end.
  @Test(arguments: [
    (RequestQueue.crossrefWorks, false, 5), (.crossrefWorks, true, 10), (.crossrefLists, false, 1),
    (.crossrefLists, true, 3), (.pubmed, false, 3), (.openLibrary, false, 1),
    (.host("example.org"), false, 5),
  ])
  func countsFromTheEndOfRequests(_ queue: RequestQueue, isIdentified: Bool, limit: Int) {
    let clock = TestClock()
    let limiter = limiter(clock, isIdentified: isIdentified)
    var ends: [Int64] = []
    for _ in 0..<40 {
      limiter.begin(queue)
      let start = clock.clock.now()
      #expect(ends.count { $0 > start - 1_000_000_000 } < limit)
      clock.clock.sleep(170)
      ends.append(clock.clock.now())
      limiter.end(queue)
    }
  }

  @Test func followsWhatAnswersState() {
    let clock = TestClock()
    let limiter = limiter(clock)
    let stated: [Curl.Header: String] = [
      .rateLimit: "2", .rateInterval: "10s", .concurrency: "1",
    ]
    for _ in 0..<4 {
      limiter.begin(.crossrefWorks)
      limiter.end(.crossrefWorks, stating: stated)
    }
    #expect(clock.waits == [5000, 5000, 5000])
    // Lists have a limit of their own.
    limiter.begin(.crossrefLists)
    limiter.end(.crossrefLists)
    #expect(clock.waits.count == 3)
  }

  @Test(arguments: [
    ("0", "1s", "3"), ("-1", "1s", "0"), ("many", "1s", ""), ("5", "soon", "99999999999999999999"),
    ("1", "86400s", "1"), ("", "", ""),
  ])
  func ignoresLimitsThatAreNone(_ limit: String, _ interval: String, _ concurrency: String) {
    let known = RequestQueue.crossrefWorks.standardLimit(isIdentified: false)
    let stated = RateLimit.stated(
      by: [.rateLimit: limit, .rateInterval: interval], replacing: known)
    #expect(stated == nil)
    let atOnce = RateLimit.stated(by: [.concurrency: concurrency], replacing: known)
    #expect((1...5).contains(atOnce?.concurrency ?? 1))
  }

  @Test func stopsAllRequestsOfAQueueThatWasRefused() {
    let clock = TestClock()
    let limiter = limiter(clock, isIdentified: true)
    for _ in 0..<2 { limiter.begin(.crossrefWorks) }
    limiter.end(.crossrefWorks)
    limiter.pause(.crossrefWorks, seconds: 7)
    limiter.end(.crossrefWorks)
    let before = clock.clock.now()
    limiter.begin(.crossrefWorks)
    #expect(clock.clock.now() - before == 7_000_000_000)
  }

  /// Two commands, one after the other.
  @Test func keepsToTheLimitsAcrossCommands() throws {
    let folder = try TemporaryFolder()
    let clock = TestClock()
    for _ in 0..<3 {
      let limiter = limiter(clock, folder: folder.path)
      limiter.begin(.arxiv)
      limiter.end(.arxiv)
    }
    #expect(clock.waits == [3000, 3000])
  }

  @Test func remembersWhichHostsAreGone() {
    let turns = limiter(TestClock())
    let gone = FetchFailure(.hostNotFound, at: "https://api.example.org/works/1")
    turns.note(gone)
    turns.note(FetchFailure(.tooLate, at: "https://slow.example.org/1"))
    #expect(turns.outage(of: "https://api.example.org/works/2") == gone)
    #expect(turns.outage(of: "https://slow.example.org/2") == nil)
    #expect(turns.outage(of: "https://api.example.org:8080/works/2") == nil)
  }
}
