import Formats
import Testing

@Suite struct EncodingNameTests {
  @Test(arguments: [
    ("windows-1251", "CP1251"), ("Cp1251", "CP1251"), ("ISO8859_2", "ISO-8859-2"),
    ("iso-8859-2", "ISO-8859-2"), ("KOI8_R", "KOI8-R"), ("sjis", "SHIFT_JIS"),
    ("EUC_JP", "EUC-JP"), ("GBK", "GB18030"), ("x-MacRoman", "MACINTOSH"),
    ("VISCII", "VISCII"),
  ])
  func namesAreIconvs(_ given: String, _ name: String) {
    #expect(EncodingName(given)?.forIconv == name)
  }

  @Test(arguments: [
    "-l", "", "a b", "a;b", "../x", "utf-8//IGNORE", String(repeating: "a", count: 50),
  ])
  func refuses(_ text: String) { #expect(EncodingName(text) == nil) }

  @Test(arguments: [
    ("% Encoding: windows-1251\n@article{a,}", "windows-1251"),
    ("This file was created with JabRef 2.10.\nEncoding: Cp1251\n\n@article{a,}", "cp1251"),
    ("%% encoding:KOI8-R\r\n@article{a,}", "koi8-r"),
    ("@article{a, note = {\nEncoding: x}}", nil), ("", nil),
  ])
  func findsTheHeader(_ text: String, _ name: String?) {
    let found = EncodingName.header(of: Array(text.utf8))?.text
    #expect(found?.lowercased() == name?.lowercased())
  }

  @Test func isCertainOfRussianAlone() {
    // "Методы исследования" in three encodings.
    let russian: [(String, [UInt8])] = [
      (
        "windows-1251",
        [0xCC, 0xE5, 0xF2, 0xEE, 0xE4, 0xFB, 0x20, 0xE8, 0xF1, 0xF1, 0xEB, 0xE5, 0xE4, 0xEE, 0xE2]
          + [0xE0, 0xED, 0xE8, 0xFF]
      ),
      (
        "KOI8-R",
        [0xED, 0xC5, 0xD4, 0xCF, 0xC4, 0xD9, 0x20, 0xC9, 0xD3, 0xD3, 0xCC, 0xC5, 0xC4, 0xCF, 0xD7]
          + [0xC1, 0xCE, 0xC9, 0xD1]
      ),
    ]
    for (name, bytes) in russian { #expect(EncodingGuess.encoding(of: bytes)?.text == name) }
    // "Müller, Gödel" in Latin-1, and "źródła" in Latin-2.
    let latin: [[UInt8]] = [
      Array("M".utf8) + [0xFC] + Array("ller, G".utf8) + [0xF6] + Array("del".utf8),
      [0xBC, 0x72, 0xF3, 0x64, 0xB3, 0x61],
    ]
    for bytes in latin { #expect(EncodingGuess.encoding(of: bytes) == nil) }
  }
}
