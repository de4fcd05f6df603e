import Support
import Synchronization
import Testing

@testable import OperatingSystem

/// Who holds a lock.
struct LockTableTests {
  private static let table = """
    1: POSIX  ADVISORY  WRITE 100 fd:01:1234 0 EOF
    2: FLOCK  ADVISORY  WRITE 4711 fd:01:1234 0 EOF
    2: -> FLOCK  ADVISORY  WRITE 4712 fd:01:1234 0 EOF
    3: FLOCK  ADVISORY  WRITE 99 fd:01:77 0 EOF
    4: FLOCK
    """

  @Test(arguments: [(UInt64(1234), Int32(4711)), (77, 99), (5, nil)])
  func namesTheHolder(_ file: UInt64, _ process: Int32?) {
    #expect(LockTable.holder(ofFile: file, in: Array(Self.table.utf8)) == process)
  }

  @Test func aFreeLockIsTakenWithoutAWord() throws {
    let (folder, clock) = (try TemporaryFolder(), TestClock())
    let lock = try Lock(folder: folder.path, clock: clock.clock) { _ in
      Issue.record("nobody holds the lock")
    }
    withExtendedLifetime(lock) {}
    #expect(clock.waits.isEmpty)
  }

  /// The clock releases the lock when it has been waited for some times.
  @Test(arguments: [(3, 0), (10, 1)])
  func waitingIsReportedAfterHalfASecond(_ waits: Int, _ reports: Int) throws {
    let folder = try TemporaryFolder()
    let held = Mutex<Lock?>(try Lock(folder: folder.path))
    let count = Mutex(0)
    let clock = Clock(now: { 0 }) { milliseconds in
      #expect(milliseconds == 50)
      let number = count.withLock {
        $0 += 1; return $0
      }
      if number == waits, reports == 0 { held.withLock { $0 = nil } }
    }
    var said = 0
    _ = try Lock(folder: folder.path, clock: clock) { _ in
      said += 1
      held.withLock { $0 = nil }
    }
    #expect(said == reports)
    #expect(count.withLock { $0 } == waits)
  }
}
