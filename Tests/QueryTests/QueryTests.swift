import Query
import Records
import Testing
import Text

/// What a query means, and what is said of one that means nothing.
struct QueryTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let query: String
    /// The keys that match, without blanks.
    let keys: String
    /// Whether `-term` is `not term`, as after `--`.
    var allowsMinus = false

    var testDescription: String { query }
  }

  private static let records: [Record] = {
    func record(_ key: String, _ type: RecordType, _ fields: [String]) -> Record? {
      let pairs = fields.map { $0.split(separator: "=", maxSplits: 1).map(String.init) }
      return CitationKey(ifValid: key).map { key in
        Record(key: key, type: type, fields: pairs.map { Field(FieldName($0[0]), $0[1]) })
      }
    }
    return [
      record(
        "a", "article",
        [
          "title={Deep} Naïve “Learning”", "author=Müller, Jürgen", "date=2020-05-17",
          "tag=to read",
          "award=Best; url=https://e.org", "alias=old:a", "note=x/y (z)",
        ]),
      record(
        "b", "book",
        ["title=Of OR and not", "date=2021/2023", "tag=todo", "link=code https://e.org"]),
      record("c", "talk", ["year=2022", "month=sep", "mine=own", "url=https://e.org/p/q"]),
      record("d", "misc", ["title=Undated", "venue=icml 2019"]),
    ].compactMap(\.self)
  }()

  private func parse(_ words: [String], literalFrom: Int) throws -> Query {
    var parser = QueryParser(
      key: { name in
        Self.records.first { $0.key.text == name || $0.aliases.contains(name) }?.key
      },
      isFieldInUse: { name in Self.records.contains { $0[name] != nil } })
    return try parser.parse(words, literalFrom: literalFrom)
  }

  /// Each case is one word of a command line, and as many words as it has blanks.
  @Test(arguments: words + fields + dates + logic)
  func matches(_ test: Case) throws {
    var forms = [[test.query]]
    if !test.query.contains("\"") && !test.query.contains("/") {
      forms.append(test.query.split(separator: " ").map(String.init))
    }
    for words in forms {
      let query = try parse(words, literalFrom: test.allowsMinus ? 0 : .max)
      #expect(Self.records.filter(query.matches).map(\.key.text).joined() == test.keys)
    }
  }

  static let words = [
    Case(query: "", keys: "abcd"),
    Case(query: "naive", keys: "a"),
    Case(query: "NAÏVE deep", keys: "a"),
    Case(query: "\"deep naive\"", keys: "a"),
    Case(query: "'learning'", keys: ""),
    Case(query: "\"\\\"learning\\\"\"", keys: "a"),
    Case(query: "old:a", keys: "a"),
    Case(query: "a b", keys: "ab"),
    Case(query: "a article", keys: "a"),
    Case(query: "x/y", keys: "a"),
    Case(query: "https://e.org/p/", keys: "c"),
    Case(query: "https://e.org/p/q", keys: "c"),
    Case(query: "(z)", keys: "a"),
    Case(query: "y(z)", keys: ""),
    Case(query: "/na.ve/", keys: "a"),
    Case(query: "/^deep/", keys: "a"),
    Case(query: "NOT(title:deep)", keys: "bcd"),
    Case(query: "(title:deep)or(tag:todo)", keys: "ab"),
    Case(query: "title:deep and(tag:todo)", keys: ""),
    Case(query: "/x\\/y \\(z\\)/", keys: "a"),
  ]

  static let fields = [
    Case(query: "title:naive", keys: "a"),
    Case(query: "TITLE:of", keys: "b"),
    Case(query: "title:\"deep naive\"", keys: "a"),
    Case(query: "title:/^{?deep/", keys: "a"),
    Case(query: "author:muller", keys: "a"),
    Case(query: "author:\"Jurgen Muller\"", keys: "a"),
    Case(query: "author:\"müller, j\"", keys: "a"),
    Case(query: "\"jürgen müller\"", keys: "a"),
    Case(query: "author:/^Jürgen M/", keys: "a"),
    Case(query: "type:book", keys: "b"),
    Case(query: "type:boo", keys: ""),
    Case(query: "tag:to", keys: ""),
    Case(query: "tag:\"to read\"", keys: "a"),
    Case(query: "tag:TODO", keys: "b"),
    Case(query: "tag:", keys: "ab"),
    Case(query: "mine:own", keys: "c"),
    Case(query: "key:c", keys: "c"),
    Case(query: "award:", keys: "a"),
    Case(query: "link:code", keys: "b"),
    Case(query: "link:e.org", keys: "b"),
    Case(query: "url:/p/", keys: "c"),
    Case(query: "url:/p/q", keys: "c"),
    Case(query: "note:(z)", keys: "a"),
  ]

  static let dates = [
    Case(query: "year:2020", keys: "a"),
    Case(query: "year:2022", keys: "bc"),
    Case(query: "year:2020..2021", keys: "ab"),
    Case(query: "year:2022..", keys: "bc"),
    Case(query: "year:..2020", keys: "ad"),
    Case(query: "date:2020-05", keys: "a"),
    Case(query: "date:2020-06..2020-12", keys: ""),
    Case(query: "date:2020-05-17..2020-05-17", keys: "a"),
    Case(query: "date:2022-09..2022-10", keys: "bc"),
    Case(query: "date:\"2020\"", keys: "a"),
    Case(query: "year:202X", keys: "abc"),
    Case(query: "year:YXXXXXXXXXXXXX", keys: "abcd"),
    Case(query: "year:Y-9999999999999..Y9999999999999", keys: "abcd"),
    Case(query: "year:2023..2020", keys: ""),
    Case(query: "date:2020-22", keys: ""),
    Case(query: "date:2020-21", keys: "a"),
    Case(query: "year:", keys: "abcd"),
    Case(query: "year:/^20.2$/", keys: "c"),
    Case(query: "date:/-05-/", keys: "a"),
  ]

  static let logic = [
    Case(query: "type:book OR type:talk", keys: "bc"),
    Case(query: "type:book OR type:talk year:2022", keys: "bc"),
    Case(query: "(type:book OR type:talk) tag:", keys: "b"),
    Case(query: "((type:book))", keys: "b"),
    Case(query: "not type:book", keys: "acd"),
    Case(query: "NOT not type:book", keys: "b"),
    Case(query: "not (type:book OR type:talk)", keys: "ad"),
    Case(query: "not a not b", keys: "cd"),
    Case(query: "-type:book", keys: "acd", allowsMinus: true),
    Case(query: "-type:book -tag:", keys: "cd", allowsMinus: true),
    Case(query: "-(type:book OR tag:)", keys: "cd", allowsMinus: true),
    Case(query: "-type:book", keys: ""),
    Case(query: "a OR type:talk", keys: "ac"),
    Case(query: "a c -tag:", keys: "c", allowsMinus: true),
    Case(query: "\"OR\"", keys: "abc"),
    Case(query: "\"not\"", keys: "b"),
    Case(query: "\"or\"", keys: "abc"),
    Case(query: "type:book or type:talk", keys: "bc"),
    Case(query: "year:2022 and type:talk", keys: "c"),
    Case(query: "year:2022 AND not type:talk", keys: "b"),
    Case(query: "type:article or type:book and tag:todo", keys: "ab"),
    Case(query: "(type:article or type:book) and tag:todo", keys: "b"),
    Case(query: "a and b", keys: ""),
    Case(query: "a b and year:2020", keys: "a"),
    Case(query: "a or b or c", keys: "abc"),
    Case(query: "(a or b) b", keys: "b"),
    Case(query: "orand", keys: ""),
  ]

  @Test func nestsAsDeepAsIsSaid() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "(", count: depth) + "a" + String(repeating: ")", count: depth)
    }
    #expect(Self.records.filter(try parse([nested(200)], literalFrom: .max).matches).count == 1)
    let tooDeep = Diagnostic(
      "a query has parentheses more than 200 deep", hint: "take out those that are not needed")
    #expect(throws: tooDeep) { try parse([nested(201)], literalFrom: .max) }
    for text in ["(", "not (", "a or (", "a and not (a "] {
      let query = String(repeating: text, count: 100_000)
      #expect(throws: tooDeep) { try parse([query], literalFrom: .max) }
    }
  }

  @Test(arguments: [
    ("not ", "a", "a"), ("a or ", "b", "ab"), ("type:article and ", "a", "a"), ("a ", "a", "a"),
    ("\"deep\" or ", "b", "ab"), ("(a) ", "b", "ab"),
  ])
  func isAsLongAsOneLikes(_ start: String, _ end: String, _ keys: String) throws {
    let query = try parse([String(repeating: start, count: 100_000) + end], literalFrom: .max)
    #expect(Self.records.filter(query.matches).map(\.key.text).joined() == keys)
  }

  private static let termHint =
    "write a word, `field:word` or a key on both sides of `or` and `and`, and after `not`; in double"
    + " quotes these are words to look for"

  @Test(arguments: [
    ("autor:x", #"no record has a field "autor""#, "did you mean author:?"),
    ("dat:2020", #"no record has a field "dat""#, "did you mean date:?"),
    (
      "zzz:x", #"no record has a field "zzz""#,
      "put the term in double quotes to look for it as it is"
    ),
    (
      "year:soon", #""soon" is neither a date nor a span of dates"#,
      "write year:2022, year:2020..2023 or year:2022-07.."
    ),
    (
      "date:..", #"".." is neither a date nor a span of dates"#,
      "write date:2022, date:2020..2023 or date:2022-07.."
    ),
    ("(a", "a parenthesis is never closed", "add a `)`"),
    ("a)", "a parenthesis closes that was never opened", "remove the `)`"),
    ("not", "`not` has nothing to say no to", "write a term after it"),
    ("not OR a", "`not` has nothing to say no to", "write a term after it"),
    ("a OR", "a query ends where a term was expected", termHint),
    ("a and", "a query ends where a term was expected", termHint),
    ("and a", "a query ends where a term was expected", termHint),
    ("a or and b", "a query ends where a term was expected", termHint),
    ("or", "a query ends where a term was expected", termHint),
    ("not and a", "`not` has nothing to say no to", "write a term after it"),
    ("()", "a query ends where a term was expected", termHint),
    (
      "title:/a", "a pattern is never closed: /a",
      "add a slash at its end, or put it in double quotes to look for it as it is"
    ),
    (
      "/(/", "/(/ is not a regular expression: a parenthesis is never closed, at character 1",
      #"add a ), or write \( for the sign itself"#
    ),
    (#""open"#, #"a phrase is never closed: "open"#, "add a double quote at its end"),
  ])
  func isRefused(_ query: String, _ message: String, _ hint: String) {
    #expect(throws: Diagnostic(message, hint: hint)) { try parse([query], literalFrom: .max) }
  }
}
