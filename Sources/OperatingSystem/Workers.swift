internal import Libc
internal import Synchronization
public import Text

/// Runs jobs that mostly wait, as for a network, on threads of their own.
public enum Workers {
  /// Runs all jobs, and passes each result to the calling thread as soon as it is available.
  ///
  /// - Parameters:
  ///   - queues: How many jobs each queue has, and how many of them may run at once. The jobs of a
  ///     queue begin in its order.
  ///   - work: Does one job of a queue; called on several threads at once.
  ///   - receive: Called on this thread, in the order in which jobs end.
  /// - Throws: A `Diagnostic` when no pipe can be opened.
  public static func run<Result: Sendable>(
    _ queues: [(count: Int, threads: Int)],
    _ work: @escaping @Sendable (_ queue: Int, _ index: Int) -> Result,
    receive: (_ queue: Int, _ index: Int, _ result: Result) -> Void
  ) throws(Diagnostic) {
    let jobs = Jobs<Result>(queues.map(\.count))
    // A line is written to it for each result.
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
        // If no thread can be started, this one does the work.
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

/// The jobs to begin, and the results that have not been received yet.
private final class Jobs<Result: Sendable>: Sendable {
  private typealias Done = (queue: Int, index: Int, result: Result)

  private let counts: [Int]
  private let state: Mutex<(begun: [Int], done: [Done])>

  init(_ counts: [Int]) {
    self.counts = counts
    state = Mutex((counts.map { _ in 0 }, []))
  }

  /// Takes the next job of a queue; `nil` when all have begun.
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
