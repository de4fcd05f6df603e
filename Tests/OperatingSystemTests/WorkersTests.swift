import Dispatch
import OperatingSystem
import Synchronization
import Testing
import Text

/// Jobs done by threads of their own.
struct WorkersTests {
  @Test func doesEachJobOnceAndNoMoreAtATimeThanAllowed() throws {
    let running = Mutex((now: [0, 0, 0], most: [0, 0, 0]))
    // The first job ends only once another of its queue runs beside it.
    let isAccompanied = DispatchSemaphore(value: 0)
    var received: [[Int]] = [[], [], []]
    try Workers.run([(30, 4), (0, 2), (5, 1)]) { queue, index in
      running.withLock { running in
        running.now[queue] += 1
        running.most[queue] = max(running.most[queue], running.now[queue])
      }
      if queue == 0, index == 0 { isAccompanied.wait() }
      if queue == 0, index == 1 { isAccompanied.signal() }
      Clock.system.sleep(2)
      running.withLock { $0.now[queue] -= 1 }
      return index * 10
    } receive: { queue, index, result in
      #expect(result == index * 10)
      received[queue].append(index)
    }
    #expect(received.map { $0.sorted() } == [Array(0..<30), [], Array(0..<5)])
    // One at a time is in order.
    #expect(received[2] == Array(0..<5))
    let most = running.withLock { $0.most }
    #expect(most[0] <= 4 && most[0] > 1)
    #expect(most[2] == 1)
  }

  @Test func nothingToDoIsDone() throws {
    try Workers.run([]) { _, _ in
      0
    } receive: { _, _, _ in
      Issue.record("there was no job")
    }
  }
}
