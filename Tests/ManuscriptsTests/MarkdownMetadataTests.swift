import Manuscripts
import Support
import Testing

/// What a text says of itself, as far as citing needs it.
struct MarkdownMetadataTests {
  struct Case: CustomTestStringConvertible, Sendable {
    /// What stands between the lines that enclose the metadata.
    let text: String
    let values: [String]

    var testDescription: String { text }

    init(_ text: String, _ values: String...) {
      self.text = text
      self.values = values
    }
  }

  @Test(arguments: [
    Case("x: a.bib", "a.bib"), Case("x: 'a b''s.bib'", "a b's.bib"), Case(#"x: "a\"b""#, "a\"b"),
    Case("x: a b # c", "a b"), Case("x: a#b", "a#b"), Case("x:", ""), Case("x: ''", ""),
    Case("x: [a, 'b, c', \"d\"]", "a", "b, c", "d"), Case("x: [\n  a,\n  b\n]\ny: c", "a", "b"),
    Case("x: []", ""), Case("x: [a", "a"), Case("x:\n- a # b\n- 'c'\ny: d", "a", "c"),
    Case("x:\n  - a\n\n  -  b\n", "a", "b"), Case("y: a\nx: b\nz: c", "b"), Case("xy: a", ""),
    Case("x: a\r\ny: b\r", "a"), Case("x: 'a", "a"),
  ])
  func reads(_ test: Case) {
    let metadata = MarkdownMetadata(Array("---\n\(test.text)\n---\nx: body\n".utf8))
    #expect(metadata.values(of: "x") == test.values.filter { !$0.isEmpty })
  }

  @Test(arguments: ["x: a\n---\n", "---\nx: a\n", "\n---\nx: a\n---\n", "", "---", "---\n---"])
  func isAtTheBeginningAlone(_ text: String) {
    #expect(MarkdownMetadata(Array(text.utf8)).values(of: "x") == [])
  }
}
