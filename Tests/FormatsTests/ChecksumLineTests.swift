import Formats
import Testing

@Suite struct ChecksumLineTests {
  static let lines: [ChecksumLine] = [.bibTeX, .hash, .markdown]
  static let texts = [
    "", "@book{a,\n}\n", "no end of line", "\u{FEFF}@book{a,\n}\n", "\n\n", "% a comment\n\n",
    "---\ntitle: A\n---\n\ntext\n",
  ]

  @Test(arguments: lines, texts)
  func marksAFile(_ line: ChecksumLine, _ text: String) {
    let marked = line.added(to: Array(text.utf8))
    #expect(line.isPresent(in: marked))
    #expect(line.isIntact(marked))
  }

  @Test(arguments: lines, texts)
  func isTheSameWithOtherLineEnds(_ line: ChecksumLine, _ text: String) {
    let marked = String(decoding: line.added(to: Array(text.utf8)), as: UTF8.self)
    let converted = marked.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\r\n")
    #expect(line.isIntact(Array(converted.utf8)))
  }

  @Test(arguments: lines, texts.filter { !$0.isEmpty })
  func seesEachChangedByte(_ line: ChecksumLine, _ text: String) {
    let marked = line.added(to: Array(text.utf8))
    for offset in marked.indices where marked[offset] < 0x80 {
      var changed = marked
      changed[offset] = changed[offset] == UInt8(ascii: "x") ? UInt8(ascii: "y") : UInt8(ascii: "x")
      #expect(!line.isIntact(changed), "offset \(offset)")
    }
    #expect(!line.isIntact(marked + Array("more\n".utf8)))
    #expect(!line.isIntact(Array(text.utf8)))
  }

  @Test func leavesUTF16Alone() {
    let text: [UInt8] = [0xFF, 0xFE, 0x40, 0x00]
    #expect(ChecksumLine.bibTeX.added(to: text) == text)
  }
}
