import Citations
import Testing

/// What becomes of spaces, punctuation and quotation marks where strings meet.
struct JoiningTests {
  static let signs = [":", ".", ";", "!", "?", ","]

  /// The fixture `punctuation_FullMontyPlain`: for each sign that comes second, what each that
  /// comes first makes with it.
  static let fused: [(second: String, results: [String])] = [
    (":", [":", ".:", ";", "!", "?", ",:"]), (".", [":", ".", ";", "!", "?", ",."]),
    (";", [":;", ".;", ";", "!;", "?;", ",;"]), ("!", ["!", ".!", "!", "!", "?!", ",!"]),
    ("?", ["?", ".?", "?", "!?", "?", ",?"]), (",", [":,", ".,", ";,", "!,", "?,", ","]),
  ]

  @Test(arguments: fused)
  func fuses(_ test: (second: String, results: [String])) {
    for (first, result) in zip(Self.signs, test.results) {
      let second = Output.affixed(Affixes(prefix: test.second + " "), [.text("b")])
      let plain: [Output] = [.list([.text("a" + first), second], delimiter: "")]
      #expect(Self.html(plain) == "a\(result) b")
      let italic: [Output] = [.formatted(Self.italic, [.text("a" + first)]), second]
      let fused = Self.html(italic).replacing("<i>", with: "").replacing("</i>", with: "")
      #expect(fused == "a\(result) b")
    }
  }

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    var punctuationInQuote = true
    let parts: [Output]
    let html: String

    var testDescription: String { name }
  }

  static let italic = Formatting(fontStyle: .italic)
  static let upright = Formatting(fontStyle: .normal)

  static func html(_ parts: [Output], punctuationInQuote: Bool = true) -> String {
    let locale = LocaleText(punctuationInQuote: punctuationInQuote)
    return Renderer(format: .html, locale: locale).render(parts)
  }

  static func text(_ text: String, suffix: String) -> Output {
    .affixed(Affixes(suffix: suffix), [.text(text)])
  }

  static let cases = [
    Case(
      name: "a full stop over a border of markup",
      parts: [
        .affixed(Affixes(suffix: ". "), [.formatted(italic, [.text("Doe, J.")])]), .text("1965"),
      ],
      html: "<i>Doe, J.</i> 1965"),
    Case(
      name: "a delimiter between what is not empty",
      parts: [
        .list([.text("a"), .list([], delimiter: ";"), .text(""), .text("b")], delimiter: ", ")
      ],
      html: "a, b"),
    Case(
      name: "affixes of nothing are nothing", parts: [.affixed(Affixes(prefix: "("), [.text("")])],
      html: ""),
    Case(
      name: "spaces are not doubled",
      parts: [text("a", suffix: ", "), .affixed(Affixes(prefix: " "), [.text("b")])], html: "a, b"),
    Case(
      name: "a string keeps its own punctuation", parts: [.text("a.. b!: c  d")],
      html: "a.. b!: c  d"),
    Case(
      name: "parts of one field are not joined", parts: Output.parsed("<i>a.</i>. “b”, c"),
      html: "<i>a.</i>. “b”, c"),
    Case(
      name: "a comma goes into a quotation",
      parts: [.list([.quoted([.text("Book A")]), .text("1900")], delimiter: ", ")],
      html: "“Book A,” 1900"),
    Case(
      name: "a comma stays outside", punctuationInQuote: false,
      parts: [.list([.quoted([.text("Book A")]), .text("1900")], delimiter: ", ")],
      html: "“Book A”, 1900"),
    Case(
      name: "a semicolon stays outside",
      parts: [.list([.quoted([.text("Book A")]), .text("1900")], delimiter: "; ")],
      html: "“Book A”; 1900"),
    Case(
      name: "a full stop goes through italics and two quotations",
      parts: [
        .affixed(
          Affixes(suffix: "."), [.formatted(italic, [.quoted(Output.parsed("This is 'One'"))])])
      ], html: "<i>“This is ‘One.’”</i>"),
    Case(
      name: "a full stop is dropped after a question mark in a quotation",
      parts: [.affixed(Affixes(suffix: ". "), [.quoted([.text("Why?")])]), .text("b")],
      html: "“Why?” b"),
    Case(
      name: "a full stop is dropped after a quotation", punctuationInQuote: false,
      parts: [.affixed(Affixes(suffix: ". "), [.quoted([.text("Why?")])]), .text("b")],
      html: "“Why?” b"),
    Case(
      name: "quotations alternate",
      parts: [.quoted([.text("a "), .quoted([.text("b "), .quoted([.text("c")])])])],
      html: "“a ‘b “c”’”"),
    Case(
      name: "a quotation that is quoted", parts: [.quoted(Output.parsed("\"a\""))],
      html: "“‘a’”"),
    Case(
      name: "markup within formatting turns back",
      parts: [.formatted(italic, Output.parsed("My <i>Amazing</i> Title"))],
      html: "<i>My <span style=\"font-style:normal;\">Amazing</span> Title</i>"),
    Case(
      name: "formatting within formatting stays",
      parts: [.formatted(italic, [.formatted(italic, [.text("a")])])], html: "<i><i>a</i></i>"),
    Case(
      name: "what is normal needs no saying", parts: [.formatted(upright, [.text("a")])], html: "a"),
    Case(
      name: "normal within italics",
      parts: [.formatted(italic, [.text("a "), .formatted(upright, [.text("b")])])],
      html: "<i>a <span style=\"font-style:normal;\">b</span></i>"),
    Case(
      name: "decoration can be taken off",
      parts: [.formatted(italic, Output.parsed("A <span class=\"nodecor\">v.</span> B"))],
      html: "<i>A <span style=\"font-style:normal;\">v.</span> B</i>"),
    Case(
      name: "East Asian titles have no italics",
      parts: [.formatted(italic, [.text("日本語の文法")])], html: "日本語の文法"),
    Case(
      name: "markup in an affix", parts: [.affixed(Affixes(prefix: "<sup>a</sup>"), [.text("2")])],
      html: "<sup>a</sup>2"),
    Case(
      name: "a full stop goes into the block before it",
      parts: [
        .affixed(
          Affixes(suffix: ". "),
          [.display(.leftMargin, [.text("[1]")]), .display(.rightInline, [.text("Title")])])
      ],
      html: "\n    <div class=\"csl-left-margin\">[1]</div>"
        + "<div class=\"csl-right-inline\">Title.</div>\n   "),
  ]

  @Test(arguments: cases)
  func joins(_ test: Case) {
    #expect(Self.html(test.parts, punctuationInQuote: test.punctuationInQuote) == test.html)
  }

  @Test func frenchPunctuationKeepsItsSpace() {
    let french = Renderer(format: .html, locale: LocaleText(language: "fr-FR"))
    let parts: [Output] = [
      .list(
        [.formatted(Self.italic, [.text("Qui ?")]), .text("« a »"), .text("b:c")],
        delimiter: " ; ")
    ]
    #expect(
      french.render(parts) == "<i>Qui\u{A0}?</i>\u{A0}; «\u{A0}a\u{A0}»\u{A0}; b:c")
  }

  @Test func textIsCompared() {
    let parts: [Output] = [
      .formatted(Self.italic, [.text("a.")]), .affixed(Affixes(prefix: ". "), [.text("b")]),
    ]
    #expect(parts.text(locale: LocaleText()) == "a. b")
  }
}
