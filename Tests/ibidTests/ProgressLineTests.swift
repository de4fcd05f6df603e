import Console
import OperatingSystem
import Support
import Testing
import Workspace

@testable import ibid

/// The line about long work on a terminal.
struct ProgressLineTests {
  private static let erased = "\r\u{1B}[K"

  private static func steps(_ done: Int) -> Event.Progress {
    .steps(activity: "reading", done: done, total: 10_000)
  }

  @Test func appearsAfterHalfASecondAndIsErased() {
    let (stream, clock) = (Console.Stream(columns: 80), TestClock())
    let line = ProgressLine(stream, clock: clock.clock)
    line.show(Self.steps(0))
    clock.clock.sleep(400)
    line.show(Self.steps(3_000))
    #expect(stream.gathered == "")
    clock.clock.sleep(100)
    line.show(Self.steps(4_200))
    // Drawn again after a tenth of a second only.
    line.show(Self.steps(4_201))
    clock.clock.sleep(100)
    line.show(Self.steps(5_000))
    line.end()
    line.end()
    #expect(
      stream.gathered
        == "\rreading 4,200 of 10,000\u{1B}[K\rreading 5,000 of 10,000\u{1B}[K" + Self.erased)
  }

  @Test func quickWorkShowsNothing() {
    let (stream, clock) = (Console.Stream(columns: 80), TestClock())
    let line = ProgressLine(stream, clock: clock.clock)
    for work in 0..<5 {
      line.show(Self.steps(work))
      clock.clock.sleep(400)
      line.end()
    }
    #expect(stream.gathered == "")
  }

  @Test func aPipeGetsNothing() {
    let (stream, clock) = (Console.Stream(), TestClock())
    let line = ProgressLine(stream, clock: clock.clock)
    line.show(Self.steps(0))
    clock.clock.sleep(900)
    line.show(Self.steps(1))
    line.show(.waiting(forProcess: 1))
    line.end()
    #expect(stream.gathered == "")
  }

  @Test(arguments: [
    (40, "waiting for another ibid (pid 4711)"), (20, "waiting for another"),
  ])
  func waitingIsSaidInTheWidthOfTheTerminal(_ columns: Int, _ words: String) {
    let (stream, clock) = (Console.Stream(columns: columns), TestClock())
    let line = ProgressLine(stream, clock: clock.clock)
    line.show(.waiting(forProcess: 4711))
    #expect(stream.gathered == "\r\(words)\u{1B}[K")
  }
}
