import Testing

@testable import Checks

/// What is said of a file's bytes.
struct TextCheckTests {
  struct Case: CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    /// The texts that the findings point at, bytes that are no UTF-8 as `?`.
    var points: [String]

    init(_ name: String, _ text: String, at points: [String] = []) {
      self.init(name, bytes: Array(text.utf8), at: points)
    }

    init(_ name: String, bytes: [UInt8], at points: [String] = []) {
      testDescription = name
      self.bytes = bytes
      self.points = points
    }

    func expect(_ check: any TextCheck.Type, sourceLocation: SourceLocation = #_sourceLocation) {
      var found: [String] = []
      check.check(bytes) { finding in
        found.append(String(decoding: bytes[finding.bytes], as: UTF8.self))
      }
      #expect(found == points, sourceLocation: sourceLocation)
    }
  }

  @Test(arguments: [
    Case("text in several scripts", "title: Pão São “Spaß“ «JOÃ» Übung Ä… 中文\n"),
    Case("a byte order mark", "\u{FEFF}key: a\n", at: ["\u{FEFF}"]),
    Case("a zero byte", "key: a\u{0}\n", at: ["\u{0}"]),
    Case(
      "Latin-1 in two lines", bytes: [0x61, 0xE9, 0x0A, 0x62, 0x0A, 0xE9, 0x0A],
      at: ["\u{FFFD}", "\u{FFFD}"]),
    Case("accents read twice, a finding to a line", "MÃ¼ller Ã©\nb\nÅ¡\n", at: ["Ã¼", "Å¡"]),
    Case("an apostrophe read twice", "donâ€™t\n", at: ["â€™"]),
    Case("a letter that is lost", "M\u{FFFD}ller\n", at: ["\u{FFFD}"]),
  ])
  func encoding(_ test: Case) { test.expect(EncodingCheck.self) }

  @Test(arguments: [
    Case("LF alone", "a: b\nc: d\n"),
    Case("CR LF alone", "a: b\r\nc: d\r\n"),
    Case("CR LF, then LF, told once", "a: b\r\nc: d\ne: f\n", at: ["\n"]),
    Case("LF, then CR LF", "a: b\nc: d\r\n", at: ["\r\n"]),
    Case("a backslash", "a: C:\\\nb: c\n", at: ["\\"]),
    Case("a backslash before CR LF", "a: C:\\\r\nb: c\r\n", at: ["\\"]),
    Case("a backslash and a space, a comment, the last line", "a: C:\\ \n# \\\nb: \\\n"),
  ])
  func lineEnds(_ test: Case) { test.expect(LineEndCheck.self) }

  @Test(arguments: [
    Case("underlined text", "+ =======x\n+ <<<<<<<\n"),
    Case(
      "both sides", "<<<<<<< ours\na: b\n||||||| base\n=======\na: c\n>>>>>>> theirs\n",
      at: ["<<<<<<< ours"]),
    Case(
      "a mark alone", "a: b\n=======\nc: d\n>>>>>>> theirs\r\n", at: ["=======", ">>>>>>> theirs"]),
    Case("no end", "<<<<<<< ours\na: b\n", at: ["<<<<<<< ours"]),
  ])
  func conflict(_ test: Case) { test.expect(ConflictCheck.self) }
}
