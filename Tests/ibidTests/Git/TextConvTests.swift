import Store
import Support
import Testing

@testable import ibid

/// What `git diff` and `git log -p` show of records.
struct TextConvTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let text: String
    let shown: String
  }

  static let cases = [
    Case(
      testDescription: "a plain record", text: "# mine\nkey: a\ntitle:  A  \n\nkey: b\n",
      shown: "# mine\nkey: a\ntitle: A\n\nkey: b\n"),
    Case(
      testDescription: "a wrapped value", text: "abstract: One\n+ two\n+\n+ three\nnote: N\n",
      shown: "abstract: One two three\nnote: N\n"),
    Case(
      testDescription: "encoded letters", text: "link: a files/Caf%C3%A9%20%2F%zz%C3.pdf\n",
      shown: "link: a files/Café%20%2F%zz%C3.pdf\n"),
    Case(
      testDescription: "an escape of a terminal", text: "note: a\u{1B}[2J\n# \u{1B}]0;x\u{7}\n",
      shown: "note: a\\u{1B}[2J\n# \\u{1B}]0;x\\u{7}\n"),
    Case(
      testDescription: "CRLF, capitals and no line end", text: "Key: a\r\n\r\n<<<<<<< x\r\nNote: b",
      shown: "Key: a\n\n<<<<<<< x\nNote: b\n"),
    Case(testDescription: "nothing", text: "", shown: ""),
  ]

  @Test(arguments: cases)
  func shows(_ test: Case) {
    let document = RecDocument(Array(test.text.utf8), file: "a.rec")
    #expect(TextConv.text(of: document) == test.shown)
  }

  @Test(.enabled(if: GitLibrary.canRun, "git or the built program is missing"))
  func differencesNameTheRecordAndPassOverWrapping() throws {
    let fields = (0..<9).map { "note\($0): n\n" }.joined()
    let records = ["a", "b"].map {
      "key: \($0)\ntype: misc\ntitle: T\nabstract: One\n+ two\n\(fields)"
    }
    let library = try GitLibrary(records: ["all.rec": records.joined(separator: "\n")])
    let text = try library.read("library/all.rec")
    try library.write(
      text.replacing("One\n+ two", with: "One two").dropLast(2) + "m\n", to: "library/all.rec")
    let difference = try library.git("diff").output
    let hunks = difference.split(separator: "\n").filter { $0.hasPrefix("@@") }
    #expect(hunks.count == 1 && hunks[0].hasSuffix("@@ key: b"))
    #expect(difference.contains("-note8: n\n+note8: m\n"))
    try library.commit("Two")
    #expect(try library.git("log", "-p", "-1").output.contains("@@ key: b\n"))
  }
}
