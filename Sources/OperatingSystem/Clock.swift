internal import Libc

/// The time of day, and sleeping; tests use a clock that does not wait.
public struct Clock: Sendable {
  /// Nanoseconds since 1970.
  public let now: @Sendable () -> Int64
  /// Sleeps for some milliseconds.
  public let sleep: @Sendable (_ milliseconds: Int) -> Void

  public init(
    now: @escaping @Sendable () -> Int64, sleep: @escaping @Sendable (_ milliseconds: Int) -> Void
  ) {
    (self.now, self.sleep) = (now, sleep)
  }

  /// The system's clock.
  public static let system = Clock(
    now: {
      var time = timespec()
      unsafe clock_gettime(CLOCK_REALTIME, &time)
      return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    },
    sleep: { milliseconds in
      var left = timespec(tv_sec: milliseconds / 1000, tv_nsec: milliseconds % 1000 * 1_000_000)
      var wanted: timespec
      repeat { wanted = left } while unsafe nanosleep(&wanted, &left) != 0 && errno == EINTR
    })
}
