import Foundation
import Testing
import Text

/// JSON as it is written, and as another reader reads it.
struct JSONTests {
  @Test(arguments: [
    (JSON.null, "null"), (.bool(true), "true"), (.bool(false), "false"), (.number(-12), "-12"),
    (.number(.max), "9223372036854775807"), (.string(""), "\"\""), (.array([]), "[]"),
    (.object([]), "{}"), (.string("a \"b\" \\ /"), #""a \"b\" \\ /""#),
    (.string("\u{0}\u{1F}\u{7F}\t\n\r"), #""\u0000\u001f\u007f\t\n\u000d""#),
    (.string("数 é 🎓 \u{2028}"), "\"数 é 🎓 \u{2028}\""),
    (.array([.number(1), .array([.null])]), "[\n  1,\n  [\n    null\n  ]\n]"),
    (
      .object([.init("z", .number(1)), .init("a\"", .object([.init("b", .array([]))]))]),
      "{\n  \"z\": 1,\n  \"a\\\"\": {\n    \"b\": []\n  }\n}"
    ),
  ])
  func isWritten(_ value: JSON, _ text: String) throws {
    #expect(value.text == text)
    let data = Data(text.utf8)
    #expect(throws: Never.self) {
      try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
    }
  }

  @Test func everyCharacterComesBack() throws {
    let text = String(String.UnicodeScalarView((0..<0x3000).compactMap(Unicode.Scalar.init)))
    let array = try JSONSerialization.jsonObject(with: Data(JSON.array([.string(text)]).text.utf8))
    #expect((array as? [String])?.first?.utf8.elementsEqual(text.utf8) ?? false)
  }
}
