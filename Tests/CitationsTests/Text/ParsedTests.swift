import Citations
import RichText
import Testing

/// Marked-up text, shown as HTML in English.
struct ParsedTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let input: String
    let html: String

    var testDescription: String { name }
  }

  static let cases = [
    Case(name: "plain text is itself", input: "Plain – text", html: "Plain – text"),
    Case(name: "nothing is nothing", input: "", html: ""),
    Case(
      name: "every kind of markup",
      input: "<i>i</i><b>b</b><sup>p</sup><sub>s</sub><sc>c</sc>",
      html: "<i>i</i><b>b</b><sup>p</sup><sub>s</sub>"
        + "<span style=\"font-variant:small-caps;\">c</span>"),
    Case(
      name: "small capitals however they are spaced",
      input:
        "<span style=\"font-variant: small-caps\">a</span> <span style='font-variant:small-caps;' >b</span>",
      html: "<span style=\"font-variant:small-caps;\">a</span> "
        + "<span style=\"font-variant:small-caps;\">b</span>"),
    Case(
      name: "italics within italics are upright", input: "<i>One <i>Two</i> Three</i>",
      html: "<i>One <span style=\"font-style:normal;\">Two</span> Three</i>"),
    Case(
      name: "bold within bold is normal", input: "<b>a <b>b</b></b>",
      html: "<b>a <span style=\"font-weight:normal;\">b</span></b>"),
    Case(name: "tags that close nothing are text", input: "a</i> b", html: "a&#60;/i&#62; b"),
    Case(name: "tags that nothing closes are text", input: "a <i>b", html: "a &#60;i&#62;b"),
    Case(
      name: "tags that cross: the inner one is text", input: "<i>a<b>b</i>c</b>",
      html: "<i>a&#60;b&#62;b</i>c&#60;/b&#62;"),
    Case(
      name: "unknown tags are text", input: "a <u>b</u> < c",
      html: "a &#60;u&#62;b&#60;/u&#62; &#60; c"),
    Case(name: "empty markup leaves nothing", input: "a<i></i>b", html: "ab"),
    Case(
      name: "straight marks pair up",
      input: "The \"best\" of times: what's 'new' in Dickens' novels",
      html: "The “best” of times: what’s ‘new’ in Dickens’ novels"),
    Case(
      name: "single marks are outer ones if they come first", input: "'Nobody' said \"no\"",
      html: "“Nobody” said ‘no’"),
    Case(name: "marks nest", input: "\"a 'b \"c\" d' e\"", html: "“a ‘b “c” d’ e”"),
    Case(
      name: "apostrophes", input: "l'homme d'État, '09, dogs'", html: "l’homme d’État, ’09, dogs’"),
    Case(name: "three apostrophes", input: "<span class=\"nocase\">l'''</span>", html: "l’’’"),
    Case(
      name: "a mark without a partner is text", input: "say \"Positive Rights \" of",
      html: "say \"Positive Rights \" of"),
    Case(name: "a foot and an inch", input: "5' 11\" tall", html: "5’ 11\" tall"),
    Case(name: "curly marks of the locale", input: "“a ‘b’ c”", html: "“a ‘b’ c”"),
    Case(name: "marks of other locales are letters", input: "«a» „b“ „c”", html: "«a» „b“ „c”"),
    Case(
      name: "a mark around markup", input: "\"<i>Hamlet</i>\" revisited",
      html: "“<i>Hamlet</i>” revisited"),
    Case(
      name: "a mark that a tag would cut apart", input: "\"a <i>b\" c</i>",
      html: "\"a <i>b\" c</i>"),
    Case(name: "ampersands are signs", input: "R&D &amp; <", html: "R&#38;D &#38;amp; &#60;"),
  ]

  @Test(arguments: cases)
  func isShown(_ test: Case) {
    let renderer = Renderer(format: .html, locale: LocaleText())
    #expect(renderer.render(Output.parsed(test.input)) == test.html)
  }

  /// TeX in a value as LaTeX gets it: what is harmless as it stands, what is not as text.
  @Test(arguments: [
    (#"on \ce{H2O} ice"#, #"on \ce{H2O} ice"#, 0),
    (#"\SI[per-mode=symbol]{10}{\metre}"#, #"\SI[per-mode=symbol]{10}{\metre}"#, 0),
    (#"<i>a \ion{H}{II}</i> b"#, #"\emph{a \ion{H}{II}} b"#, 0),
    (
      #"\input{/x} and \input{/y}"#,
      #"{\textbackslash}input{\textbraceleft}/x{\textbraceright} and {\textbackslash}input{\textbraceleft}/y{\textbraceright}"#,
      1
    ),
    (
      #"$\input{/x}$ \ce{O2}"#,
      #"\${\textbackslash}input{\textbraceleft}/x{\textbraceright}\$ \ce{O2}"#, 1
    ),
    (#"$x^2$ \ce{O2}"#, #"$x^2$ \ce{O2}"#, 0),
    // As in a field, a dollar sign after a backslash does not end a formula, and none is in "5$".
    (#"$a\$b$ or 5\$ or $ 6$"#, #"$a\$b$ or 5{\textbackslash}\$ or \$ 6\$"#, 0),
    (
      #"\ce{O2} at $5 {a} \ b"#,
      #"\ce{O2} at \$5 {\textbraceleft}a{\textbraceright} {\textbackslash} b"#, 0
    ),
    (
      #"\ce{\input{/x}}"#,
      #"{\textbackslash}ce{\textbraceleft}{\textbackslash}input{\textbraceleft}/x{\textbraceright}{\textbraceright}"#,
      1
    ),
    (
      #"\begin{input}{/x}"#,
      #"{\textbackslash}begin{\textbraceleft}input{\textbraceright}{\textbraceleft}/x{\textbraceright}"#,
      1
    ),
    (#"\ce{a"#, #"{\textbackslash}ce{\textbraceleft}a"#, 1),
  ])
  func letsHarmlessTeXPass(_ input: String, _ latex: String, _ printed: Int) {
    let renderer = Renderer(format: .latex, locale: LocaleText())
    let parts = Output.parsed(input)
    #expect(renderer.render(parts) == latex)
    #expect(renderer.printedTeX(in: [parts]).count == printed)
  }

  @Test func plainTextStaysOneText() {
    #expect(Output.parsed("O so plain") == [.text("O so plain")])
  }

  @Test(arguments: [
    "<i>", "“", "«", "\"a ", "'", "<i>“", "</i>", "<span class=\"nocase\">", "\\a{", "\\a[",
  ])
  func depthIsBounded(_ opener: String) {
    let text = String(repeating: opener, count: 20_000)
    #expect(!Renderer(format: .html, locale: LocaleText()).render(Output.parsed(text)).isEmpty)
  }

  @Test func straightMarksBecomeTheLocales() {
    let german = LocaleText(
      outerOpen: "„", outerClose: "“", innerOpen: "‚", innerClose: "‘", language: "de-DE")
    let renderer = Renderer(format: .text, locale: german)
    #expect(renderer.render(Output.parsed("a \"b 'c' d\"")) == "a „b ‚c‘ d“")
    #expect(renderer.render(Output.parsed("a “b” «c»")) == "a “b” «c»")
  }
}
