public import OperatingSystem
internal import Synchronization
internal import Text

/// Keeps the requests to each service within its limits, and remembers unreachable hosts.
///
/// A service counts requests when they arrive, which is some time between their start and their end
/// here. So a request starts only when it is within the limit whenever the earlier ones arrived.
public final class RateLimiter: Sendable {
  private let clock: Clock
  private let isIdentified: Bool
  /// The folder with the times of the last requests; `nil` if they cannot be kept.
  private let folder: String?
  private let queues = Mutex<[RequestQueue: State]>([:])
  private let outages = Mutex<[String: FetchFailure]>([:])

  /// Makes a limiter.
  ///
  /// - Parameters:
  ///   - clock: The time, and the means to wait.
  ///   - isIdentified: Whether requests name a mail address.
  ///   - folder: A folder for files that may be deleted, which hold the times of the last requests,
  ///     so that commands one after the other keep to the limits as well.
  public init(clock: Clock, isIdentified: Bool, keepingTimesIn folder: String?) {
    self.clock = clock
    self.isIdentified = isIdentified
    self.folder = folder.map { Files.join($0, "ibid/requests") }
  }

  /// The requests of a queue; times are in nanoseconds since 1970.
  private struct State {
    var limit: RateLimit
    var running = 0
    var lastStart: Int64 = 0
    /// When the requests of the last interval ended, the oldest first.
    var ends: [Int64] = []
    /// No request starts before this time, because the service refused one.
    var pausedUntil: Int64 = 0

    /// The earliest time for the next request, or a time for another try.
    mutating func nextStart(now: Int64) -> Int64 {
      // A clock that was set back would stop everything.
      ends.removeAll { $0 > now || $0 <= now - limit.interval }
      var start = pausedUntil
      if lastStart <= now { start = max(start, lastStart + limit.spacing) }
      if running >= limit.concurrency {
        start = max(start, now + RateLimiter.retryTime)
      } else if running + 1 == limit.concurrency, let last = ends.last {
        start = max(start, last + RateLimiter.pause)
      }
      if running + ends.count >= limit.requests {
        start = max(start, ends.first.map { $0 + limit.interval } ?? now + RateLimiter.retryTime)
      }
      return start
    }
  }

  /// Time in nanoseconds after which to look again whether a running request has ended.
  fileprivate static let retryTime: Int64 = 10_000_000
  /// Time in nanoseconds that a service gets to take note of the end of a request, when no more may
  /// run.
  fileprivate static let pause: Int64 = 50_000_000

  /// The number of concurrent requests of a queue, before any answer.
  func concurrency(of queue: RequestQueue) -> Int {
    queue.standardLimit(isIdentified: isIdentified).concurrency
  }

  /// Waits until a request may start, and counts it as running.
  public func begin(_ queue: RequestQueue) {
    let earlier = lastStart(of: queue)
    while true {
      let now = clock.now()
      let wait = queues.withLock { queues -> Int64 in
        var state = queues[queue] ?? State(limit: queue.standardLimit(isIdentified: isIdentified))
        defer { queues[queue] = state }
        if let earlier, earlier <= now { state.lastStart = max(state.lastStart, earlier) }
        let start = state.nextStart(now: now)
        guard start <= now else { return start - now }
        state.running += 1
        state.lastStart = now
        return 0
      }
      if wait == 0 { break }
      clock.sleep(Int((wait + 999_999) / 1_000_000))
    }
    keepStart(of: queue)
  }

  /// Notes the end of a request, and the limits that its answer states.
  public func end(_ queue: RequestQueue, stating headers: [Curl.Header: String] = [:]) {
    let now = clock.now()
    queues.withLock { queues in
      guard var state = queues[queue] else { return }
      state.running -= 1
      state.ends.append(now)
      if let limit = RateLimit.stated(by: headers, replacing: state.limit) { state.limit = limit }
      queues[queue] = state
    }
  }

  /// Lets no request of the queue start for some seconds, because the service refused one.
  func pause(_ queue: RequestQueue, seconds: Int) {
    let end = clock.now() + Int64(seconds) * 1_000_000_000
    queues.withLock { queues in
      guard let state = queues[queue] else { return }
      queues[queue]?.pausedUntil = max(state.pausedUntil, end)
    }
  }

  // MARK: Earlier commands

  /// When another command last started a request.
  private func lastStart(of queue: RequestQueue) -> Int64? {
    guard let folder, let name = queue.fileName else { return nil }
    guard let bytes = try? Files.readIfPresent(Files.join(folder, name)) else { return nil }
    return Int64(String(decoding: bytes, as: UTF8.self).trimmed)
  }

  private func keepStart(of queue: RequestQueue) {
    guard let folder, let name = queue.fileName else { return }
    var transaction = Transaction()
    transaction.overwrite(Files.join(folder, name), with: Array("\(clock.now())\n".utf8))
    try? transaction.commit(isDurable: false)
  }

  // MARK: Outages

  /// Why the host of an address is unreachable, if that is known.
  public func outage(of address: String) -> FetchFailure? {
    let host = FetchFailure.host(of: address)
    return outages.withLock { $0[host] }
  }

  /// Remembers the host of a failure as unreachable, if the failure concerns the whole host.
  public func note(_ failure: FetchFailure) {
    if failure.concernsAll { outages.withLock { $0[failure.host] = failure } }
  }
}
