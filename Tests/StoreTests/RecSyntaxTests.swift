import Support
import Records
import Store
import Testing
import Text

/// What is rec syntax, and what is said of the rest.
struct RecSyntaxTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    /// The fields of each entry as `name=value`, with `|` between them and `⏎` in a value.
    let entries: [String]
    /// The text that each message points at.
    var problems: [String] = []

    var testDescription: String { name }
  }

  @Test(arguments: plain + lines + blanks + broken)
  func reads(_ test: Case) {
    let bytes = Array(test.input.utf8)
    let document = RecDocument(bytes, file: "a.rec")
    let entries = document.entries.map { entry in
      entry.fields.map { "\($0.name)=\($0.value)" }.joined(separator: "|")
        .split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "⏎")
    }
    #expect(entries == test.entries)
    let problems = document.faults.map { fault in
      String(decoding: bytes[fault.location?.bytes ?? 0..<0], as: UTF8.self)
    }
    #expect(problems == test.problems)
    #expect(document.faults.allSatisfy { $0.hint != nil && $0.location?.file == "a.rec" })
    #expect(document.bytes == bytes)
    for entry in document.entries {
      for field in entry.fields {
        let lines = String(decoding: bytes[field.lines], as: UTF8.self)
        #expect(lines.contains(field.name.text) || lines.lowercased().contains(field.name.text))
      }
    }
  }

  static let plain = [
    Case(name: "an empty file", input: "", entries: []),
    Case(name: "one field", input: "key: a\n", entries: ["key=a"]),
    Case(name: "no final line end", input: "key: a", entries: ["key=a"]),
    Case(name: "no blank after the colon", input: "key:a\n", entries: ["key=a"]),
    Case(name: "more blanks, and tabs", input: "key: \t a \t\n", entries: ["key=a"]),
    Case(name: "an empty value", input: "key:\ntype: \n", entries: ["key=|type="]),
    Case(
      name: "a colon in the value", input: "url: https://e.org: x\n",
      entries: ["url=https://e.org: x"]),
    Case(name: "capitals in the name", input: "Title: A\n", entries: ["title=A"]),
    Case(
      name: "digits, _, - and % in names", input: "a_1: x\nb-2: y\n%rec: P\n",
      entries: ["a_1=x|b-2=y|%rec=P"]),
    Case(
      name: "several records", input: "key: a\n\nkey: b\ntype: book\n",
      entries: ["key=a", "key=b|type=book"]),
    Case(name: "a byte order mark", input: "\u{FEFF}key: a\n", entries: ["key=a"]),
    Case(name: "Unicode", input: "title: 数学 é\u{301}\n", entries: ["title=数学 é\u{301}"]),
  ]

  static let lines = [
    Case(name: "continuation", input: "a: one\n+ two\n+three\n", entries: ["a=one⏎two⏎three"]),
    Case(
      name: "continuation of an empty first line", input: "a:\n+ two\n", entries: ["a=two"]),
    Case(
      name: "an empty line within a value", input: "a: one\n+\n+ three\n",
      entries: ["a=one⏎⏎three"]),
    Case(
      name: "blanks within a value stay", input: "a: one  \n+   two\n",
      entries: ["a=one  ⏎  two"]),
    Case(
      name: "an escaped line end", input: "a: one \\\ntwo\\\n three\nb: x\n",
      entries: ["a=one two three|b=x"]),
    Case(name: "a backslash at the end of the file", input: "a: one\\", entries: [#"a=one\"#]),
    Case(
      name: "a guarded backslash at a line's end", input: "a: one\\ \nb: x\n",
      entries: [#"a=one\|b=x"#]),
    Case(name: "a backslash elsewhere", input: "a: \\one \\n\n", entries: [#"a=\one \n"#]),
    Case(
      name: "comments", input: "# c\nkey: a\n# between\ntype: book\n#end\n\n#alone\n\nkey: b\n",
      entries: ["key=a|type=book", "key=b"]),
    Case(name: "a # in a value", input: "a: # one\n+ # two\n", entries: ["a=# one⏎# two"]),
    Case(name: "a + in a value", input: "a: + one\n+ + two\n", entries: ["a=+ one⏎+ two"]),
    Case(
      name: "a descriptor", input: "%rec: Publication\n%key: key\n\nkey: a\n",
      entries: ["%rec=Publication|%key=key", "key=a"]),
    Case(
      name: "CRLF", input: "key: a\r\nnote: x\r\n+ y\r\n\r\nkey: b\r\n",
      entries: ["key=a|note=x⏎y", "key=b"]),
    Case(name: "CRLF after an escape", input: "a: one\\\r\ntwo\r\n", entries: ["a=onetwo"]),
  ]

  static let blanks = [
    Case(
      name: "blank lines of blanks", input: "key: a\n \t \nkey: b\n", entries: ["key=a", "key=b"]),
    Case(name: "blank lines first and last", input: "\n\nkey: a\n\n\n", entries: ["key=a"]),
    Case(name: "a comment after blank lines", input: "key: a\n\n# c\n", entries: ["key=a"]),
    Case(name: "only comments", input: "# one\n\n# two\n", entries: []),
  ]

  static let broken = [
    Case(
      name: "a line without a colon", input: "key: a\noops\ntype: book\n",
      entries: ["key=a|type=book"], problems: ["oops"]),
    Case(
      name: "a name with a blank", input: "my field: x\nkey: a\n", entries: ["key=a"],
      problems: ["my field: x"]),
    Case(
      name: "a name beyond ASCII", input: "größe: 1\nkey: a\n", entries: ["key=a"],
      problems: ["größe: 1"]),
    Case(
      name: "a continuation of nothing", input: "+ x\nkey: a\n", entries: ["key=a"],
      problems: ["+ x"]),
    Case(
      name: "a continuation of a comment", input: "key: a\n# c\n+ x\n", entries: ["key=a"],
      problems: ["+ x"]),
    Case(
      name: "a merge left undone",
      input: "key: a\n<<<<<<< HEAD\ntitle: x\n=======\ntitle: y\n>>>>>>> b\n",
      entries: ["key=a|title=x|title=y"], problems: ["<<<<<<< HEAD", "=======", ">>>>>>> b"]),
    Case(
      name: "an invalid line in CRLF", input: "key: a\r\noops\r\n", entries: ["key=a"],
      problems: ["oops"]),
    Case(name: "a colon alone", input: ": x\n", entries: [], problems: [": x"]),
    Case(
      name: "a broken line ends no record", input: "key: a\n!!\n+ x\ntype: book\n",
      entries: ["key=a|type=book"], problems: ["!!", "+ x"]),
  ]

  @Test func bytesThatAreNoUTF8AreReadAsReplacementCharacters() {
    let document = RecDocument([0x61, 0x3A, 0x20, 0xFF, 0x0A], file: "a.rec")
    #expect(document.entries.first?["a"] == "\u{FFFD}")
    #expect(document.bytes == [0x61, 0x3A, 0x20, 0xFF, 0x0A])
  }

  @Test func recordsNeedAUsableKey() {
    let text = "key: a\n\ntype: book\n\nkey: b c\n\n%rec: P\n%key: key\n\nkey: d\ntype: BOOK\n"
    let records = RecDocument(Array(text.utf8), file: "a.rec").records
    #expect(records.map(\.key.text) == ["a", "d"])
    #expect(records.map(\.type.name) == ["misc", "book"])
  }
}
