import Formats
import Platform
import Records
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

/// What is done with an input.
enum Trial {
  /// Reads and writes, and says what must not be.
  static func fault(of input: [UInt8]) -> String? {
    var problems: [Diagnostic] = []
    let file = BibTeX.read(input, file: "a.bib") { problems.append($0) }
    if file.bytes(of: input, keeping: { _ in true }) != input { return "it does not come back" }
    let half = file.bytes(of: input) { $0 % 2 == 0 }
    if half.count > input.count { return "a part of it is longer than the whole" }
    for problem in problems {
      if let range = problem.location?.bytes, range.upperBound > file.text.count {
        return "\"\(problem.message)\" is about a place beyond the end"
      }
    }
    for dialect in [BibTeX.Dialect.bibtex, .biblatex] {
      let rewriting = BibTeX.Rewriting(file, by: BibTeX.Writer(dialect)) { _, _, _ in .pending }
      let text = rewriting.part(0..<rewriting.count).text
      if let fault = fault(inWritten: text, by: rewriting) { return fault }
    }
    return nil
  }

  private static func fault(inWritten text: [UInt8], by rewriting: BibTeX.Rewriting) -> String? {
    var fault: String?
    let again = BibTeX.read(text, file: "b.bib") { problem in
      let isOfKey = ["biber cannot read the key", "the key"].contains {
        problem.message.hasPrefix($0)
      }
      let isKnown = isOfKey || problem.message.hasPrefix("the keys")
      if !isKnown { fault = "\(problem.message) in \(String(decoding: text, as: UTF8.self))" }
    }
    let isEveryEntryThere = again.entries.count == rewriting.count || rewriting.leavesOutData
    return fault ?? (isEveryEntryThere ? nil : "an entry was lost")
  }
}
