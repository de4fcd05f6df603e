internal import OperatingSystem
internal import Synchronization

/// Spaces out the requests to each service, and remembers unreachable hosts.
public final class RateLimiter: Sendable {
  private let clock: Clock
  /// When the next request to a service may start, in nanoseconds since 1970.
  private let turns = Mutex<[Service: Int64]>([:])
  private let outages = Mutex<[String: FetchFailure]>([:])

  init(clock: Clock) { self.clock = clock }

  /// Waits until a request to the service may start.
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
