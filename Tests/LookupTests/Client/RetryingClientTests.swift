import Foundation
import Support
import Testing
import Text

@testable import Lookup

/// One address, fetched by curl from a server on this machine.
@Suite(.enabled(if: LoopbackServer.isPossible, "python3 and curl are needed"))
struct RetryingClientTests {
  typealias Answer = LoopbackServer.Answer

  private let clock = TestClock()
  /// A machine may be busy, so that time is a limit only for what would never end.
  private func limits(seconds: Int = 600) -> Curl.Limits {
    var limits = Curl.Limits()
    (limits.connecting, limits.whole, limits.slow) = (seconds, seconds, seconds)
    limits.maximumSize = 1_000_000
    return limits
  }

  private func fetching(mailto: String? = nil, seconds: Int = 600) -> RetryingClient {
    RetryingClient(
      curl: Curl(named: "ibid/0", mailto: mailto, limits: limits(seconds: seconds)),
      clock: clock.clock)
  }

  /// What a server's answers come to: the body, or why there is none; and the waits in seconds.
  struct Case: Sendable, CustomTestStringConvertible {
    var name: String
    var answers: [Answer]
    var status = 200
    var body: String?
    var reason: FetchFailure.Reason?
    var waits: [Int] = []
    /// How often the server is asked; `nil` where that depends on how soon it hears.
    var requestCount: Int? = 1
    /// In seconds, how long the answer may take.
    var limit = 600

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "an answer", answers: [Answer(body: "yes\n\n200\n")], body: "yes\n\n200\n"),
    Case(name: "an empty answer", answers: [Answer()], body: ""),
    Case(name: "gzip", answers: [Answer(body: "packed", fault: "gzip")], body: "packed"),
    Case(
      name: "nothing there", answers: [Answer(status: 404, body: "no")], status: 404, body: "no"),
    Case(
      name: "500, then the answer", answers: [Answer(status: 500), Answer(body: "yes")],
      body: "yes", waits: [1], requestCount: 2),
    Case(
      name: "500 again and again", answers: [Answer(status: 500)],
      status: 500, body: "", waits: [1, 2, 4], requestCount: 4),
    Case(
      name: "429 and 503 with the seconds to wait",
      answers: [
        Answer(status: 429, headers: ["Retry-After": "7"]),
        Answer(status: 503, headers: ["Retry-After": "1"]), Answer(body: "yes"),
      ], body: "yes", waits: [7, 2], requestCount: 3),
    Case(
      name: "429 until a time that is over",
      answers: [
        Answer(status: 429, headers: ["Retry-After": "Sun, 06 Nov 1994 08:49:37 GMT"]),
        Answer(body: "yes"),
      ], body: "yes", waits: [1], requestCount: 2),
    Case(
      name: "429 for an hour", answers: [Answer(status: 429, headers: ["Retry-After": "3600"])],
      reason: .busy(seconds: 3600)),
    Case(name: "403", answers: [Answer(status: 403, body: "no")], status: 403, body: "no"),
    Case(
      name: "a torn connection", answers: [Answer(fault: "reset")], reason: .brokenOff,
      waits: [1], requestCount: 2),
    Case(
      name: "half an answer, then all of it",
      answers: [Answer(body: "ha", fault: "cut"), Answer(body: "half")],
      body: "half", waits: [1], requestCount: 2),
    Case(
      name: "an answer that drips", answers: [Answer(body: "d", fault: "drip")], reason: .tooLate,
      waits: [1], requestCount: nil, limit: 2),
    Case(name: "an answer without end", answers: [Answer(fault: "huge")], reason: .tooLarge),
    Case(
      name: "an answer packed small",
      answers: [Answer(body: String(repeating: "x", count: 3_000_000), fault: "gzip")],
      reason: .tooLarge),
    Case(
      name: "a redirect to itself", answers: [.moved(to: "/a")], reason: .manyRedirects,
      requestCount: 6),
    Case(
      name: "a redirect to a file", answers: [.moved(to: "file:///etc/hostname")],
      reason: .unsafeRedirect),
    Case(
      name: "a redirect to another protocol", answers: [.moved(to: "gopher://127.0.0.1/")],
      reason: .unsafeRedirect),
    Case(
      name: "a redirect into a private network", answers: [.moved(to: "http://10.0.0.1/")],
      reason: .unsafeRedirect),
    Case(
      name: "a redirect to the internet", answers: [.moved(to: "https://example.org/")],
      reason: .unsafeRedirect),
    Case(
      name: "a redirect to what looks like this machine",
      answers: [.moved(to: "http://127.0.0.1@example.org/")], reason: .unsafeRedirect),
  ]

  @Test(arguments: cases)
  func comesToAnEnd(_ test: Case) throws {
    try LoopbackServer.with(["/a": test.answers]) { server in
      var body: String?
      var reason: FetchFailure.Reason?
      do throws(FetchFailure) {
        let answer = try fetching(seconds: test.limit).get(
          "\(server.address)/a", within: .thisMachine)
        body = String(decoding: answer.body, as: UTF8.self)
        #expect(answer.status == test.status)
      } catch {
        reason = error.reason
      }
      #expect(body == test.body)
      #expect(reason == test.reason)
      #expect(clock.waits == test.waits.map { $0 * 1000 })
      let requests = try server.requests
      #expect(test.requestCount == nil || requests.count == test.requestCount)
    }
  }

  @Test func saysWhoAsksAndForWhat() throws {
    let answer = Answer(headers: ["Content-Type": "application/x-test; charset=utf-8"], body: "b")
    try LoopbackServer.with(["/a?b=[1-3]{c}": [.moved(to: "/d")], "/d": [answer]]) { server in
      let found = try fetching(mailto: "me@example.org").get(
        "\(server.address)/a?b=[1-3]{c}", within: .thisMachine, accepting: "application/x-test")
      #expect(found.address == "\(server.address)/d")
      #expect(found.mediaType == "application/x-test; charset=utf-8")
      let requests = try server.requests
      #expect(requests.map(\.path) == ["/a?b=[1-3]{c}", "/d"])
      #expect(requests.map(\.accept) == ["application/x-test", "application/x-test"])
      #expect(
        requests[0].agent
          == "ibid/0 (bibliography manager for the command line; mailto:me@example.org)")
    }
  }

  @Test(arguments: [
    "http://example.org/", "file:///etc/hostname", "ftp://127.0.0.1/", "-o/tmp/x", "https://a b",
    "http://localhost.example.org/", "http://127.0.0.1@example.org/",
    "http://127.0.0.1:80@example.org/", "http://localhost:8080@example.org/", "http://[::1]x/",
  ])
  func asksNothingOfUnsafeAddresses(_ address: String) throws {
    for reach in [Reach.internet, .thisMachine] {
      #expect(throws: FetchFailure(.unsafeAddress, at: address)) {
        try fetching().get(address, within: reach)
      }
    }
  }

  /// What a record names is not fetched from this machine, whatever its settings say.
  @Test func leavesThisMachineToServices() throws {
    try LoopbackServer.with(["/a": [Answer(body: "secret")]]) { server in
      let address = "\(server.address)/a"
      #expect(throws: FetchFailure(.privateAddress, at: address)) {
        try fetching().get(address, within: .internet)
      }
      let requests = try server.requests
      #expect(requests.isEmpty)
      let curl = Curl(named: "ibid/0", limits: limits(), allowingPrivate: true)
      #expect(try curl.get(address, within: .internet).body == Array("secret".utf8))
    }
  }

  @Test func knowsThatNobodyListens() throws {
    // Nothing listens at the port of discarded data.
    let address = "http://127.0.0.1:9/a"
    #expect(throws: FetchFailure(.noConnection, at: address)) {
      try fetching().get(address, within: .thisMachine)
    }
    #expect(clock.waits.isEmpty)
  }

  @Test(arguments: [
    (FetchFailure.Reason.hostNotFound, "the host is not found"),
    (.busy(seconds: 90), "the server wants to be asked again in 90 seconds"),
    (.busy(seconds: 601), "the server wants to be asked again in 11 minutes"),
    (.busy(seconds: 7201), "the server wants to be asked again in 3 hours"),
    (.busy(seconds: RetryAfter.maximum), "the server wants to be asked again in 87600 hours"),
    (.insecure, "there is no secure connection"),
    (.other(2), "curl ended with status 2"),
  ])
  func saysWhy(_ reason: FetchFailure.Reason, _ words: String) {
    let failure = FetchFailure(reason, at: "https://example.org:8080/a?b")
    #expect(
      failure.diagnostic(about: "DOI 1").message
        == "cannot ask example.org:8080 about DOI 1: \(words)")
    #expect(failure.diagnostic.message == "cannot fetch \"https://example.org:8080/a?b\": \(words)")
  }

  @Test(arguments: [
    ("120", 120), (" 5 ", 5), ("Sun, 22 Nov 2026 12:00:30 GMT", 30),
    ("Sun, 22 Nov 2026 11:00:00 GMT", 0), ("Tue, 29 Feb 2028 00:00:00 GMT", 40_046_400),
    ("99999999999999999999", 315_360_000), ("9223372036854775807", 315_360_000),
    ("Fri, 31 Dec 9999 23:59:59 GMT", 315_360_000), ("soon", nil), ("", nil), ("-1", nil),
    ("Sun, 99 Nov 2026 11:00:00 GMT", nil),
  ])
  func readsWhenToAskAgain(_ value: String, _ seconds: Int?) {
    // 22 November 2026, noon.
    #expect(RetryAfter.seconds(value, now: 1_795_348_800) == seconds)
  }
}
