import Support

import Testing

@testable import Lookup

/// How often services are asked.
struct RateLimiterTests {
  @Test func leavesArxivThreeSeconds() {
    let clock = TestClock()
    let turns = RateLimiter(clock: clock.clock)
    for _ in 0..<3 { turns.await(.arxiv) }
    turns.await(.doi)
    #expect(clock.waits == [3000, 3000])
  }

  @Test func remembersWhichHostsAreGone() {
    let turns = RateLimiter(clock: TestClock().clock)
    let gone = FetchFailure(.hostNotFound, at: "https://api.example.org/works/1")
    turns.note(gone)
    turns.note(FetchFailure(.tooLate, at: "https://slow.example.org/1"))
    #expect(turns.outage(of: "https://api.example.org/works/2") == gone)
    #expect(turns.outage(of: "https://slow.example.org/2") == nil)
    #expect(turns.outage(of: "https://api.example.org:8080/works/2") == nil)
  }
}
