public import OperatingSystem
import Synchronization

/// A clock that stands still until something waits, which takes no time.
public final class TestClock: Sendable {
  private let state = Mutex((now: Int64(1_795_255_200_000_000_000), waits: [Int]()))

  public init() {}

  public var clock: Clock {
    Clock(
      now: { self.state.withLock { $0.now } },
      sleep: { milliseconds in
        self.state.withLock { state in
          state.now += Int64(milliseconds) * 1_000_000
          state.waits.append(milliseconds)
        }
      })
  }

  /// What was waited for, in milliseconds.
  public var waits: [Int] { state.withLock { $0.waits } }

  /// Lets time pass.
  public func advance(hours: Int64) { state.withLock { $0.now += hours * 3_600_000_000_000 } }
}
