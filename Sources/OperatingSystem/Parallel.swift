internal import Libc
internal import Synchronization

/// Parallel work on as many threads as there are cores.
public enum Parallel {
  /// Calls `transform` for parts of a range in parallel, and joins the results in the range's
  /// order, so that they are the same on every machine.
  ///
  /// - Parameters:
  ///   - range: The indices to work on.
  ///   - leastPerThread: The minimum number of indices for which a further thread pays.
  ///   - threads: The maximum number of threads; by default the number of cores. More are useful if
  ///     the work waits for a disk.
  ///   - transform: Called once for each part, on several threads.
  /// - Returns: The concatenated results.
  public static func map<Result: Sendable>(
    _ range: Range<Int>, leastPerThread: Int = 500, most threads: Int? = nil,
    _ transform: @escaping @Sendable (Range<Int>) -> [Result]
  ) -> [Result] {
    let most = threads ?? min(8, max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN)))))
    let threadCount = min(most, max(1, range.count / leastPerThread))
    guard threadCount > 1 else { return transform(range) }
    let size = (range.count + threadCount - 1) / threadCount
    let pieces = (0..<threadCount).map { index in
      let start = min(range.upperBound, range.lowerBound + index * size)
      return start..<min(range.upperBound, start + size)
    }
    let results = Results<Result>(count: threadCount)
    var threads: [pthread_t] = []
    var own = [0]
    for index in pieces.indices.dropFirst() {
      let work: @Sendable () -> Void = { results.set(index, to: transform(pieces[index])) }
      // If no thread can be started, this one does the work.
      if let thread = System.startThread(work) { threads.append(thread) } else { own.append(index) }
    }
    for index in own { results.set(index, to: transform(pieces[index])) }
    for thread in threads { pthread_join(thread, nil) }
    return results.joined
  }
}

/// The results of the threads, each in its own slot.
private final class Results<Result: Sendable>: Sendable {
  private let slots: Mutex<[[Result]]>

  init(count: Int) { slots = Mutex(Array(repeating: [], count: count)) }

  func set(_ index: Int, to result: [Result]) { slots.withLock { $0[index] = result } }

  var joined: [Result] { slots.withLock { Array($0.joined()) } }
}
