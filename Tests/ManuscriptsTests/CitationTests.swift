import SeededRandom
import Manuscripts
import Support
import Testing

/// Which keys a manuscript cites, and where.
struct CitationTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let kind: Manuscript
    let input: String
    let keys: [String]

    var testDescription: String { "\(kind.rawValue): \(input)" }

    static func tex(_ input: String, _ keys: String...) -> Case {
      Case(kind: .tex, input: input, keys: keys)
    }

    static func md(_ input: String, _ keys: String...) -> Case {
      Case(kind: .md, input: input, keys: keys)
    }

    static func typ(_ input: String, _ keys: String...) -> Case {
      Case(kind: .typ, input: input, keys: keys)
    }

    static func aux(_ input: String, _ keys: String...) -> Case {
      Case(kind: .aux, input: input, keys: keys)
    }
  }

  @Test(arguments: texCommands + texText + markdown + typst + auxiliary)
  func finds(_ test: Case) {
    let text = Array(test.input.utf8)
    let citations = test.kind.citations(in: text)
    #expect(citations.map(\.key) == test.keys)
    for citation in citations {
      #expect(String(decoding: text[citation.bytes], as: UTF8.self) == citation.key)
    }
  }

  static let texCommands: [Case] = [
    .tex(#"\cite{a}"#, "a"),
    .tex(#"\cite{a,b , c}"#, "a", "b", "c"),
    .tex(#"\citep[see][p.~3]{a} \citet*{b} \Citeauthor{c}"#, "a", "b", "c"),
    .tex(
      #"\parencite{a}\footcite[3]{b}\textcite{c}\autocite{d}\nocite{*}"#, "a", "b", "c", "d", "*"),
    .tex(#"\cites(pre)(post)[1]{a}[2][3]{b}{c} {d}"#, "a", "b", "c", "d"),
    .tex(#"\cite{a} {b}"#, "a"),
    .tex("\\cite\n  [p. 1]\n  {a,\n  b}", "a", "b"),
    .tex("\\cite{a,% a comment, with a brace }\n  b}", "a", "b"),
    .tex(#"\cite{DBLP:conf/x-1_2+3.é}"#, "DBLP:conf/x-1_2+3.é"),
    .tex(#"\cite[see {\em a [b]}]{c}"#, "c"),
    .tex(#"\citeyear{a}\citetitle{b}\fullcite{c}\bibentry{d}\citealp{e}"#, "a", "b", "c", "d", "e"),
    .tex(#"\cite{}"#),
    .tex(#"\cite{a,,b}"#, "a", "b"),
    .tex(#"\mycite{a}"#, "a"),
    .tex(#"\cite<see>[p. 3]{a}"#, "a"),
    // What only looks like a cite.
    .tex(#"\newcommand{\foo}[1]{\cite{#1}}"#),
    .tex(#"\renewcommand{\cite}[1]{x}"#),
    .tex(#"\let\oldcite\cite"#),
    .tex(#"\setcitestyle{square} \citestyle{apa} \defcitealias{a}{B}"#),
    .tex(#"\citetext{see \citealp{a} and others}"#, "a"),
    .tex(#"\DeclareCiteCommand{\foo}{a}{b}{c}{d}"#),
    .tex(#"\usepackage{cite} \bibliography{refs}"#),
    .tex(#"\AtEveryCitekey{\clearfield{x}}"#),
    .tex("cite{a}"),
  ]

  static let texText: [Case] = [
    .tex("% \\cite{a}\n\\cite{b}", "b"),
    .tex(#"50\% \cite{a}"#, "a"),
    .tex(#"a \\cite{b} \\ \cite{c}"#, "c"),
    .tex(#"\verb|\cite{a}| \verb*+\cite{b}+ \cite{c}"#, "c"),
    .tex("\\begin{verbatim}\n\\cite{a}\n\\end{verbatim}\n\\cite{b}", "b"),
    .tex("\\begin{lstlisting}[x]\n\\cite{a}\n\\end{lstlisting}\\cite{b}", "b"),
    .tex("\\begin{comment}\\cite{a}\\end{comment}\\cite{b}", "b"),
    .tex("\\begin{itemize}\\item \\cite{a}\\end{itemize}", "a"),
    .tex(#"\lstinline[language=C]|\cite{a}| \cite{b}"#, "b"),
    .tex("\\cite{a\n\nNext paragraph \\cite{b}", "a", "b"),
    .tex("\\cite{a", "a"),
    .tex("\\", ""),
    .tex("\\cite"),
    .tex("\\cite["),
    .tex("\\begin{verbatim}\\cite{a}"),
  ].map { $0.keys == [""] ? Case(kind: .tex, input: $0.input, keys: []) : $0 }

  static let markdown: [Case] = [
    .md("As @a says.", "a"),
    .md("[@a, p. 3; see also @b; -@c]", "a", "b", "c"),
    .md("@a [p. 3] and @{b c:d} and @Doe2020.", "a", "b c:d", "Doe2020"),
    .md("@doe:2020_x-y/z+1, @foo.", "doe:2020_x-y/z+1", "foo"),
    .md("@smith2020's and @_x", "smith2020", "_x"),
    .md("mail me@example.org, \\@b, é@c"),
    .md("`@a` ``@b ` @c`` @d", "d"),
    .md("```\n@a\n```\n@b", "b"),
    .md("~~~ {.python}\n@decorator\n~~~\n@b", "b"),
    .md("An unclosed ` and @a", "a"),
    .md("<!-- @a --> @b", "b"),
    .md("[name](https://medium.com/@user) and https://x.org/@y @z", "z"),
    .md("nocite: '@*'", "*"),
    .md("@", ""),
    .md("**@a**, (@b) *@c*", "a", "b", "c"),
  ].map { $0.keys == [""] ? Case(kind: .md, input: $0.input, keys: []) : $0 }

  static let typst: [Case] = [
    .typ("As @a says, @b[p. 3].", "a", "b"),
    .typ("#cite(<a>) #cite(<b>, form: \"prose\") #cite(label(\"c/d\"))", "a", "b", "c/d"),
    .typ("= Intro <intro>\nSee @intro.", "intro"),
    .typ("// @a\n@b https://x.org/@c", "b"),
    .typ("/* @a\n/* @b */ @c */ @d", "d"),
    .typ("`@a` ```typ @b ` ``` @c", "c"),
    .typ("me@b.org \\@c @d:e-f_g.", "d:e-f_g"),
    .typ("#link(\"https://medium.com/@user\")[x] @a", "a"),
  ]

  @Test func findsThePartsOfAnAuxiliaryFile() {
    let text = "\\relax\n\\@input{sec/a.aux}\n\\citation{b}\n\\@input{c.aux}\n"
    #expect(Manuscript.aux.inclusions(in: Array(text.utf8)).map(\.path) == ["sec/a.aux", "c.aux"])
  }

  static let auxiliary: [Case] = [
    .aux("\\relax\n\\citation{a,b}\n\\citation{c}\n\\bibdata{refs}\n", "a", "b", "c"),
    .aux("\\abx@aux@cite{0}{a}\n\\abx@aux@cite{b}\n", "a", "b"),
    .aux("\\citation{*}\n", "*"),
    .aux("\\bibcite{a}{1}\n\\@writefile{toc}{\\cite{b}}\n"),
  ]

  @Test(arguments: [
    (".tex", Manuscript.tex), (".LTX", .tex), ("x.aux", .aux), ("a.b.md", .md), ("x.Rmd", .md),
    ("x.qmd", .qmd), ("dir.x/y.typ", .typ), ("x.bcf", .bcf),
  ])
  func isToldByTheName(_ name: String, _ kind: Manuscript) {
    #expect(Manuscript(fileName: name) == kind)
  }

  @Test(arguments: ["", "tex", "x.doc", "x.tex.bak", "."])
  func isNoManuscript(_ name: String) { #expect(Manuscript(fileName: name) == nil) }

  @Test func rewritesOneKeyWhereItIsCited() {
    let text = "a \\cite{old,older} \\cite[old]{old}% \\cite{old}\nold"
    let (bytes, count) = Manuscript.tex.rewriting("old", to: "new key", in: Array(text.utf8))
    #expect(count == 2)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        == "a \\cite{new key,older} \\cite[old]{new key}% \\cite{old}\nold")
  }

  /// Any bytes are scanned to their end, and every place is a place of the text.
  @Test(arguments: 0..<200)
  func endsOnAnyInput(_ seed: Int) {
    var generator = SeededGenerator(seed: UInt64(seed))
    let parts = [
      "\\", "cite", "{", "}", "[", "]", "@", "`", "```", "~~~", "<", ">", "<!--", "%", "\n", "a",
      ",",
      "#cite(", "\\begin{verbatim}", "\\verb", "/*", "//", "é", " ", "\\citation{", "\"",
    ]
    let text = Array((0..<60).map { _ in generator.pick(parts) }.joined().utf8)
    for kind in Manuscript.allCases {
      for citation in kind.citations(in: text) {
        #expect(citation.bytes.upperBound <= text.count && !citation.bytes.isEmpty)
      }
    }
  }
}
