import Workspace
import Console

/// A line on a terminal that shows how far long work has come; nothing where there is no terminal.
///
/// A terminal that has gone is noticed by what writes results, so failures are ignored here.
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
