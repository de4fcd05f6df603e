import OperatingSystem
import Text

/// Tries one numbered input after the other, and looks at how long each takes.
///
///     COUNT [--seed N] [--from N] [--show N] [FILE…]
///
/// Input *n* of a seed is always the same, so that what went wrong can be had again: `--from` leaves
/// out the inputs before, and `--show N` is for printing one. A trap ends the program after the last
/// number that was printed; status 1 means a fault, or an input that took more than two seconds.
public struct FuzzLoop {
  public let seed: Int
  /// The number of the input that is to be printed instead.
  public let shown: Int?
  public let files: [String]
  private let inputs: Range<Int>

  /// Reads the program's arguments; `nil` if they say neither how many inputs nor which one.
  public init?(_ arguments: [String]) {
    var words = arguments.dropFirst()
    seed = Self.value(of: "--seed", in: &words) ?? 1
    let first = Self.value(of: "--from", in: &words) ?? 0
    shown = Self.value(of: "--show", in: &words)
    let count = words.first.flatMap { Int($0) }
    if count != nil { words.removeFirst() }
    guard count != nil || shown != nil else { return nil }
    inputs = first..<max(first, count ?? first)
    files = Array(words)
  }

  /// Tries all inputs, and ends the program with what came of it.
  ///
  /// - Parameters:
  ///   - step: After how many inputs a line says how far it is.
  ///   - trial: Tries the input of a number, and says what is wrong, if anything is.
  public func run(sayingEvery step: Int, _ trial: (Int) -> String?) {
    var slowest = (time: Duration.zero, number: 0)
    var faults = 0
    for number in inputs {
      if number % step == 0 { Self.say("\(number): \(Self.memory)") }
      let start = ContinuousClock.now
      let fault = trial(number)
      let time = ContinuousClock.now - start
      if let fault {
        faults += 1
        Self.say("input \(number): \(fault)\n---")
      }
      if time > slowest.time { slowest = (time, number) }
      if time > .seconds(2) { Self.say("input \(number) took \(time)") }
    }
    Self.say("\(inputs.count) inputs, \(faults) faults; the slowest, \(slowest.number), took")
    Self.say("\(slowest.time); \(Self.memory)")
    if faults > 0 || slowest.time > .seconds(2) { Environment.exit(1) }
  }

  /// Prints at once: what is in a buffer would be lost in a trap.
  public static func say(_ text: String) {
    _ = try? Output.write(Array("\(text)\n".utf8)[...], to: 1, named: "standard output")
  }

  private static func value(of name: String, in words: inout ArraySlice<String>) -> Int? {
    guard let index = words.firstIndex(of: name), index + 1 < words.endIndex else { return nil }
    let value = Int(words[index + 1])
    words.removeSubrange(index...index + 1)
    return value
  }

  /// The most memory that the program has had, as Linux says it.
  private static var memory: String {
    let status = (try? Files.read("/proc/self/status")) ?? []
    let lines = String(decoding: status, as: UTF8.self).split(separator: "\n")
    return lines.first { $0.hasPrefix("VmHWM") }.map(String.init) ?? "memory is not known"
  }
}
