// A release build builds this target as well, without the test library.
#if canImport(Testing)
  import Foundation
  public import Testing

  /// The processor time that this thread has used, in seconds.
  ///
  /// Unlike the time of day it does not count what other programs do meanwhile.
  private func processorTime() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Expects that work grows in proportion to its input, and no faster.
  ///
  /// An eighth of the input is compared with all of it. Work in proportion takes 8 times as long for
  /// all of it, quadratic work 64 times. What disturbs a measurement only adds to it, so one sound
  /// measurement of several is enough.
  ///
  /// - Parameters:
  ///   - size: How much input the work is given at most.
  ///   - location: Where a failure is reported.
  ///   - work: Works on input of a size, on this thread alone.
  public func expectWorkInProportion(
    upTo size: Int, sourceLocation location: SourceLocation = #_sourceLocation,
    _ work: (_ size: Int) throws -> Void
  ) rethrows {
    func time(_ size: Int, _ work: (Int) throws -> Void) rethrows -> Double {
      let start = processorTime()
      try work(size)
      return processorTime() - start
    }
    // What is made once for all inputs, such as tables, is not part of the work.
    try work(size / 8)
    let mostGrowth = 22.0
    var growth = Double.infinity
    for _ in 0..<5 where growth > mostGrowth {
      let part = try time(size / 8, work)
      growth = min(growth, try time(size, work) / max(part, 1e-6))
    }
    #expect(
      growth <= mostGrowth, "eight times the input takes \(growth) times the work",
      sourceLocation: location)
  }
#endif
