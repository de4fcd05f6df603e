import Console
import Testing

/// Tables for people and for programs, and the columns that text takes.
struct TableTests {
  private func table(_ rows: [[String]]) -> Table {
    var table = Table([.init("KEY"), .init("TITLE", isFlexible: true), .init("YEAR")])
    for row in rows { table.add(row) }
    return table
  }

  @Test func isAlignedForATerminal() {
    let table = table([["a", "Growth", "1917"], ["longer", "数学の本", ""]])
    #expect(
      table.aligned(to: 80).plain == """
        KEY     TITLE     YEAR
        a       Growth    1917
        longer  数学の本

        """)
  }

  @Test func isCutToTheWidth() {
    let table = table([["a", "A title that is rather long for it", "1917"]])
    for width in [30, 24, 23] {
      let lines = table.aligned(to: width).plain.split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= width })
      #expect(lines[1].hasPrefix("a  ".padded(to: 5)) && lines[1].contains("…"))
    }
    // Below twelve columns a title says nothing, and the lines get longer than the terminal.
    let narrow = table.aligned(to: 5).plain.split(separator: "\n")
    #expect(narrow[1] == "a    A title tha…  1917")
  }

  @Test func hasNoControlsAndNoLineEndsInACell() {
    let table = table([["a", "x\ny\tz\u{1B}[31m", "\u{202E}1"]])
    let aligned = table.aligned(to: 80).plain
    #expect(aligned.hasSuffix("\na    x y z\\u{1B}[31m  \\u{202E}1\n"))
    #expect(table.tabSeparated == Array("a\tx y z\u{1B}[31m\t\u{202E}1\n".utf8))
  }

  @Test func titlesAreDimmed() {
    let aligned = table([["a", "b", "c"]]).aligned(to: 80)
    #expect(aligned == "\(.dim("KEY  TITLE  YEAR"))\na    b      c\n")
  }

  @Test(arguments: [
    ("", 0), ("abc", 3), ("é", 1), ("e\u{301}", 1), ("数学", 4), ("한", 2), ("Ｔ", 2), ("🎓", 2),
    ("a\u{200B}b", 2), ("あ", 2), ("ﾊ", 1), ("…", 1), ("می\u{200C}خواهم", 7),
    ("👩\u{200D}👩\u{200D}👧", 2), ("👍\u{1F3FD}", 2), ("🇩🇪", 2), ("❤\u{FE0F}", 1), ("🚀", 2),
    ("क\u{94D}\u{200D}ष", 2), ("ᄒ\u{1161}\u{11AB}", 2), ("a\u{202E}b", 10), ("\u{1B}[m", 8),
    ("\u{2060}x", 1), ("👩\u{200D}x", 3),
  ])
  func takesColumns(_ text: String, _ width: Int) {
    #expect(text.displayWidth == width)
    #expect(text.padded(to: width + 2) == text + "  ")
    #expect(text.padded(to: 0) == text)
    #expect(text.truncated(to: width) == text)
  }

  @Test(arguments: [
    ("abcdef", 4, "abc…"), ("abcdef", 1, "…"), ("数学の本", 5, "数学…"), ("数学の本", 4, "数…"),
    ("e\u{301}e\u{301}e\u{301}", 2, "e\u{301}…"), ("ab", 0, "…"),
    ("👩\u{200D}👧 family", 4, "👩\u{200D}👧 …"), ("👩\u{200D}👧👩\u{200D}👧", 3, "👩\u{200D}👧…"),
  ])
  func isTruncated(_ text: String, _ width: Int, _ shown: String) {
    #expect(text.truncated(to: width) == shown)
  }
}
