import Support
import Records
import Testing

@testable import Store

/// Values as lines of a file, which say the same when they are read again.
struct RecTextTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let value: String
    let lines: String
    /// What is read again, where something is lost on purpose.
    var again: String?

    var testDescription: String { name }
  }

  @Test(arguments: cases)
  func writes(_ test: Case) {
    #expect(RecText.lines("a", test.value, lineEnd: "\n") == test.lines)
    #expect(RecText.lines("a", test.value, lineEnd: "\r\n") == test.lines.withCRLF)
    for text in [test.lines, test.lines.withCRLF] {
      let document = RecDocument(Array((text + "b: next\n").utf8), file: "a.rec")
      #expect(document.entries.first?["a"] == (test.again ?? test.value))
      #expect(document.entries.first?["b"] == "next")
      #expect(document.faults.isEmpty)
    }
  }

  static let cases = [
    Case(name: "a word", value: "one", lines: "a: one\n"),
    Case(name: "nothing", value: "", lines: "a:\n"),
    Case(name: "lines", value: "one\ntwo", lines: "a: one\n+ two\n"),
    Case(name: "a paragraph", value: "one\n\nthree", lines: "a: one\n+\n+ three\n"),
    Case(name: "blanks in the middle", value: "one \n  two", lines: "a: one \n+   two\n"),
    Case(name: "a backslash at the end", value: #"one\"#, lines: "a: one\\ \n"),
    Case(name: "two backslashes", value: #"one\\"#, lines: "a: one\\\\ \n"),
    Case(name: "backslashes alone", value: "\\\n\\", lines: "a: \\ \n+ \\ \n"),
    Case(
      name: "a backslash and a blank in the middle", value: "one\\ \ntwo",
      lines: "a: one\\  \n+ two\n"),
    Case(name: "a backslash and a tab", value: "one\\\t\ntwo", lines: "a: one\\\t\n+ two\n"),
    Case(name: "a + first", value: "+ one\n+two", lines: "a: + one\n+ +two\n"),
    Case(name: "a # first", value: "# one\n# two", lines: "a: # one\n+ # two\n"),
    Case(name: "a field in a value", value: "one\nkey: x", lines: "a: one\n+ key: x\n"),
    Case(name: "a % in a value", value: "one\n%rec: x", lines: "a: one\n+ %rec: x\n"),
    Case(name: "a carriage return", value: "one\rtwo", lines: "a: one\n+ two\n", again: "one\ntwo"),
    Case(name: "CRLF", value: "one\r\ntwo", lines: "a: one\n+ two\n", again: "one\ntwo"),
    Case(name: "NUL", value: "one\0two", lines: "a: onetwo\n", again: "onetwo"),
    Case(
      name: "other controls", value: "\u{1}\u{1B}[31m\u{7F}", lines: "a: \u{1}\u{1B}[31m\u{7F}\n"),
    Case(name: "line ends of Unicode", value: "a\u{2028}b\u{85}c", lines: "a: a\u{2028}b\u{85}c\n"),
    Case(name: "a mark of order", value: "\u{FEFF}x", lines: "a: \u{FEFF}x\n"),
  ]

  @Test func aRecordBeginsWithKeyAndType() {
    let record = Record(
      key: .pending, type: "book", fields: [Field("title", "One\nTwo"), Field("tag", "x")])
    #expect(RecText.text(of: record) == "key: new\ntype: book\ntitle: One\n+ Two\ntag: x\n")
    #expect(RecText.text(of: record, lineEnd: "\r\n").hasPrefix("key: new\r\ntype: book\r\n"))
  }
}

extension String {
  var withCRLF: String {
    split(separator: "\n", omittingEmptySubsequences: false).joined(separator: "\r\n")
  }
}
