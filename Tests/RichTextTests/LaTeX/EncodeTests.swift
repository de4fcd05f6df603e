import Testing

@testable import RichText

/// How a record's value is written as TeX, for BibTeX and for biblatex.
struct LaTeXEncodeTests {
  struct Case: CustomTestStringConvertible {
    var value: String
    var bibtex: String
    var biblatex: String
    var testDescription: String { "\(value) is \(bibtex)" }

    init(_ value: String, bibtex: String, biblatex: String? = nil) {
      self.value = value
      self.bibtex = bibtex
      self.biblatex = biblatex ?? bibtex
    }
  }

  static let letters = [
    Case("Übung, Čech", bibtex: #"{\"U}bung, {\v{C}}ech"#, biblatex: "Übung, Čech"),
    Case(
      "Straße Ångström øre", bibtex: #"Stra{\ss}e {\AA}ngstr{\"o}m {\o}re"#,
      biblatex: "Straße Ångström øre"),
    Case("naïve ĵ į ị", bibtex: #"na{\"\i}ve {\^\j} {\k{i}} {\d{i}}"#, biblatex: "naïve ĵ į ị"),
    Case(
      "ế ǖ ǽ ș", bibtex: #"{\'{\^e}} {\={\"u}} {\'{\ae}} {\textcommabelow{s}}"#,
      biblatex: "ế ǖ ǽ ș"),
    Case("x\u{302} o\u{361}o", bibtex: #"{\^x} {\t{oo}}"#, biblatex: "x\u{302} o\u{361}o"),
    Case(
      "α-synuclein, ∞", bibtex: #"{\ensuremath{\alpha}}-synuclein, {\ensuremath{\infty}}"#,
      biblatex: "α-synuclein, ∞"),
    Case("Ωά", bibtex: #"{\textOmega}{\'{\textalpha}}"#, biblatex: "Ωά"),
    Case("Йод", bibtex: #"{\CYRISHRT}{\cyro}{\cyrd}"#, biblatex: "Йод"),
    Case("中文 Ħ ả", bibtex: "中文 Ħ ả"),
  ]

  static let signs = [
    Case("AT&T 5% #1 a_b", bibtex: ##"AT\&T 5\% \#1 a\_b"##),
    Case(
      "~ ^ ` \\ ",
      bibtex:
        #"{\textasciitilde} {\textasciicircum} {\textasciigrave} {\textbackslash} "#),
    Case(
      "1 < 2 > 0 | x", bibtex: #"1 {\textless} 2 {\textgreater} 0 {\textbar} x"#),
    Case("$5", bibtex: #"\$5"#),
    Case(
      #"\$ \{ \} \<i>"#,
      bibtex: #"\$ {\textbraceleft} {\textbraceright} {\textless}i{\textgreater}"#,
      biblatex: #"\$ {\textbraceleft} {\textbraceright} {\textless}i{\textgreater}"#),
    Case(
      "1–2—3 -- '' “a” it's’", bibtex: #"1--2---3 -{}- '{}' ``a'' it's{\textquoteright}"#,
      biblatex: "1–2—3 -{}- '{}' “a” it's’"),
    Case("a\u{A0}b\u{2009}c\u{AD}d", bibtex: #"a~b\,c\-d"#, biblatex: "a~b\u{2009}c\u{AD}d"),
    Case("© € …", bibtex: #"{\textcopyright} {\texteuro} {\ldots}"#, biblatex: "© € …"),
    Case("a\nb", bibtex: "a b"),
    Case("One.\n\nTwo.", bibtex: "One.\n\nTwo."),
    Case(#"{LaTeX}, {TeX} and {BibTeX}"#, bibtex: #"{\LaTeX}, {\TeX} and {BibTeX}"#),
    Case(
      #"\url{https://a.org/b_c#d%20e} {\href{https://a.org/?x&y}{the <i>page</i>}}"#,
      bibtex:
        ##"\url{https://a.org/b_c\#d\%20e} {{}\href{https://a.org/?x&y}{the \emph{page}}}"##),
  ]

  static let markup = [
    Case(
      "<i>a</i> <b>b</b> x<sup>2</sup> y<sub>1</sub> <sc>d</sc>",
      bibtex:
        #"\emph{a} \textbf{b} x\textsuperscript{2} y\textsubscript{1} \textsc{d}"#),
    Case(
      "{BERT} $x_1^2$ {Über}", bibtex: #"{BERT} $x_1^2$ {{\"U}ber}"#,
      biblatex: "{BERT} $x_1^2$ {Über}"),
    Case("{<i>E. coli</i>} {&c}", bibtex: #"{{\emph{E. coli}}} {{\&}c}"#),
    Case(#"<span class="nocase">X</span>"#, bibtex: "{X}"),
    Case(
      #"\ce{SO4^2-} \cite[p. 3]{x} C:\5"#,
      bibtex: #"\ce{SO4^2-} \cite[p. 3]{x} C:{\textbackslash}5"#),
    Case(
      #"\foo{a_b}[1] $\foo$"#,
      bibtex:
        #"{\textbackslash}foo{\textbraceleft}a\_b{\textbraceright}[1] \${\textbackslash}foo\$"#),
    Case(#"\TeX@x \LaTeX é"#, bibtex: #"\TeX{}@x \LaTeX {\'e}"#, biblatex: #"\TeX{}@x \LaTeX é"#),
    Case(
      "a } { <i> b", bibtex: #"a {\textbraceright} {\textbraceleft} {\textless}i{\textgreater} b"#,
      biblatex: #"a {\textbraceright} {\textbraceleft} {\textless}i{\textgreater} b"#),
    Case(#"$\{x$"#, bibtex: #"$\lbrace{}x$"#),
    Case("", bibtex: ""),
  ]

  @Test(arguments: [letters, signs, markup].joined())
  func encodes(_ test: Case) {
    #expect(LaTeX.encode(test.value, for: .bibtex) == test.bibtex)
    #expect(LaTeX.encode(test.value, for: .biblatex) == test.biblatex)
  }
}
