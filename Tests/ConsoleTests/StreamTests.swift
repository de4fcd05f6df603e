import Console
import Testing

/// What a terminal gets of what is written, and what a file or a program gets.
@Suite struct StreamTests {
  private func written(
    columns: Int? = 80, isStyled: Bool = false, _ body: (inout Stream) throws -> Void
  ) throws -> [UInt8] {
    var stream = Stream(columns: columns)
    stream.isStyled = isStyled
    try body(&stream)
    try stream.flush()
    return stream.gatheredBytes
  }

  static let shown: [(String, String)] = [
    ("plain\ttext\n", "plain\ttext\n"), ("a\u{1B}[31mb", #"a\u{1B}[31mb"#),
    ("\u{7}\u{8}\r\u{0}\u{7F}", #"\u{7}\u{8}\u{D}\u{0}\u{7F}"#), ("a\r\nb", "a\\u{D}\nb"),
    ("\u{9B}31m\u{85}", #"\u{9B}31m\u{85}"#), ("\u{202E}x\u{2069}", #"\u{202E}x\u{2069}"#),
    ("\u{200E}\u{200F}\u{61C}", #"\u{200E}\u{200F}\u{61C}"#),
    ("\u{2028}\u{2029}\u{FEFF}", #"\u{2028}\u{2029}\u{FEFF}"#),
    ("\u{E0001}\u{E0041}", #"\u{E0001}\u{E0041}"#),
    ("می\u{200C}خواهم क\u{94D}\u{200D}ष", "می\u{200C}خواهم क\u{94D}\u{200D}ष"),
    ("👩\u{200D}👧 ❤\u{FE0F} 🇩🇪", "👩\u{200D}👧 ❤\u{FE0F} 🇩🇪"), ("ö o\u{308} 数", "ö o\u{308} 数"),
  ]

  @Test(arguments: shown)
  func aTerminalShowsWhatItWouldObey(_ text: String, _ shown: String) throws {
    #expect(try written { try $0.write(text) } == Array(shown.utf8))
    #expect(try written { try $0.write(styled: StyledText(text)) } == Array(shown.utf8))
    #expect(
      try written(isStyled: true) { try $0.write(styled: .red(text)) }
        == Array("\u{1B}[31m\(shown)\u{1B}[0m".utf8))
    #expect(try written(columns: nil) { try $0.write(text) } == Array(text.utf8))
  }

  @Test(arguments: [
    ([0x61, 0x9B, 0x62] as [UInt8], #"a\u{9B}b"#), ([0xFF, 0xFE], #"\u{FF}\u{FE}"#),
    ([0xC3], #"\u{C3}"#), ([0xC3, 0x28], #"\u{C3}("#), ([0xC0, 0x9B], #"\u{C0}\u{9B}"#),
    ([0xED, 0xA0, 0x80], #"\u{ED}\u{A0}\u{80}"#),
    ([0xF4, 0x90, 0x80, 0x80], #"\u{F4}\u{90}\u{80}\u{80}"#),
    ([0xE2, 0x80], #"\u{E2}\u{80}"#), ([0xE2, 0x1B, 0x5B], #"\u{E2}\u{1B}["#),
  ])
  func bytesThatAreNoTextAreShown(_ bytes: [UInt8], _ shown: String) throws {
    #expect(try written { try $0.write(bytes: bytes) } == Array(shown.utf8))
    #expect(try written(columns: nil) { try $0.write(bytes: bytes) } == bytes)
  }

  @Test func aScalarMayComeInPieces() throws {
    let text = Array("é数👩\u{202E}".utf8)
    let pieces = try written { stream in
      for byte in text { try stream.write(bytes: [byte]) }
    }
    #expect(pieces == Array("é数👩\\u{202E}".utf8))
  }

  @Test func onlyStylesOfTheProgramAreObeyed() throws {
    let text: StyledText = "\(.bold("a")) \("\u{1B}[1mb") \(1)\(.dim(""))"
    #expect(text.plain == "a \u{1B}[1mb 1")
    #expect(
      try written(isStyled: true) { try $0.write(styledLine: text) }
        == Array("\u{1B}[1ma\u{1B}[0m \\u{1B}[1mb 1\n".utf8))
    #expect(
      try written(columns: nil) { try $0.write(styledLine: text) }
        == Array("a \u{1B}[1mb 1\n".utf8))
  }

  @Test func aLineOfProgressIsRedrawn() throws {
    #expect(
      try written { try $0.redraw(line: "1 of 2\r") } == Array("\r1 of 2\\u{D}\u{1B}[K".utf8))
  }
}
