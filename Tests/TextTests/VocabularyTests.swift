import Testing

@testable import Text

/// The small words of messages and bytes that all modules share.
struct VocabularyTests {
  @Test(arguments: [(0, "0 records"), (1, "1 record"), (2, "2 records")])
  func counts(_ count: Int, _ words: String) {
    #expect(counted(count, "record") == words)
  }

  @Test func quotes() {
    #expect("a\u{1B}b".quoted == "\"a\\u{1B}b\"")
    #expect(["a", "b c"].quoted == "\"a b c\"")
  }

  static let words = [("a-b.c", "a-b.c"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'")]

  @Test(arguments: words)
  func quotesForShells(_ word: String, _ quoted: String) {
    #expect(word.shellQuoted == quoted)
  }

  @Test func readsAndWritesHexadecimalDigits() {
    #expect("09afAF".utf8.map(\.hexadecimalValue) == [0, 9, 10, 15, 10, 15])
    #expect(UInt8(ascii: "g").hexadecimalValue == nil)
    #expect([0, 10, 255].map { (byte: UInt8) in byte.hexadecimal } == ["00", "0A", "FF"])
  }

  @Test func findsAByteOrderMark() {
    let text: [UInt8] = [0xEF, 0xBB, 0xBF, 0x61]
    #expect(text.hasByteOrderMark)
    #expect(Array(text.withoutByteOrderMark) == [0x61])
    #expect(Array(text.dropFirst(3).withoutByteOrderMark) == [0x61])
  }
}
