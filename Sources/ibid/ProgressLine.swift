import Workspace
import Console

/// A line on a terminal that shows the progress of long work; without a terminal it does nothing.
///
/// Failures are ignored, because writing results detects a closed terminal too.
struct ProgressLine {
  private let stream: Stream

  init(_ stream: Stream) { self.stream = stream }

  func show(_ progress: Event.Progress) {
    draw("\(progress.activity): \(progress.done) of \(progress.total)")
  }

  func clear() { draw("") }

  private func draw(_ text: String) {
    if stream.isTerminal { try? stream.redraw(line: text) }
  }
}
