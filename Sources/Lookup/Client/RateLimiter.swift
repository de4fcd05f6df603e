internal import OperatingSystem
internal import Synchronization

/// When each service may be asked next, and which hosts need not be asked again.
public final class RateLimiter: Sendable {
  private let clock: Clock
  /// When the next question to a service may begin, in nanoseconds since 1970.
  private let turns = Mutex<[Service: Int64]>([:])
  private let outages = Mutex<[String: FetchFailure]>([:])

  init(clock: Clock) { self.clock = clock }

  /// Waits until the service may be asked.
  func await(_ service: Service) {
    let (seconds, attoseconds) = service.interval.components
    let interval = seconds * 1_000_000_000 + attoseconds / 1_000_000_000
    guard interval > 0 else { return }
    let now = clock.now()
    let start = turns.withLock { turns in
      let start = max(now, turns[service] ?? now)
      turns[service] = start + interval
      return start
    }
    if start > now { clock.sleep(Int((start - now + 999_999) / 1_000_000)) }
  }

  /// Why the host of an address cannot be reached at all, if that is known.
  public func outage(of address: String) -> FetchFailure? {
    let host = FetchFailure.host(of: address)
    return outages.withLock { $0[host] }
  }

  public func note(_ failure: FetchFailure) {
    if failure.concernsAll { outages.withLock { $0[failure.host] = failure } }
  }
}
