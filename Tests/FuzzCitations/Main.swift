import Citations
import Platform
import Styles
import Support
import Text

/// Cites mutated items by mutated styles, and looks for traps and hangs.
///
///     swift run -c release fuzz-citations 100000
///     swift run -c release fuzz-citations 100000 --seed 2 --from 40000 more.csl items.json
///
/// Input *n* of a seed is always the same, so that what went wrong can be had again: `--from` leaves
/// out the inputs before, and `--show N` prints one. Files that are named are mutated beside the
/// built-in styles. A trap ends the program after the last number that it printed; status 1 means
/// that an input took more than two seconds.
@main
enum Main {
  static func main() {
    var words = CommandLine.arguments.dropFirst()
    let seed = value(of: "--seed", in: &words) ?? 1
    let first = value(of: "--from", in: &words) ?? 0
    let shown = value(of: "--show", in: &words)
    guard let count = words.popFirst().flatMap(Int.init) ?? shown.map({ $0 + 1 }) else {
      say("usage: fuzz-citations COUNT [--seed N] [--from N] [--show N] [STYLE.csl… ITEMS.json…]")
      return
    }
    let mutation = mutation(of: Array(words))
    if let shown {
      let input = mutation.input(number: shown, seed: seed)
      say(String(decoding: input.style, as: UTF8.self))
      say(JSON.array(input.items).text)
      return
    }
    var slowest = (time: Duration.zero, number: 0)
    var read = 0
    for number in first..<max(first, count) {
      if number % 1000 == 0 { say("\(number): \(memory)") }
      let input = mutation.input(number: number, seed: seed)
      let start = ContinuousClock.now
      if Trial.run(input) { read += 1 }
      let time = ContinuousClock.now - start
      if time > slowest.time { slowest = (time, number) }
      if time > .seconds(2) { say("input \(number) took \(time)") }
    }
    say("\(count - first) inputs, \(read) of them styles; the slowest, \(slowest.number), took")
    say("\(slowest.time); \(memory)")
    if slowest.time > .seconds(2) { Environment.exit(1) }
  }

  /// What is mutated: the built-in styles and some items, and what the files hold.
  private static func mutation(of files: [String]) -> Mutation {
    var styles = Styles.names.filter { $0.hasSuffix(".csl") }.compactMap { name in
      Styles.text(of: name).map { Array($0.utf8) }
    }
    var items = Seeds.items
    for file in files {
      guard let bytes = try? Files.read(file) else { continue }
      if file.hasSuffix(".csl") {
        styles.append(bytes)
      } else if case .array(let values)? = try? JSON(bytes, file: file) {
        items += values
      }
    }
    return Mutation(styles: styles, items: items)
  }

  /// Prints at once: what is in a buffer would be lost in a trap.
  private static func say(_ text: String) {
    _ = try? Platform.Output.write(Array("\(text)\n".utf8)[...], to: 1, named: "standard output")
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
