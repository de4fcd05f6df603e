import FuzzLoop
import OperatingSystem
import Text

/// Reads mutated `.bib` files, writes what was read, and looks for traps, hangs and losses.
///
///     swift run -c release fuzz-bibtex 1000000
///     swift run -c release fuzz-bibtex 1000000 --seed 2 --from 400000 refs.bib more.bib
///
/// Files that are named are mutated too, a window of each at a time. It is a fault, too, when what is
/// written of an input cannot be read. For the arguments see `FuzzLoop`.
@main
enum Main {
  static func main() {
    guard let loop = FuzzLoop(CommandLine.arguments) else {
      FuzzLoop.say("usage: fuzz-bibtex COUNT [--seed N] [--from N] [--show N] [FILE.bib…]")
      return
    }
    let files = loop.files.compactMap { try? Files.read($0) }
    let mutation = Mutation(of: Seeds.all.map { Array($0.utf8) } + files)
    if let shown = loop.shown {
      let input = mutation.input(number: shown, seed: loop.seed)
      FuzzLoop.say(String(decoding: input, as: UTF8.self))
      return
    }
    loop.run(sayingEvery: 10_000) { number in
      let input = mutation.input(number: number, seed: loop.seed)
      return Trial.fault(of: input).map { "\($0)\n\(String(decoding: input, as: UTF8.self))" }
    }
  }
}
