import Testing

@testable import RichText

/// What TeX in a `.bib` field means as a record's value.
struct LaTeXDecodeTests {
  struct Case: CustomTestStringConvertible {
    var source: String
    var value: String
    var testDescription: String { "\(source) is \(value)" }

    init(_ source: String, _ value: String) {
      self.source = source
      self.value = value
    }
  }

  static let accents = [
    Case(#"\"o {\"o} {\"{o}} \"{o} {\" o}"#, "ö ö ö ö ö"),
    Case(#"\v s{\v s}\v{s}{\v{s}}"#, "šššš"),
    Case(#"\`e\'e\^e\~n\=a\.z\u g\H o\r a\c c\k a\d h\b b"#, "èéêñāżğőåçąḥḇ"),
    Case(#"\"\i{} \'{\i} {\'\i} \'i \^{\j} na{\"\i}ve {\^{\i}}le \v{\i}"#, "ï í í í ĵ naïve île ǐ"),
    Case(#"\'{\^e} \={\"u} \~{\=o} \d{\^a} \'{\ae} \"{\OE}"#, "ế ǖ ō̃ ậ ǽ Œ̈"),
    Case(#"\'ê \'{\textalpha} \'{\"{\textiota}} \'\CYRG"#, "ế ά ΐ Ѓ"),
    Case(#"\t{oo} \c{s} \textcommabelow{s} \.I \r{U}"#, "o͡o ş ș İ Ů"),
    Case(#"\~{} \^{} \'{} \"{} \'"#, "~ ^ ´ ¨ ´"),
    Case(#"Erd{\H o}s Poincar\'e{} Poincar\'e map G{\"odel}"#, "Erdős Poincaré Poincaré map Gödel"),
  ]

  static let letters = [
    Case(#"stra{\ss}e Stra\ss e \ss{} {\ss}"#, "straße Straße ß ß"),
    Case(#"{\O}rsted \o{}re \aa ngstrom {\L}{\'o}d{\'z}"#, "Ørsted øre ångstrom Łódź"),
    Case(#"\ae\oe\AE\OE\dh\DH\th\TH\dj\DJ\ng\NG\l\L\i\j"#, "æœÆŒðÐþÞđĐŋŊłŁıȷ"),
    Case(#"\cyrchar\CYRA\cyrya{} \alpha \textalpha{} \ensuremath{\alpha}"#, "Ая αα α"),
    Case(#"\char"E9 \symbol{233} ^^e9"#, "éé é"),
    Case(#"\LaTeX{} {\LaTeX} {\TeX}book \TeX\ rocks"#, "{LaTeX} {LaTeX} {TeX}book {TeX} rocks"),
  ]

  static let signs = [
    Case(##"AT\&T \% \_ \# AT&T 5% a_b"##, "AT&T % _ # AT&T 5% a_b"),
    Case(#"\{ \} \textbraceleft"#, #"\{ \} \{"#),
    Case(#"\textasciitilde\textasciicircum\textbar\textless\textgreater\slash"#, "~^|<>/"),
    Case(#"\copyright{} \textregistered{} \texttrademark"#, "© ® ™"),
    Case(#"\pounds{} \texteuro{} \textyen{} \S 3 \P 4"#, "£ € ¥ §3 ¶4"),
    Case(#"\dag \ddag{} \ldots \dots{} \textdegree"#, "†‡ …… °"),
    Case("a-b a--b a---b a----b", "a-b a–b a—b a—-b"),
    Case("``quoted'' `single' it's", "“quoted” ‘single’ it's"),
    Case("the dogs' bone `it's' ?`Que? !`No!", "the dogs' bone ‘it's’ ¿Que? ¡No!"),
    Case(#"\textquotedblleft x\textquotedblright \enquote{y} \glqq z\grqq"#, "“x”“y” „z“"),
    Case(#"\guillemotleft x\guillemotright \textendash{} \textemdash"#, "«x»– —"),
    Case(
      #"a~b a\ b a\,b a\-b a\/b a\\b a\\[2pt] b \par c"#,
      "a\u{A0}b a b a\u{2009}b a\u{AD}b ab a b a b c"),
    Case(" a \n\t b  {c  d} ", " a b {c d} "),
    Case("-{}-, '{}', plain", "--, '', plain"),
  ]

  static let arguments = [
    Case(#"\path|a_b\%c| d \url+x~y+ \path{e_f}"#, #"a_b\textbackslash{}%c d x~y e_f"#),
    Case(#"\path|{x}| \path|a"#, #"\path|{x}| \path|a"#),
    Case(#"caf{\ifmmode\acute{e}\else\'{e}\fi} \ifmmode x\else{} B\fi{}c"#, "café Bc"),
    Case(#"a \ifmmode x\fi b \fi"#, #"a b \fi"#),
    Case(#"$\lbrace{}$x$\rbrace{}$ $\\\lbrace{}a$"#, #"$\{$x$\}$ $\\\{a$"#),
  ]

  static let groups = [
    Case("{BERT} and {B}ayes", "{BERT} and {B}ayes"),
    Case("{The Whole Title}", "{The Whole Title}"),
    Case(#"{\"U}ber {{\"O}sterreich} {\'E}cole {\&}"#, "Über {Österreich} École &"),
    Case("a{}b {} c{ }d {{}}", "ab c d "),
    Case(#"\mbox{GNU} \mbox{foo} \texttt{foo} {\tt foo} \hbox{x}"#, "{GNU} foo foo foo x"),
    Case(
      #"{\textit{Homo sapiens}} {{\textit{E. coli}}}"#, "{<i>Homo sapiens</i>} {<i>E. coli</i>}"),
    Case("open { and } } close", #"open { and } \} close"#),
    Case("} { open", #"\} \{ open"#),
  ]

  static let markup = [
    Case(
      #"\emph{a} \textit{a} {\em a} {\it a} b \mkbibemph{a}"#,
      "<i>a</i> <i>a</i> <i>a</i> <i>a</i> b <i>a</i>"),
    Case(#"\textbf{a} {\bf a} \textsc{a} {\sc a}"#, "<b>a</b> <b>a</b> <sc>a</sc> <sc>a</sc>"),
    Case(#"H\textsubscript{2}O m\textsuperscript2"#, "H<sub>2</sub>O m<sup>2</sup>"),
    Case(#"{a \em b {\bf c}} d"#, "{a <i>b <b>c</b></i>} d"),
    Case(#"\em to the end"#, "<i>to the end</i>"),
    Case(#"\uppercase{foo {\o}} \lowercase{FOO} {\relax foo} \underline{x}"#, "FOO Ø foo foo x"),
    Case("a <i>tag</i>, 1 < 2", #"a \<i>tag\</i>, 1 < 2"#),
    Case(
      #"\url{http://a.b/c\_d\textasciitilde e\%20} \href{http://a.b/{\~{}}x}{a \emph{text}}"#,
      #"\url{http://a.b/c_d~e%20} \href{http://a.b/~x}{a <i>text</i>}"#),
    Case(
      #"\url{www.a.b/c\_d} \href{javascript:x}{y} \nolinkurl{a_b}"#,
      "www.a.b/c_d y (javascript:x) a_b"),
    Case(#"The {\LaTeX} and {{\TeX}} of \LaTeXe"#, "The {LaTeX} and {TeX} of {LaTeX2ε}"),
    Case(
      #"R\ocirc{u}\v zi\v cka D\polhk{a}b Vasil\cprime{} Nguy\cftil{e}n"#,
      "Růžička Dąb Vasilʹ Nguyễn"),
    Case(#"581\psq, 12\psqq"#, "581 f., 12 ff."),
    Case(#"\noopsort{1973b}1973 {\noopsort{a}}{Foo}"#, "1973 {Foo}"),
  ]

  static let math = [
    Case(
      #"$\alpha$-particle H$_2$O $x_{i}$ \(\beta\)"#, #"$\alpha$-particle H$_2$O $x_{i}$ $\beta$"#),
    Case(#"$ x $ $$y$$ \[z\] \ensuremath{x^2}"#, "$x$ $y$ $z$ $x^2$"),
    Case(#"$\mbox{$a$ or $b$}$"#, #"$\mbox{\(a\) or \(b\)}$"#),
    Case(#"$\sim$5"#, #"$\sim${}5"#),
    Case("$5 {and $} 6", #"\$5 {and $} 6"#),
    Case(#"The \$10 question, \$20"#, #"The \$10 question, $20"#),
    Case(#"\$5 for $x$"#, #"\$5 for $x$"#),
  ]

  static let unknown = [
    Case(#"\foo{a_b~c} \foo bar \cite[p. 3]{x--y}"#, #"\foo{a_b~c} \foo bar \cite[p. 3]{x--y}"#),
    Case(#"\foo{\"u} {\foo x} \'\foo \;"#, #"\foo{\"u} {\foo x} \'\foo \;"#),
    Case(#"\textbackslash{} C:\textbackslash temp"#, #"\ C:\textbackslash{}temp"#),
    Case(#"\emph \textit"#, #"\emph \textit"#),
    Case("back\\", "back\\"),
  ]

  @Test(arguments: [accents, letters, signs, arguments, groups, markup, math, unknown].joined())
  func decodes(_ test: Case) {
    #expect(LaTeX.decode(test.source) == test.value)
  }

  @Test func aTieInANameIsABlank() {
    #expect(LaTeX.decodeName(#"Knuth, D.~E. and~{\'E}va"#) == "Knuth, D. E. and Éva")
  }

  @Test func reportsWhatAValueCannotSay() {
    var remarks: [LaTeX.Remark] = []
    _ = LaTeX.decode(#"\foo{x} \texttt{c} \noopsort{d} \'e \;"#) { remarks.append($0) }
    #expect(
      remarks == [
        .unknownCommand(#"\foo"#), .withoutFont("texttt"), .dropped(#"\noopsort{d}"#),
        .unknownCommand(#"\;"#),
      ])
  }

  @Test func keepsParagraphsWhereTheLayoutHasThem() {
    let source = "One\n  line.\n\n\n Two. \\par Three. "
    #expect(LaTeX.decode(source, layout: .paragraphs) == "One line.\n\nTwo.\n\nThree. ")
    #expect(LaTeX.decode(source) == "One line. Two. Three. ")
  }

  @Test(arguments: [
    Case(
      ##"http://a.b/{~}foo/a{\_}b{\%}20c{\#}d{\&}e.pdf"##, "http://a.b/~foo/a_b%20c#d&e.pdf"),
    Case(#"http://a.b/\~{}foo http://a.b/{\~{}}foo"#, "http://a.b/~foo http://a.b/~foo"),
    Case(#"http://a.b/$\sim$foo/{$\sim$}x/$\tilde{}$y"#, "http://a.b/~foo/~x/~y"),
    Case(
      #"http://a.b/{\textasciitilde}foo/\textasciitilde{}x/a\textunderscore b"#,
      "http://a.b/~foo/~x/a_b"),
    Case(#"10.1007/b$\_$12"#, "10.1007/b_12"),
    Case("10.1002/a&lt;1::b&gt;2", "10.1002/a<1::b>2"),
    Case(#"http://a.b/?a=1{\&}amp;b=2&amp;c"#, "http://a.b/?a=1&b=2&c"),
    Case(#"{http://a.b/p}"#, "http://a.b/p"),
    Case(#"\url{http://a.b/p\_q}"#, "http://a.b/p_q"),
    Case(#"\href{http://a.b/p}{the page}"#, "http://a.b/p"),
    Case(#"http://a.b/{id}/$x"#, "http://a.b/{id}/$x"),
    Case(#"C:\Users\me\a_b.pdf"#, #"C:\Users\me\a_b.pdf"#),
  ])
  func decodesValuesThatAreNoTeX(_ test: Case) {
    #expect(LaTeX.decodeVerbatim(test.source) == test.value)
    #expect(LaTeX.decodeVerbatim(test.value) == test.value)
  }

  @Test func standsDeepGroups() {
    let source =
      String(repeating: "{", count: 100_000) + "x" + String(repeating: "}", count: 100_000)
    #expect(LaTeX.decode(source) == source)
    #expect(LaTeX.encode(source, for: .bibtex) == source)
  }

  /// Nested or left open: no overflow, and time that grows with the length.
  @Test(arguments: [
    "{", "}", "$", "${", "\\emph{", "\\foo{", "\\href{", "\\mbox{", "\\uppercase{", "\\'{", "\\'",
    "\\(\\[", "\\em ", "<i>", "\\foo[", "\\textbackslash",
  ])
  func standsAnyNesting(_ opening: String) {
    for closing in ["", "}"] {
      let source =
        String(repeating: opening, count: 20_000) + "x" + String(repeating: closing, count: 20_000)
      let value = LaTeX.decode(source)
      #expect(!LaTeX.encode(value, for: .bibtex).isEmpty)
    }
  }
}
