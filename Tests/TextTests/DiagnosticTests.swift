import Testing
import Text

/// Messages, and places as editors count them.
struct DiagnosticTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    /// The place is where `‸` stands, which is no part of the text.
    let text: String
    let line: Int
    let column: Int

    var testDescription: String { name }
  }

  @Test(arguments: [
    Case(name: "the beginning", text: "‸abc", line: 1, column: 1),
    Case(name: "within a line", text: "ab‸c", line: 1, column: 3),
    Case(name: "the end of a line", text: "abc‸\nd", line: 1, column: 4),
    Case(name: "the next line", text: "abc\n‸d", line: 2, column: 1),
    Case(name: "after CRLF", text: "abc\r\nd‸e\r\n", line: 2, column: 2),
    Case(name: "before CRLF", text: "abc‸\r\nde", line: 1, column: 4),
    Case(name: "after a lone CR", text: "abc\rd‸e", line: 2, column: 2),
    Case(name: "letters beyond ASCII count one", text: "é数🎓‸x", line: 1, column: 4),
    Case(name: "marks count as well", text: "e\u{301}‸x", line: 1, column: 3),
    Case(name: "empty lines", text: "\n\n‸", line: 3, column: 1),
    Case(name: "the end of the text", text: "a\nbc‸", line: 2, column: 3),
  ])
  func countsLinesAndColumns(_ test: Case) {
    let parts = test.text.components("‸")
    let bytes = Array(parts.joined().utf8)
    let position = SourcePosition(of: parts[0].utf8.count, in: bytes)
    #expect(position == SourcePosition(of: 0, in: []).moved(to: test.line, test.column))
    let place = SourceRange(file: "a.bib", at: parts[0].utf8.count)
    let text = Diagnostic("it is wrong", hint: "mend it", at: place).described(in: bytes)
    #expect(text == "a.bib:\(test.line):\(test.column): error: it is wrong\nhint: mend it")
  }

  @Test func saysWhatIsKnown() {
    #expect(Diagnostic("it is wrong").described(in: nil) == "error: it is wrong")
    #expect(
      Diagnostic("odd", severity: .warning).described(in: Array("text".utf8)) == "warning: odd")
    let place = SourceRange(file: "a.bib", at: 7)
    #expect(Diagnostic("odd", at: place).described(in: nil) == "a.bib: error: odd")
    #expect(Diagnostic("odd", at: place).described(in: []) == "a.bib:1:1: error: odd")
  }

  @Test(arguments: [
    ("plain", "plain"), ("a\u{1B}[31m", #"a\u{1B}[31m"#), ("a\nb\tc", #"a\u{A}b\u{9}c"#),
    ("\u{202E}abc", #"\u{202E}abc"#), ("é数", "é数"), ("\u{85}\u{2028}", #"\u{85}\u{2028}"#),
    ("\u{7F}\0", #"\u{7F}\u{0}"#), ("\u{2066}a\u{200F}", #"\u{2066}a\u{200F}"#),
    ("\u{FEFF}\u{E0041}\u{FFF9}", #"\u{FEFF}\u{E0041}\u{FFF9}"#),
    ("\u{61C}\u{206A}\u{FFFE}", #"\u{61C}\u{206A}\u{FFFE}"#),
    ("می\u{200C}خواهم", "می\u{200C}خواهم"), ("क\u{94D}\u{200D}ष", "क\u{94D}\u{200D}ष"),
    ("👩\u{200D}👧❤\u{FE0F}", "👩\u{200D}👧❤\u{FE0F}"), ("a\u{2060}b\u{AD}c", "a\u{2060}b\u{AD}c"),
    ("\u{E000}\u{600}1", "\u{E000}\u{600}1"),
  ])
  func controlsAreShown(_ text: String, _ shown: String) { #expect(text.escapingControls == shown) }

  @Test(arguments: [
    ("", ""), (" ", ""), (" a b\t\r\n", "a b"), ("a", "a"), ("\u{A0}a\u{A0}", "\u{A0}a\u{A0}"),
  ])
  func trims(_ text: String, _ trimmed: String) { #expect(text.trimmed == trimmed) }
}

extension SourcePosition {
  fileprivate func moved(to line: Int, _ column: Int) -> SourcePosition {
    var position = self
    (position.line, position.column) = (line, column)
    return position
  }
}

extension String {
  fileprivate func components(_ mark: Character) -> [String] {
    split(separator: mark, omittingEmptySubsequences: false).map(String.init)
  }
}
