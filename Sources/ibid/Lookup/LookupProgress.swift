import Console
import Text

/// A line on a terminal that says how far look-ups are; it goes away at the end.
struct LookupProgress {
  private let total: Int

  init(total: Int) { self.total = total }

  func show(_ count: Int, in world: inout World) {
    guard world.errors.isTerminal else { return }
    let words = total == 1 ? "looking up 1 work" : "looking up works: \(count) of \(total)"
    draw(words, in: &world)
  }

  func clear(in world: inout World) {
    if world.errors.isTerminal { draw("", in: &world) }
  }

  /// Puts a text in the place of the line; a terminal that has gone is found out elsewhere.
  private func draw(_ text: String, in world: inout World) {
    try? world.errors.write("\r\(text)\u{1B}[K")
    try? world.errors.flush()
  }
}
