import Testing
import Text

struct CursorTests {
  @Test func movesForwardAndStopsAtTheEnd() {
    var cursor = Cursor(Array("ab  c".utf8))
    #expect(cursor.peek == UInt8(ascii: "a"))
    #expect(cursor.peek(ahead: 4) == UInt8(ascii: "c") && cursor.peek(ahead: 5) == nil)
    let skipped = [cursor.skip(UInt8(ascii: "a")), cursor.skip(UInt8(ascii: "a"))]
    #expect(skipped == [true, false])
    let next = cursor.next()
    #expect(next == UInt8(ascii: "b"))
    let blanks = [cursor.range(while: \.isBlank), cursor.range(while: \.isBlank)]
    #expect(blanks == [2..<4, 4..<4])
    let rest = cursor.range { _ in true }
    #expect(cursor.text(rest) == "c" && cursor.isAtEnd && cursor.peek == nil)
  }

  /// As after an escape that nothing follows.
  @Test func staysBeyondTheEnd() {
    var cursor = Cursor(Array("ab".utf8), at: 9)
    let next = cursor.next()
    let skipped = cursor.skip(0)
    #expect(cursor.isAtEnd && cursor.peek == nil && next == nil && !skipped)
  }
}
