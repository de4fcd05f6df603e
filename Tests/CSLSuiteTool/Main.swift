import CSLSuite
import Citations
import OperatingSystem
import Text

/// Runs the CSL test suite, or a part of it, and says what passes.
///
///     swift run csl-suite [FOLDER] [--locales FOLDER] [--standard | --soft | --hard] [--list]
///     swift run csl-suite [FOLDER] --show NAME
///     swift run csl-suite check FILE…
///     swift run csl-suite differential FOLDER > out.jsonl
///     swift run csl-suite agreement [--own]
///
/// `check` reads styles and locale files and prints what is wrong with them; `differential` renders
/// what `score_diff.py` compares, and `agreement` compares it itself: what official styles render or,
/// with `--own`, the project's styles with official ones. FOLDER is the one of `../shared/csl` if none
/// is named.
@main
enum Main {
  static func main() {
    do throws(Diagnostic) {
      var words = CommandLine.arguments.dropFirst()
      let locales = value(of: "--locales", in: &words) ?? SuitePlace.locales
      switch words.first {
      case "check": check(words.dropFirst())
      case "differential":
        let folder = words.dropFirst().first ?? SuitePlace.shared + "/differential"
        let differential = Differential(folder: folder, locales: LocaleFolder(locales))
        for line in try differential.lines() { say(line) }
      case "agreement":
        let folder = SuitePlace.shared + "/differential"
        let isOwn = words.contains("--own")
        let differential =
          isOwn
          ? Differential(
            folder: folder, locales: LocaleFolder(OwnStyle.folder), ownStyles: OwnStyle.all)
          : Differential(folder: folder, locales: LocaleFolder(locales))
        let reference = try Files.read(folder + "/expected.jsonl")
        let lines = try differential.lines()
        say(try Agreement(reference: reference, lines, by: isOwn ? .style : .kind).table)
      default: try run(&words, locales: LocaleFolder(locales))
      }
    } catch {
      say(error.described(in: nil))
      Environment.exit(1)
    }
  }

  private static func run(
    _ words: inout ArraySlice<String>, locales: LocaleFolder
  ) throws(Diagnostic) {
    let name = value(of: "--show", in: &words)
    let standards: [Suite.Standard] = [.standard, .soft, .hard]
    let wanted = standards.filter { words.contains("--\($0.rawValue)") }
    let folder = words.first { !$0.hasPrefix("--") } ?? SuitePlace.suite
    let suite = try Suite(folder: folder, locales: locales)
    if let name {
      let outcome = suite.outcome(of: name)
      say(outcome.isPassed ? "\(name) passes" : outcome.difference)
      return
    }
    let names = suite.names.filter { wanted.isEmpty || wanted.contains(suite.standard(of: $0)) }
    let outcomes = suite.run(names)
    let failed = outcomes.filter { !$0.isPassed }
    for outcome in failed {
      say(outcome.name + (outcome.standard == .standard ? "" : " (\(outcome.standard.rawValue))"))
    }
    say("\(outcomes.count - failed.count) passed, \(failed.count) failed")
  }

  /// Prints what is wrong with styles and locale files.
  private static func check(_ paths: ArraySlice<String>) {
    for path in paths {
      do throws(Diagnostic) {
        let bytes = try Files.read(path)
        do throws(Diagnostic) {
          if path.hasSuffix(".xml") {
            _ = try LocaleData(xml: bytes, file: path) { say($0.described(in: bytes)) }
          } else {
            _ = try Style(xml: bytes, file: path) { say($0.described(in: bytes)) }
          }
        } catch {
          say(error.described(in: bytes))
        }
      } catch {
        say(error.described(in: nil))
      }
    }
  }

  private static func say(_ text: String) {
    _ = try? OperatingSystem.Output.write(
      Array("\(text)\n".utf8)[...], to: 1, named: "standard output")
  }

  private static func value(of name: String, in words: inout ArraySlice<String>) -> String? {
    guard let index = words.firstIndex(of: name), index + 1 < words.endIndex else { return nil }
    let value = words[index + 1]
    words.removeSubrange(index...index + 1)
    return value
  }
}
