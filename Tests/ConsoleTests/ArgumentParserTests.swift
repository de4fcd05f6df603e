import Testing
import Text

@testable import Console

/// How the words of a command line are sorted.
struct ArgumentParserTests {
  private static let spec = CommandSpec(
    "cook", "Cook.", arguments: "DISH…", count: 1...3,
    parameters: [
      .flag("hot", short: "t", "Hot."), .option("salt", short: "s", "GRAMS", "Salt."),
      .option("with", "FOOD", "With.", repeats: true),
      .option("size", "SIZE", "Size.", choices: ["small", "large"]),
      .option("cut", "FORM", orAlone: "cubes", "Cut.", choices: ["cubes", "rings"]),
    ])
  private static let signed = CommandSpec(
    "sign", "Sign.", arguments: "WORD…", count: 0...9, takesSignedWords: true)

  struct Case: CustomTestStringConvertible, Sendable {
    let line: [String]
    var words: [String] = []
    var values: [String: [String]] = [:]
    var dashes = Int.max
    var isSigned = false

    var testDescription: String { line.joined(separator: " ") }
  }

  @Test(arguments: [
    Case(line: ["a"], words: ["a"]),
    Case(line: ["a", "--hot", "b"], words: ["a", "b"], values: ["hot": [""]]),
    Case(line: ["--salt", "3", "a"], words: ["a"], values: ["salt": ["3"]]),
    Case(line: ["--salt=3=4", "a"], words: ["a"], values: ["salt": ["3=4"]]),
    Case(line: ["--salt=", "a"], words: ["a"], values: ["salt": [""]]),
    Case(line: ["--salt", "--hot", "a"], words: ["a"], values: ["salt": ["--hot"]]),
    Case(line: ["-s", "3", "-t", "a"], words: ["a"], values: ["salt": ["3"], "hot": [""]]),
    Case(line: ["-s3", "a"], words: ["a"], values: ["salt": ["3"]]),
    Case(line: ["-C", "x", "a"], words: ["a"], values: ["directory": ["x"]]),
    Case(line: ["--with", "x", "a", "--with=y"], words: ["a"], values: ["with": ["x", "y"]]),
    Case(line: ["--cut", "a"], words: ["a"], values: ["cut": ["cubes"]]),
    Case(line: ["--cut=rings", "a"], words: ["a"], values: ["cut": ["rings"]]),
    Case(line: ["--hot", "--hot", "a"], words: ["a"], values: ["hot": ["", ""]]),
    Case(line: ["a", "--", "--hot", "-x"], words: ["a", "--hot", "-x"], dashes: 1),
    Case(line: ["--", "--"], words: ["--"], dashes: 0),
    Case(line: ["-", "+x"], words: ["-", "+x"]),
    Case(line: ["", "a"], words: ["", "a"]),
    Case(line: ["--help"], values: ["help": [""]]),
    Case(line: ["a", "b", "c", "d", "-h"], words: ["a", "b", "c", "d"], values: ["help": [""]]),
    Case(line: ["+a", "-b", "-hot"], words: ["+a", "-b", "-hot"], isSigned: true),
    Case(line: ["-Cd"], values: ["directory": ["d"]], isSigned: true),
  ])
  func sorts(_ test: Case) throws {
    let arguments = try ArgumentParser(test.isSigned ? Self.signed : Self.spec).parse(test.line)
    #expect(arguments.words == test.words)
    #expect(arguments.values == test.values)
    #expect(arguments.wordsBeforeDashes == test.dashes)
    for (name, values) in test.values {
      #expect(arguments.has(name) && arguments.value(name) == values.last)
      #expect(arguments.all(name) == values)
    }
    #expect(!arguments.has("nothing") && arguments.all("nothing").isEmpty)
  }

  @Test(arguments: [
    (["a", "--hto"], "there is no option --hto", "did you mean --hot?"),
    (
      ["a", "--frobnicate=x"], "there is no option --frobnicate=x",
      "see `ibid help cook`, or put the word after `--`"
    ),
    (["a", "-x"], "there is no option -x", "see `ibid help cook`, or put the word after `--`"),
    (["a", "-th"], "there is no option -th", "see `ibid help cook`, or put the word after `--`"),
    (
      ["a", "--\u{1B}"], #"there is no option --\u{1B}"#,
      "see `ibid help cook`, or put the word after `--`"
    ),
    (["a", "--salt"], "--salt needs a value", "write --salt GRAMS"),
    (["a", "-s"], "-s needs a value", "write --salt GRAMS"),
    (["a", "--hot=yes"], "--hot takes no value", "write --hot alone"),
    (["a", "--salt", "1", "-s2"], "--salt is given twice", "give it once"),
    (["a", "--size", "lage"], #"--size cannot be "lage""#, "did you mean large?"),
    (["a", "--size="], #"--size cannot be """#, "choose one of small, large"),
    ([], "ibid cook needs DISH…", "write ibid cook DISH…"),
    (
      ["a", "b", "c", "d"], #"ibid cook takes three arguments; "d" is one more"#,
      "write ibid cook DISH…"
    ),
  ])
  func refuses(_ line: [String], _ message: String, _ hint: String) {
    #expect(throws: Diagnostic(message, hint: hint)) {
      try ArgumentParser(Self.spec).parse(line)
    }
  }
}
