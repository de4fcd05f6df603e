import Testing

@testable import Text

@Suite struct MojibakeTests {
  /// What Windows-1252 makes of a text's UTF-8; bytes that it does not have are controls.
  static func misread(_ text: String) -> String {
    let upper = Array("€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8D}Ž\u{8F}\u{90}‘’“”•–—˜™š›œ\u{9D}žŸ".unicodeScalars)
    var result = String.UnicodeScalarView()
    for byte in text.utf8 {
      let isUpper = (0x80...0x9F).contains(byte)
      result.append(isUpper ? upper[Int(byte) - 0x80] : Unicode.Scalar(byte))
    }
    return String(result)
  }

  static let texts = [
    "López", "García", "Müller", "Škoda", "Grüße", "naïve", "Erdős Pál", "Привет", "αβγ", "日本語",
    "l’été", "1990–2000", "“quoted”", "Łódź", "ﬁnal", "Việt", "10 µm at 5 °C", "Çelik",
    "CÔTÉ D’OR", "Ångström",
  ]

  @Test(arguments: texts)
  func mends(_ text: String) {
    #expect(Mojibake.mended(Self.misread(text)) == text)
    #expect(Mojibake.mended(text) == text)
  }

  @Test func mendsTextThatWasMisreadTwice() {
    #expect(Mojibake.mended(Self.misread(Self.misread("López"))) == "López")
  }

  @Test(arguments: [
    "«ÉTÉ»", "“MANHÃ”", "GRÖẞE – Ä", "Â", "São Tomé", "5 Ã 6", "Naïveté… Île-de-France",
    "„Ä“", "50 Å–60 Å", "für »Ä«", "Åland ‘Å’",
  ])
  func keeps(_ text: String) { #expect(Mojibake.mended(text) == text) }
}
