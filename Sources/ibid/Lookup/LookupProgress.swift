import Console
import Text

/// A line on a terminal that says how far look-ups are; it goes away at the end.
struct LookupProgress {
  private let title: String
  private let total: Int

  /// - Parameters:
  ///   - title: What is done, as in `looking up works`.
  ///   - total: How many there are to do.
  init(_ title: String, total: Int) { (self.title, self.total) = (title, total) }

  func show(_ count: Int, in world: inout World) {
    guard world.errors.isTerminal else { return }
    draw("\(title): \(count) of \(total)", in: &world)
  }

  func clear(in world: inout World) {
    if world.errors.isTerminal { draw("", in: &world) }
  }

  /// Puts a text in the place of the line; a terminal that has gone is found out elsewhere.
  private func draw(_ text: String, in world: inout World) {
    try? world.errors.redraw(line: text)
  }
}
