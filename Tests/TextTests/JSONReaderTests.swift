import Testing
import Text

/// What JSON is read, and what is said of text that is none.
@Suite struct JSONReaderTests {
  @Test(arguments: [
    ("null", JSON.null), (" true ", .bool(true)), ("-0", .number(0)), ("12", .number(12)),
    ("1.10", .decimal("1.10")), ("-2e+5", .decimal("-2e+5")),
    ("123456789012345678901", .decimal("123456789012345678901")),
    (#""a\n\"\\\/\u00e9\ud83d\ude00""#, .string("a\n\"\\/é😀")),
    (#""\ud800x""#, .string("\u{FFFD}x")),
    ("[]", .array([])), ("[1, [2]]", .array([.number(1), .array([.number(2)])])),
    (
      #"{"b": 1, "a": {}, "b": 2}"#,
      .object([.init("b", .number(1)), .init("a", .object([])), .init("b", .number(2))])
    ),
  ])
  func reads(_ text: String, _ value: JSON) throws {
    #expect(try JSON(Array(text.utf8), file: "a") == value)
  }

  struct Fault: CustomTestStringConvertible, Sendable {
    let text: String
    /// What the place points at, and where it begins.
    let at: String
    let offset: Int
    let message: String
    var hint: String?

    var testDescription: String { text }
  }

  @Test(arguments: [
    Fault(
      text: "", at: "", offset: 0, message: "the file ends where a value is expected",
      hint: "complete the file"),
    Fault(
      text: "[1 2]", at: "2", offset: 3, message: "\"2\" stands where a comma or \"]\" is expected"),
    Fault(
      text: "[1,]", at: "]", offset: 3, message: "\"]\" stands where a value is expected",
      hint: "remove the comma before the \"]\""),
    Fault(
      text: "{\"a\" 1}", at: "1", offset: 5,
      message: "\"1\" stands where a colon after \"a\" is expected"),
    Fault(
      text: "{a: 1}", at: "a", offset: 1,
      message: "\"a\" stands where a name in double quotes is expected"),
    Fault(
      text: "[nil]", at: "nil", offset: 1, message: "\"nil\" stands where a value is expected",
      hint: "put text into double quotes"),
    Fault(
      text: "01", at: "0", offset: 0, message: "a number begins with 0",
      hint: "put it into double quotes, or drop the 0"),
    Fault(text: "-x", at: "x", offset: 1, message: "\"x\" stands where a digit is expected"),
    Fault(
      text: "\"a\nb\"", at: "\n", offset: 2,
      message: "a line end or control character stands within double quotes",
      hint: "close the quote, or write \\n for a line end"),
    Fault(
      text: "\"\\u12\"", at: "1", offset: 3,
      message: "\"12\" stands where four hexadecimal digits after \\u is expected"),
    Fault(
      text: "[] // x", at: "/", offset: 3,
      message: "\"/\" stands where the end of the file is expected",
      hint: "remove the comment, which JSON does not have"),
  ])
  func refuses(_ test: Fault) throws {
    let bytes = Array(test.text.utf8)
    let error = #expect(throws: Diagnostic.self) { try JSON(bytes, file: "a") }
    let range = try #require(error?.location?.bytes)
    #expect(error?.message == test.message)
    #expect(error?.hint == test.hint)
    #expect(range.lowerBound == test.offset)
    #expect(String(decoding: bytes[range], as: UTF8.self).hasPrefix(test.at))
  }

  @Test func boundsNesting() {
    let text = String(repeating: "[", count: 1_000)
    let error = #expect(throws: Diagnostic.self) { try JSON(Array(text.utf8), file: "a") }
    #expect(error?.location?.bytes.lowerBound == JSONReader.maximumDepth)
  }
}
