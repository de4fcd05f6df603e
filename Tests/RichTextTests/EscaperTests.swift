import Testing

@testable import RichText

/// Plain text in a format, wherever it is written.
struct EscaperTests {
  /// A document and a value of a `.bib` file write a character in one way.
  @Test(arguments: 0x21..<0x7F as Range<UInt8>)
  func writesLaTeXAsInValues(_ byte: UInt8) {
    let sign = Unicode.Scalar(byte)
    let isMarkup = "${}<\\".unicodeScalars.contains(sign)
    var output: [UInt8] = []
    LaTeXEscaper.append(Array("a\(sign) b".utf8)[...], to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == LaTeX.encode("a\(isMarkup && sign != "\\" ? "\\" : "")\(sign) b", for: .biblatex))
  }

  /// A sign at the end of a line so far, and what is written after it.
  static let continued = [
    ("1", ".", "\\."), ("12", ")", "\\)"), ("text 1", ".", "."), ("", "- a", "\\- a"),
    ("a\n", "# b", "\\# b"), ("a", "-", "-"), ("a-", "-", "\\-"),
  ]

  @Test(arguments: continued)
  func seesWhatTheLineHas(_ before: String, _ text: String, _ expected: String) {
    var output = Array(before.utf8)
    MarkdownEscaper.append(Array(text.utf8)[...], for: .pandoc, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == before + expected)
  }

  @Test func doesNotReadAMarkerWithinALine() {
    var output: [UInt8] = []
    MarkdownEscaper.append(Array("- 1. #".utf8)[...], for: .gitHub, at: .inLine, to: &output)
    TypstEscaper.append(Array(" = 1. +".utf8)[...], at: .inLine, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "- 1. # = 1. +")
  }

  @Test func writesCharactersOutsideASCIIInRTF() {
    var output: [UInt8] = []
    RTFEscaper.append(Array("{é}\u{A0}😀\n".utf8)[...], to: &output)
    #expect(String(decoding: output, as: UTF8.self) == "\\{\\u233?\\}\\~\\u-10179?\\u-8704? ")
  }
}
