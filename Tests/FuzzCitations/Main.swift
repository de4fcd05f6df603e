import Citations
import FuzzLoop
import OperatingSystem
import Styles
import Text

/// Cites mutated items by mutated styles, and looks for traps and hangs.
///
///     swift run -c release fuzz-citations 100000
///     swift run -c release fuzz-citations 100000 --seed 2 --from 40000 more.csl items.json
///
/// Files that are named are mutated beside the built-in styles. For the arguments see `FuzzLoop`.
@main
enum Main {
  static func main() {
    guard let loop = FuzzLoop(CommandLine.arguments) else {
      FuzzLoop.say(
        "usage: fuzz-citations COUNT [--seed N] [--from N] [--show N] [STYLE.csl… ITEMS.json…]")
      return
    }
    let mutation = mutation(of: loop.files)
    if let shown = loop.shown {
      let input = mutation.input(number: shown, seed: loop.seed)
      FuzzLoop.say(String(decoding: input.style, as: UTF8.self))
      FuzzLoop.say(JSON.array(input.items).text)
      return
    }
    var read = 0
    loop.run(sayingEvery: 1000) { number in
      if Trial.run(mutation.input(number: number, seed: loop.seed)) { read += 1 }
      return nil
    }
    FuzzLoop.say("\(read) of the styles could be read")
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
}
