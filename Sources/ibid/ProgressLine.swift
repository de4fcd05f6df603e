import Workspace
import Console
import OperatingSystem

/// A line on a terminal that shows the progress of long work; without a terminal it does nothing.
///
/// The line appears when the work has taken half a second, and is erased at its end and before any
/// other output. Failures are ignored, because writing results detects a closed terminal too.
final class ProgressLine {
  private let stream: Stream
  private let clock: Clock
  /// When the work began, in nanoseconds; `nil` between works.
  private var start: Int64?
  /// When the line was last drawn.
  private var drawn: Int64?

  init(_ stream: Stream, clock: Clock) { (self.stream, self.clock) = (stream, clock) }

  func show(_ progress: Event.Progress) {
    guard stream.isTerminal else { return }
    let now = clock.now()
    if case .waiting = progress { return draw(progress.words, at: now) }
    guard let start else {
      start = now
      return
    }
    // A line that is drawn more often is not read, and drawing takes time.
    let isDue = now - start >= Self.delay && drawn.map { now - $0 >= Self.interval } ?? true
    if isDue { draw(progress.words, at: now) }
  }

  /// The work is done.
  func end() {
    erase()
    start = nil
  }

  /// Takes the line away, for other output.
  func erase() {
    guard drawn != nil else { return }
    try? stream.redraw(line: "")
    drawn = nil
  }

  private func draw(_ text: String, at now: Int64) {
    // A line that fills the terminal would go on in the next one, which is never erased.
    let width = max(1, (stream.columns ?? 80) - 1)
    try? stream.redraw(line: String(text.prefix(width)))
    drawn = now
  }

  private static let delay: Int64 = 500_000_000
  private static let interval: Int64 = 100_000_000
}
