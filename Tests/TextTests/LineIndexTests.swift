import Testing

@testable import Text

/// Counting lines once, against counting them for each place.
struct LineIndexTests {
  @Test(arguments: ["", "a", "a\nb\n", "é\r\nü\rx\n\n", "\r\n\r\r\n", "中\n文"])
  func agreesWithCountingFromTheBeginning(_ text: String) {
    let bytes = Array(text.utf8)
    let index = LineIndex(of: bytes)
    for offset in 0...bytes.count {
      #expect(index.position(of: offset) == SourcePosition(of: offset, in: bytes))
    }
  }
}
