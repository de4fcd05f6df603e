import Citations
import RichText
import Testing

/// What each format makes of hostile values and of every kind of look.
struct FormatTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let format: OutputFormat
    let parts: [Output]
    let output: String

    var testDescription: String { "\(name), in \(format.rawValue)" }
  }

  static func plain(_ format: OutputFormat, _ input: String, _ output: String) -> Case {
    Case(name: "\"\(input)\"", format: format, parts: [.text(input)], output: output)
  }

  static let escapes = [
    plain(.text, #"<b> & \ {}"#, #"<b> & \ {}"#),
    plain(.html, #"<script>"&'"#, #"&#60;script&#62;"&#38;'"#),
    plain(.html, "1ʳᵉ x² ™", "1<sup>r</sup><sup>e</sup> x<sup>2</sup> <sup>TM</sup>"),
    plain(
      .latex, #"\{}$&#%_^~"#,
      ##"{\textbackslash}{\textbraceleft}{\textbraceright}\$\&\#\%\_{\textasciicircum}{\textasciitilde}"##
    ),
    plain(.latex, "a -- b --- c", "a -{}- b -{}-{}- c"),
    plain(.latex, "[x] <y>|`", #"{[}x] {\textless}y{\textgreater}{\textbar}{\textasciigrave}"#),
    plain(.latex, "p.\u{A0}5\nb", "p.~5 b"),
    plain(.rtf, #"\b {x}"#, #"\\b \{x\}"#),
    plain(.rtf, "é–𝄞\u{A0}", "\\u233?\\u8211?\\u-10188?\\u-8930?\\~"),
    plain(.rtf, "a\n\\par", "a \\\\par"),
    plain(
      .typst, "#let x = $y$ *b* _i_ [c] <l> @r `r` ~",
      "\\#let x = \\$y\\$ \\*b\\* \\_i\\_ \\[c\\] \\<l\\> \\@r \\`r\\` \\~"),
    plain(.typst, #"https://a.b "c" it's"#, #"https:/\/a.b \"c\" it\'s"#),
    plain(.typst, "= a", "\\= a"), plain(.typst, "- a", "\\- a"), plain(.typst, "1. a", "1\\. a"),
    plain(.typst, "a--b...", "a-\\-b.\\.\\."),
    plain(.markdown, "*a* _b_ snake_case `c`", "\\*a\\* \\_b\\_ snake_case \\`c\\`"),
    plain(.markdown, "[a](b) ![c] <d> &amp; R&D x", "\\[a\\](b) !\\[c\\] \\<d> \\&amp; R&D x"),
    plain(.markdown, "# a", "\\# a"), plain(.markdown, "1. a", "1\\. a"),
    plain(.markdown, "- a -- b", "\\- a -\\- b"), plain(.markdown, "a\n# b", "a # b"),
    plain(.markdown, "x^2^ H~2~O $a$ @doe a@b.c", "x\\^2\\^ H\\~2\\~O \\$a\\$ \\@doe a@b.c"),
  ]

  static func formula(_ format: OutputFormat, _ input: String, _ output: String) -> Case {
    Case(name: "\"\(input)\"", format: format, parts: Output.parsed(input), output: output)
  }

  static let formulas = [
    formula(.latex, #"The $k_1$-means & $\alpha$"#, #"The $k_1$-means \& $\alpha$"#),
    formula(.markdown, #"$k_1$ and $5 to $10"#, #"$k_1$ and \$5 to \$10"#),
    formula(.html, #"$a<b$"#, "$a&#60;b$"), formula(.typst, "$k$", "\\$k\\$"),
    formula(.text, "<i>$k$</i>", "$k$"), formula(.latex, "$ 5$", "\\$ 5\\$"),
    formula(
      .latex, #"$\input{x}$ $\write18{y}$"#,
      #"\${\textbackslash}input{\textbraceleft}x{\textbraceright}\$ \${\textbackslash}write18{\textbraceleft}y{\textbraceright}\$"#
    ),
  ]

  static let looks: [Output] = [
    .list(
      [
        .formatted(Formatting(fontStyle: .italic), [.text("it")]),
        .formatted(Formatting(fontWeight: .bold), [.text("bo")]),
        .formatted(Formatting(fontVariant: .smallCaps), [.text("sc")]),
        .formatted(Formatting(textDecoration: .underline), [.text("ul")]),
        .formatted(Formatting(verticalAlign: .superscript), [.text("su")]),
        .formatted(Formatting(verticalAlign: .subscript), [.text("sb")]),
        .formatted(Formatting(fontStyle: .italic), Output.parsed("a <i>b</i> c")),
      ], delimiter: " ")
  ]

  static let all = [
    Case(
      name: "every look", format: .html, parts: looks,
      output: "<i>it</i> <b>bo</b> <span style=\"font-variant:small-caps;\">sc</span> "
        + "<span style=\"text-decoration:underline;\">ul</span> <sup>su</sup> <sub>sb</sub> "
        + "<i>a <span style=\"font-style:normal;\">b</span> c</i>"),
    Case(name: "every look", format: .text, parts: looks, output: "it bo sc ul su sb a b c"),
    Case(
      name: "every look", format: .latex, parts: looks,
      output: #"\emph{it} \textbf{bo} \textsc{sc} \underline{ul} \textsuperscript{su} "#
        + #"\textsubscript{sb} \emph{a \textup{b} c}"#),
    Case(
      name: "every look", format: .typst, parts: looks,
      output: "#emph[it] #strong[bo] #smallcaps[sc] #underline[ul] #super[su] #sub[sb] "
        + "#emph[a #emph[b] c]"),
    Case(
      name: "every look", format: .rtf, parts: looks,
      output: #"{\i it} {\b bo} {\scaps sc} {\ul ul} {\super su} {\sub sb} {\i a {\i0 b} c}"#),
    Case(
      name: "every look", format: .markdown, parts: looks,
      output: "*it* **bo** <span style=\"font-variant:small-caps;\">sc</span> "
        + "<span style=\"text-decoration:underline;\">ul</span> <sup>su</sup> <sub>sb</sub> "
        + "<em>a <span style=\"font-style:normal;\">b</span> c</em>"),
    Case(
      name: "emphasis that asterisks could not show", format: .markdown,
      parts: [.formatted(Formatting(fontStyle: .italic), [.text("(a)")]), .text("b")],
      output: "<em>(a)</em>b"),
    Case(
      name: "what a call could take for its argument", format: .typst,
      parts: [.formatted(Formatting(fontStyle: .italic), [.text("a")]), .text("(b)")],
      output: "#emph[a];(b)"),
    Case(
      name: "italics in italics count once", format: .latex,
      parts: [
        .formatted(
          Formatting(fontStyle: .italic),
          [.formatted(Formatting(fontStyle: .italic), [.text("a")])])
      ], output: "\\emph{a}"),
  ]

  @Test(arguments: escapes + formulas + all)
  func writes(_ test: Case) {
    let renderer = Renderer(format: test.format, locale: LocaleText())
    #expect(renderer.render(test.parts) == test.output)
  }

  static let address = "https://doi.org/10.1/a_b(c)%20\"&<x>"
  static let links: [(OutputFormat, String)] = [
    (.text, "x_y"),
    (.html, "<a href=\"https://doi.org/10.1/a_b(c)%20%22&amp;%3Cx%3E\">x_y</a>"),
    (.markdown, "[x_y](https://doi.org/10.1/a_b%28c%29%20%22&%3Cx%3E)"),
    (.latex, #"\href{https://doi.org/10.1/a_b(c)\%20\%22&\%3Cx\%3E}{x\_y}"#),
    (
      .rtf,
      #"{\field{\*\fldinst{HYPERLINK "https://doi.org/10.1/a_b(c)%20%22&%3Cx%3E"}}{\fldrslt{x_y}}}"#
    ),
    (.typst, #"#link("https://doi.org/10.1/a_b(c)%20%22&%3Cx%3E")[x\_y]"#),
  ]

  @Test(arguments: links)
  func linksTo(_ test: (format: OutputFormat, output: String)) throws {
    let parts: [Output] = [.link([.text("x_y")], to: try LinkTarget(Self.address))]
    let linked = Renderer(format: test.format, locale: LocaleText(), linksAddresses: true)
    #expect(linked.render(parts) == test.output)
    let plain = Renderer(format: .html, locale: LocaleText())
    #expect(plain.render(parts) == "x_y")
  }
}
