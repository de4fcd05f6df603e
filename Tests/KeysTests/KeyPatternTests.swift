import Support
import Keys
import Records
import Testing
import Text

/// How keys are made.
struct KeyPatternTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let pattern: String
    let key: String
    var fields: [Field] = KeyPatternTests.paper

    var testDescription: String { "\(pattern) gives \(key)" }
  }

  static let paper = [
    Field("author", "Lee, Ann"), Field("author", "van der Berg, Jan"), Field("author", "{ACM}"),
    Field("title", "The {Deep} Structure of <i>E. coli</i>: a $x^2$ Study"),
    Field("date", "2020-05"), Field("venue", "ICML 2020"),
  ]

  @Test(arguments: patterns + records)
  func makesAKey(_ test: Case) throws {
    let record = Record(key: .pending, type: "article", fields: test.fields)
    let pattern = try KeyPattern(test.pattern)
    #expect(pattern.key(for: record) { _ in false }.text == test.key)
    if test.pattern == "{author}{year}{word}" {
      #expect(KeyPattern.standard.key(for: record) { _ in false }.text == test.key)
    }
  }

  static let patterns = [
    Case(pattern: "{author}{year}{word}", key: "lee2020deep"),
    Case(pattern: "{Author}:{yy}", key: "Lee:20"),
    Case(pattern: "{authors:2}", key: "leeberg"),
    Case(pattern: "{Authors:9}-{year}", key: "LeeBergAcm-2020"),
    Case(pattern: "{words:3}", key: "deepstructuree"),
    Case(pattern: "{Words:2}{YEAR}", key: "DeepStructure2020"),
    Case(pattern: "{venue}/{type}", key: "icml/article"),
    Case(pattern: "x{year}y", key: "x2020y"),
    Case(pattern: "fixed", key: "fixed"),
    Case(pattern: "", key: "article"),
  ]

  static let records = [
    Case(pattern: "{author}{year}{word}", key: "article", fields: []),
    Case(
      pattern: "{author}{year}{word}", key: "garcia1999uber",
      fields: [Field("author", "García, José"), Field("title", "Über"), Field("date", "1999")]),
    Case(
      pattern: "{author}{year}{word}", key: "ivanov2001o",
      fields: [Field("author", "Иванов, И."), Field("title", "О"), Field("year", "2001")]),
    Case(
      pattern: "{author}{year}{word}", key: "erdos1959",
      fields: [Field("editor", "Erdős, Paul"), Field("date", "1959/1960")]),
    Case(
      pattern: "{word}", key: "onthe", fields: [Field("title", "On-the Of")]),
    Case(pattern: "{word}", key: "of", fields: [Field("title", "Of the")]),
    Case(pattern: "{author}", key: "obrien", fields: [Field("author", "O'Brien, Ann")]),
    Case(pattern: "{author}", key: "smithjones", fields: [Field("author", "Smith-Jones, A.")]),
    Case(pattern: "{author}", key: "article", fields: [Field("author", "others")]),
    Case(
      pattern: "{authors:3}", key: "lee",
      fields: [Field("author", "Lee, Ann"), Field("author", "others")]),
    Case(pattern: "{year}", key: "0043", fields: [Field("date", "0043")]),
  ]

  @Test(arguments: [
    ("{autor}", "the key pattern has no placeholder {autor}", "did you mean {author}?"),
    ("{words:0}", "the key pattern has no placeholder {words:0}", "did you mean {words}?"),
    ("{words:x}", "the key pattern has no placeholder {words:x}", "did you mean {words}?"),
    (
      "{author", #"the key pattern "{author" opens a brace and does not close it"#,
      "write placeholders such as {author}, {year} and {word}"
    ),
    (
      "{author} {year}", #"the key pattern "{author} {year}" makes no citation keys"#,
      "leave out white space, commas, braces and control characters between placeholders"
    ),
    (
      "{author}}", #"the key pattern "{author}}" makes no citation keys"#,
      "leave out white space, commas, braces and control characters between placeholders"
    ),
  ])
  func isRefused(_ pattern: String, _ message: String, _ hint: String) {
    #expect(throws: Diagnostic(message, hint: hint)) { try KeyPattern(pattern) }
  }

  /// Ten thousand records of one author, year and title ask some 120 times each at most.
  @Test func manyAlikeAreNamedInTime() throws {
    let record = Record(key: .pending, type: "article", fields: Self.paper)
    var taken: Set<String> = []
    var questions = 0
    for _ in 0..<10_000 {
      let key = KeyPattern.standard.key(for: record) { key in
        questions += 1
        return taken.contains(key)
      }
      #expect(taken.insert(key.text).inserted)
    }
    #expect(questions < 10_000 * 130)
  }

  @Test func aTakenKeyGetsLetters() throws {
    let record = Record(key: .pending, type: "article", fields: Self.paper)
    var taken: Set<String> = []
    var keys: [String] = []
    for _ in 0..<29 {
      let key = KeyPattern.standard.key(for: record) { taken.contains($0) }
      taken.insert(key.text)
      keys.append(String(key.text.dropFirst("lee2020deep".count)))
    }
    #expect(keys[...3] == ["", "a", "b", "c"])
    #expect(keys[26...] == ["z", "aa", "ab"])
  }
}
