import Formats
import SeededRandom
import Testing
import Text

/// Which bytes are text.
struct BinaryDataTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]

    init(_ name: String, _ bytes: [UInt8]) { (testDescription, self.bytes) = (name, bytes) }

    init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }
  }

  private static func utf16(_ text: String, isBigEndian: Bool) -> [UInt8] {
    (isBigEndian ? [0xFE, 0xFF] : [0xFF, 0xFE])
      + text.utf16.flatMap { unit in
        let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
        return isBigEndian ? pair : pair.reversed()
      }
  }

  private static func random(_ count: Int, _ range: ClosedRange<UInt8>) -> [UInt8] {
    var generator = SeededGenerator(seed: UInt64(count))
    return (0..<count).map { _ in UInt8.random(in: range, using: &generator) }
  }

  private static let entry = "@book{k, title = {Über naïve Œuvres – Ωmega 漢字 😀}}\n"
  private static let latin =
    Array("@book{k, title = {".utf8) + [0xDC, 0xE9, 0x93, 0x94, 0x80]
    + Array("}}\n".utf8)

  static let texts = [
    Case("nothing", ""), Case("one letter", "a"), Case("ASCII", "@book{k, title = {A}}\r\n\t"),
    Case("UTF-8", entry), Case("UTF-8 with a mark", [0xEF, 0xBB, 0xBF] + Array(entry.utf8)),
    Case("Windows-1252", latin), Case("Latin-1 and UTF-8 in one file", latin + Array(entry.utf8)),
    Case("UTF-16, little end first", utf16(entry, isBigEndian: false)),
    Case("UTF-16, big end first", utf16(entry, isBigEndian: true)),
    Case("UTF-16 that is cut in two", Array(utf16(entry, isBigEndian: true).dropLast())),
    Case("a bell in a title", "@book{k, title = {\u{7}}}"),
    Case("eight controls", String(repeating: "\u{1}", count: 8) + entry),
    Case("Chinese alone", String(repeating: "漢字", count: 500)),
  ]

  @Test(arguments: texts)
  func takesText(_ test: Case) {
    #expect(TextEncoding.refusal(of: test.bytes, file: "a.bib") == nil)
  }

  static let others = [
    Case("a NUL", "@book{k, title = {A\0}}"), Case("NULs alone", [0, 0, 0]),
    Case("a NUL in UTF-16", utf16("@book{k, title = {A\0}}", isBigEndian: false)),
    Case("UTF-16 without a mark", Array(utf16("@book{k}", isBigEndian: false).dropFirst(2))),
    Case("any bytes", random(5000, 0...255)), Case("bytes but NUL", random(4000, 1...255)),
    Case("high bytes", random(3000, 0x80...0xFF)),
    Case("entries between bytes", random(2000, 1...255) + latin + random(2000, 1...255)),
    Case("a mark of UTF-8, then bytes", [0xEF, 0xBB, 0xBF] + random(4000, 1...255)),
    Case("a mark of UTF-16, then bytes", [0xFF, 0xFE] + random(6000, 1...255)),
    Case("controls", String(repeating: "a\u{1}\u{2}", count: 50)),
  ]

  @Test(arguments: others)
  func refusesOtherData(_ test: Case) throws {
    let refusal = try #require(TextEncoding.refusal(of: test.bytes, file: "a.bib"))
    let place = try #require(refusal.location)
    #expect(place.file == "a.bib" && place.bytes.upperBound <= test.bytes.count)
    #expect(refusal.message.hasSuffix("not text") || refusal.message.hasPrefix("most of this"))
  }
}
