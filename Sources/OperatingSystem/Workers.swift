internal import Synchronization
public import Text

/// Jobs that mostly wait, as for a network, done by threads of their own.
public enum Workers {
  /// Does all jobs, and hands each result to the calling thread as soon as it is there.
  ///
  /// - Parameters:
  ///   - queues: How many jobs each queue has, and how many of them may run at once. The jobs of a
  ///     queue begin in its order.
  ///   - work: Does one job of a queue; called on several threads at once.
  ///   - receive: Called on this thread, in the order in which jobs end.
  /// - Throws: A `Diagnostic` when the system has no files left to open.
  public static func run<Result: Sendable>(
    _ queues: [(count: Int, threads: Int)],
    _ work: @escaping @Sendable (_ queue: Int, _ index: Int) -> Result,
    receive: (_ queue: Int, _ index: Int, _ result: Result) -> Void
  ) throws(Diagnostic) {
    let jobs = Jobs<Result>(queues.map(\.count))
    // A line goes through it for each result.
    let bell = try Pipe(for: "a thread")
    var threads: [pthread_t] = []
    for (queue, size) in queues.enumerated() {
      let workOff: @Sendable () -> Void = {
        while let index = jobs.next(of: queue) {
          jobs.finish(queue, index, work(queue, index))
          _ = try? Output.write([UInt8(ascii: "\n")], to: bell.writeEnd, named: "a thread")
        }
      }
      for _ in 0..<min(size.count, max(1, size.threads)) {
        // Where no thread can be had, this one does the work.
        if let thread = System.startThread(workOff) { threads.append(thread) } else { workOff() }
      }
    }
    for _ in 0..<queues.reduce(0, { $0 + $1.count }) {
      _ = try Files.readLine(bell.readEnd, named: "a thread")
      for (queue, index, result) in jobs.collect() { receive(queue, index, result) }
    }
    for thread in threads { pthread_join(thread, nil) }
  }
}

/// What is to be done, and what has been done and not been handed on.
private final class Jobs<Result: Sendable>: Sendable {
  private typealias Done = (queue: Int, index: Int, result: Result)

  private let counts: [Int]
  private let state: Mutex<(begun: [Int], done: [Done])>

  init(_ counts: [Int]) {
    self.counts = counts
    state = Mutex((counts.map { _ in 0 }, []))
  }

  /// The job to begin next, which is nobody else's; `nil` when all are begun.
  func next(of queue: Int) -> Int? {
    state.withLock { state in
      guard state.begun[queue] < counts[queue] else { return nil }
      state.begun[queue] += 1
      return state.begun[queue] - 1
    }
  }

  func finish(_ queue: Int, _ index: Int, _ result: Result) {
    state.withLock { $0.done.append((queue, index, result)) }
  }

  func collect() -> [(queue: Int, index: Int, result: Result)] {
    state.withLock { state in
      defer { state.done = [] }
      return state.done
    }
  }
}
