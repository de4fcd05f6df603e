import Platform
import Text

/// Reads mutated `.bib` files, writes what was read, and looks for traps, hangs and losses.
///
///     swift run -c release fuzz-bibtex 1000000
///     swift run -c release fuzz-bibtex 1000000 --seed 2 --from 400000 refs.bib more.bib
///
/// Input *n* of a seed is always the same, so that what went wrong can be had again: `--from` leaves
/// out the inputs before. Files that are named are mutated too, a window of each at a time. A trap
/// ends the program after the last number that it printed; status 1 means that an input took more
/// than two seconds, or that what was written of it cannot be read.
@main
enum Main {
  static func main() {
    var words = CommandLine.arguments.dropFirst()
    let seed = value(of: "--seed", in: &words) ?? 1
    let first = value(of: "--from", in: &words) ?? 0
    guard let count = words.popFirst().flatMap(Int.init) else {
      say("usage: fuzz-bibtex COUNT [--seed N] [--from N] [FILE.bib…]")
      return
    }
    let files = words.compactMap { try? Files.read($0) }
    let mutation = Mutation(of: Seeds.all.map { Array($0.utf8) } + files)
    var slowest = (time: Duration.zero, number: 0)
    var faults = 0
    for number in first..<max(first, count) {
      if number % 10_000 == 0 { say("\(number): \(memory)") }
      let input = mutation.input(number: number, seed: seed)
      let start = ContinuousClock.now
      if let fault = Trial.fault(of: input) {
        faults += 1
        say("input \(number): \(fault)\n\(String(decoding: input, as: UTF8.self))\n---")
      }
      let time = ContinuousClock.now - start
      if time > slowest.time { slowest = (time, number) }
    }
    say("\(count - first) inputs, \(faults) faults; the slowest, \(slowest.number), took")
    say("\(slowest.time); \(memory)")
    if faults > 0 || slowest.time > .seconds(2) { Environment.exit(1) }
  }

  /// Prints at once: what is in a buffer would be lost in a trap.
  private static func say(_ text: String) {
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
