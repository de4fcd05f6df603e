import Testing
import Text

@testable import RichText

/// Which TeX passes: the list is of what is harmless, and so these tables are of both kinds.
@Suite struct HarmlessTeXTests {
  static let list = HarmlessTeX(own: ["\\mine", "\\pair 2"].compactMap(TeXMacro.init(setting:)))

  // MARK: What passes

  @Test(arguments: [
    #"x^2"#, #"O(n\log n)"#, #"\frac12"#, #"\frac\pi2"#, #"\frac{a}{b}"#, #"\sqrt[3]{x_1}"#,
    #"\sqrt[\frac{1}{2}]2"#, #"\mathcal{O}(n)"#, #"x^\mathrm{T}"#, #"x_\text{max}"#, #"x''^2_3"#,
    #"\left(\frac{a}{b}\middle|c\right]^2"#, #"\left\{x\right."#, #"\big\lVert x\bigr\rVert"#,
    #"\sum\limits_{i=1}^n"#, #"\operatorname*{arg\,min}_x"#, #"{n \over k}"#, #"n\choose k"#,
    #"\begin{pmatrix}a&b\\[2pt]c&d\end{pmatrix}"#, #"\begin{array}{c|c}a&b\\ \end{array}"#,
    #"\begin{cases}0 & x<1 \\ 1\end{cases}"#, #"\substack{a\\b}"#, #"\text{for $x>0$ or \(y\)}"#,
    #"\text{G\"odel \'{e}}"#, #"\hat\beta"#, #"\mathbb R^{n\times n}"#, #"\rm Fe"#, #"{\bf x}"#,
    #"^{13}\mathrm{C}"#, #"\ce{SO4^2-}"#, #"\SI{5e3}{\kilo\metre\per\second\squared}"#,
    #"\ensuremath{\alpha}"#, #"\ifmmode\pm\else\textpm\fi{}"#, #"\mkern3mu"#, #"\kern-.1em x"#,
    #"\xrightarrow[a]{b}"#, #"\overset{a}{=}"#, #"\bm{x}"#, #"\not="#, #"x\%"#, #"a \& b"#,
    #"\lim\limits_{x\to0}"#, #"α + β"#, #"\mine x"#, #"\pair{a}{b}^2"#, #"\mbox{a-b}"#,
    #"\prescript{14}{6}{C}"#, #"\cfrac[l]{a}{b}"#, #"\ket{\psi}"#, #"f\colon A\to B"#, #"10~\mu m"#,
    #"\rule{1em}{.4pt}"#, #"x^{y^{z}}"#, #"\textcolor{red}{x}"#, "a\nb", "",
  ])
  func aFormulaPasses(_ source: String) {
    #expect(Self.list.isHarmless(math: source.utf8))
  }

  @Test(arguments: [
    #"\emph{a} \textbf{b}"#, #"\'e \"{u} \v{c} \c c \'\i"#, #"\ce{H2O}"#,
    #"\ion{H}{2} \ion{Fe}{XIV}"#,
    #"\SIrange{3}{300}{\kelvin} \si{\micro\metre}"#, #"\num{1e3}"#,
    #"\SIrange[range-phrase=--]{0}{60}{\kilo\electronvolt}"#, #"$\scr R$ $\ssf{X}$"#,
    #"\isotope[14]{C}"#,
    #"\TeX{} and \LaTeX"#, ##"\url{https://a.org/b_c?d=e\%20f\#g}"##, #"\href{https://a.org/}{a}"#,
    #"\enquote*{a}"#, #"\foreignlanguage{ngerman}{Und}"#, #"\cite[p. 3]{knuth:84}"#, #"\apj"#,
    #"\raisebox{-0.5ex}\textasciitilde"#, #"{\bf x}"#, #"$x^2$ and \(y\)"#, #"\hspace*{1em}"#,
    #"\char"41 b \char65 "#, #"\symbol{65}"#, ##"5\,\% \& \$ \# \_ \{ \}"##,
    #"\bibstring{number} 2"#,
    #"\texorpdfstring{$\alpha$}{alpha}"#, #"\mine{} \pair{a}{$b$}"#, #"\@ a"#, #"a~b"#,
    #"\llap{\raise 0.5ex\hbox{\'{\relax}}}"#, #"DVIto\kern-.15em VDU"#, #"\nolinkurl{a_b}"#,
    #"\proglang{R}"#, #"\unit[5]{kg} \nicefrac{1}{2}"#,
  ])
  func aTextPasses(_ source: String) {
    #expect(Self.list.isHarmless(text: source.utf8))
  }

  @Test(arguments: [
    "https://a.org/b_c?d=e&f=%20#g", #"C\:/a"#, "10.1002/(SICI)1<1::A>3.0.CO;2-2", "a^b_c $1",
    #"http://a.org/\~{}b"#, "",
  ])
  func anAddressPasses(_ source: String) {
    #expect(Self.list.isHarmless(verbatim: source.utf8))
  }

  // MARK: What doesn't

  /// Each of them read, wrote, ran, redefined or ended something, or left TeX waiting for more.
  static let attacks: [String] = [
    // Files.
    #"\input{/etc/passwd}"#, #"\input /etc/passwd "#, #"\@input{x}"#, #"\@@input x "#,
    #"\include{x}"#, #"\InputIfFileExists{x}{}{}"#, #"\IfFileExists{x}{}{}"#, #"\openin5=x "#,
    #"\openout5=x "#, #"\read5 to\x"#, #"\readline5 to\x"#, #"\write18{ls}"#, #"\write5{x}"#,
    #"\immediate\write18{ls}"#, #"\newwrite\x"#, #"\newread\x"#, #"\closeout5 "#,
    #"\verbatiminput{x}"#, #"\lstinputlisting{x}"#, #"\inputminted{c}{x}"#, #"\VerbatimInput{x}"#,
    #"\includegraphics{x}"#, #"\includepdf{x}"#, #"\import{/}{x}"#, #"\subimport{/}{x}"#,
    #"\CatchFileDef\x{x}{}"#, #"\CatchFileEdef\x{x}{}"#, #"\pdffiledump length 9{x}"#,
    #"\pdffilesize{x}"#, #"\pdfmdfivesum file{x}"#, #"\pdffilemoddate{x}"#, #"\filesize{x}"#,
    #"\pdfximage{x}"#, #"\pdfobj stream file{x}"#, #"\pdfannot{}"#, #"\pdfliteral{}"#,
    #"\pdfcatalog{}"#, #"\pdfinfo{}"#, #"\special{ps: run}"#, #"\special{pdf:docinfo}"#,
    #"\XeTeXpicfile "x" "#, #"\XeTeXpdffile "x" "#, #"\font\x=x "#, #"\nullfont"#,
    #"\bibliography{x}"#, #"\addbibresource{x}"#, #"\usepackage{x}"#, #"\RequirePackage{x}"#,
    #"\documentclass{x}"#, #"\LoadClass{x}"#, #"\tableofcontents"#, #"\listoffigures"#,
    #"\makeindex"#, #"\index{x}"#, #"\glossary{x}"#, #"\filecontents{x}"#, #"\endinput"#,
    #"\begin{filecontents}{x}\end{filecontents}"#, #"\begin{input}{x}\end{input}"#,
    #"\begin{verbatim}\end{verbatim}"#, #"\begin{document}"#, #"\end{document}"#,
    #"\begin{directlua}x\end{directlua}"#, #"\begin{luacode}x\end{luacode}"#,
    #"\begin{minipage}{1em}\end{minipage}"#, #"\begin{thebibliography}{9}"#,
    // Programs.
    #"\directlua{os.execute("x")}"#, #"\latelua{x}"#, #"\luaexec{x}"#, #"\luadirect{x}"#,
    #"\luafunction 1 "#, #"\luaescapestring{x}"#, #"\ShellEscape{x}"#,
    #"\DeclareGraphicsRule{}{}{}{}"#,
    #"\sys_shell_now:n{x}"#, #"\write\pipe"#, #"\epstopdf{x}"#, #"\pdfelapsedtime"#,
    // Commands that make others, or change what a sign means.
    #"\def\x{y}"#, #"\edef\x{y}"#, #"\gdef\x{y}"#, #"\xdef\x{y}"#, #"\let\x=\input"#,
    #"\futurelet\x\y z"#, #"\global\x"#, #"\long\def\x{}"#, #"\outer\def\x{}"#,
    #"\protected\def\x{}"#,
    #"\newcommand{\x}{}"#, #"\renewcommand{\emph}{}"#, #"\providecommand{\x}{}"#,
    #"\DeclareRobustCommand{\x}{}"#, #"\newenvironment{x}{}{}"#, #"\DeclareDocumentCommand\x{}{}"#,
    #"\NewDocumentCommand\x{}{}"#, #"\DeclareMathOperator{\x}{}"#, #"\newcounter{x}"#,
    #"\newlength{\x}"#, #"\newif\ifx"#, #"\chardef\x=1 "#, #"\mathchardef\x=1 "#,
    #"\countdef\x=1 "#,
    #"\csname input\endcsname"#, #"\csuse{input}{x}"#, #"\csdef{x}{y}"#, #"\@nameuse{input}{x}"#,
    #"\nameuse{input}"#, #"\expandafter\input\x"#, #"\noexpand\input"#, #"\unexpanded{x}"#,
    #"\scantokens{\input x}"#, #"\tokenize{x}"#, #"\scantextokens{x}"#, #"\string\input"#,
    #"\meaning\input"#, #"\detokenize{x}"#, #"\jobname"#, #"\catcode`\%=12 "#, #"\lccode`a=`b"#,
    #"\uccode`a=`b"#, #"\mathcode`a=1 "#, #"\active"#, #"\makeatletter"#, #"\ExplSyntaxOn"#,
    #"\endlinechar=0 "#, #"\escapechar=0 "#, #"\newlinechar=0 "#, #"\aftergroup\input"#,
    #"\afterassignment\input"#, #"\everypar{x}"#, #"\everymath{x}"#, #"\everyeof{x}"#,
    #"\everyjob{x}"#,
    #"\output{x}"#, #"\AtBeginDocument{x}"#, #"\AtEndDocument{x}"#, #"\AddToHook{x}{y}"#,
    #"\setcounter{page}{9}"#, #"\setlength{\textwidth}{1pt}"#, #"\advance\count0 by1 "#,
    #"\count0=1 "#, #"\hsize=1pt "#, #"\textwidth=1pt "#, #"\tracingall"#, #"\batchmode"#,
    #"\scrollmode"#, #"\errorstopmode"#, #"\nonstopmode"#, #"\errmessage{x}"#, #"\message{x}"#,
    #"\typeout{x}"#, #"\show\x"#, #"\showthe\count0 "#, #"\typein{x}"#, #"\pausing=1 "#, #"\stop"#,
    #"\end"#, #"\bye"#, #"\dump"#, #"\shipout\hbox{}"#, #"\newpage"#, #"\clearpage"#,
    #"\halign{#\cr}"#,
    #"\loop\iftrue\repeat"#, #"\iftrue"#, #"\ifnum1=1\fi"#, #"\fi"#, #"\else"#, #"\or"#,
    #"\romannumeral1000000 "#, #"\number\count0 "#, #"\the\catcode37 "#, #"\label{x}"#, #"\ref{x}"#,
    #"\pageref{x}"#, #"\href{run:/bin/sh}{x}"#, #"\href{javascript:alert(1)}{x}"#,
    #"\href{file:///etc/passwd}{x}"#, #"\url{javascript:x}"#, #"\hyperlink{x}{y}"#,
    #"\hypertarget{x}{y}"#,
    #"\Acrobatmenu{Quit}{x}"#, #"\attachfile{x}"#, #"\movie{x}{y}"#, #"\newline\input"#,
    #"\verb|x|"#,
    #"\lstinline|x|"#, #"\footnote\input"#, #"\marginpar{x}"#, #"\vspace{9in}"#, #"\par"#,
    #"\item"#,
    #"\mineX"#, #"\pair{a}"#, #"\pair"#, #"\cssId{x}{y}"#, #"\class{x}{y}"#, #"\style{x}{y}"#,
    #"\require{html}"#, #"\unicode{x41}"#, #"\hskip 1em plus 9fil"#,
    // Codes of characters, and characters that are none.
    #"\^^69nput{x}"#, #"^^5cinput{x}"#, #"\^^^^0069nput{x}"#, "^^M", #"\in^^70ut{x}"#, "^^?",
    "a\u{0}b\\TeX", "\\in\u{0}put", "\u{C}", "\u{7F}", "\\TeX\u{85}", "\u{2028}\\TeX", "a\n\nb",
    "a\r\rb",
    // Groups that don't pair, arguments that aren't there, arguments of another kind.
    "}", "{", "\\", "{\\", #"\emph"#, #"\emph }"#, #"\emph{a"#, #"\textbf\input"#,
    #"\textbf\emph"#, #"\textbf\par"#, "$x", "$x$$", "$$x$$", #"\("#, #"\)"#, #"\(x$"#, #"\[x\]"#,
    "a%b",
    "%", "a#1", "#", "a&b", #"\url{a%b}"#, #"\url{https://a.b/\input}"#, #"\url{https://a.b/^^5c}"#,
    #"\hspace{\input{x}}"#, #"\hspace{9999999pt}"#, #"\hspace{1}"#, #"\hspace{1em}\hspace"#,
    #"\rule{9999pt}{9999pt}"#, #"\kern\x"#, #"\kern"#, #"\kern 1"#, #"\kern1"#, #"\raise1ex\input"#,
    #"\char\count0"#, #"\char`\%"#, #"\char37000 "#, #"\symbol{\input{x}}"#, #"\symbol{9999}"#,
    #"\ion{H}{2000000000}"#, #"\ion{H}{\input}"#, #"\cite{\input{x}}"#, #"\cite[\input{x}]{a}"#,
    #"\foreignlanguage{\input}{x}"#, #"\textcolor{\x}{y}"#, #"\ce{\input{x}}"#,
    #"\SI{1}{\input{x}}"#,
    #"\si{\kilo\write}"#, #"\SI[fixed-exponent=999999]{1}{m}"#, #"\SI[\input{x}]{1}{m}"#,
    #"\si[}{]{m}"#, #"\textbf{\kilo}"#, #"\emph@x"#, #"\emph{\TeX@input}"#, #"\@input"#,
    #"\emph{$\text{\input{x}}$}"#, #"\text{$\write18{x}$}"#, #"\ensuremath{\input{x}}"#,
    #"\TeXé"#, #"\TeX\é"#, "\u{2216}input\\input", "\u{FF3C}\\input", #"\1"#, #"\+"#, #"\>\input"#,
    #"\cite[a]b]{c}\input"#, #"\\"#, #"\\[\input{x}]"#, #"\a'e"#, #"\<"#, #"\'"#, #"\'}"#,
    #"\'\input"#,
    #"\"\emph{a}"#, #"\enquote"#, #"\ifmmode a\else b"#, #"\ifmmode{\fi}"#,
    #"\ifmmode a\else b\else c\fi"#,
    #"\uppercase\input"#, #"\lowercase{\input x}"#, #"\MakeUppercase{\input{x}}"#,
  ]

  @Test(arguments: attacks)
  func nothingElsePassesInText(_ source: String) {
    #expect(!Self.list.isHarmless(text: source.utf8), "\(source)")
    #expect(!Self.list.isHarmless(text: "\\emph{\(source)}".utf8), "\(source)")
    #expect(!Self.list.isHarmless(math: "\\text{\(source)}".utf8), "\(source)")
  }

  @Test(arguments: [
    "x^", "x_", "x^2^3", "x^2'", "x'^2'", "x_1_2", "x^^2", "x^}", "^\\hat x", #"x^\log"#,
    #"\frac1"#,
    #"\frac"#, #"\left(x"#, #"x\right)"#, #"\left(x}\right)"#, #"\left x\right)"#, #"\left(\right"#,
    #"\middle|"#, #"\big x"#, #"\big"#, "a&b", #"a\\b"#, #"\begin{matrix}a"#, #"a\end{matrix}"#,
    #"\begin{matrix}a\end{pmatrix}"#, #"\begin{array}a\end{array}"#,
    #"\begin{array}{c}a&b\end{array}"#,
    #"\begin{array}{*{99999999}{c}}a\end{array}"#, #"\begin{array}{>{\input{x}}c}a\end{array}"#,
    #"\begin{array}{@{\input{x}}c}a\end{array}"#, #"\begin{cases}a&b&c\end{cases}"#,
    #"\begin{matrix}{a&b}\end{matrix}"#, #"\begin{matrix}a\\[\input]\end{matrix}"#,
    #"\begin {matrix}a\end{matrix}"#, #"\begin{matrix*}\end{matrix*}"#,
    #"\begin{equation}x\end{equation}"#,
    #"a\over b\over c"#, #"x\limits_1"#, #"\alpha\limits"#, #"\textbf x$y$"#, "x$y", #"\(x\)"#,
    #"\sqrt[3"#, #"\sqrt[\left]{x}"#, #"\sqrt[\text]2"#, #"\hat"#, #"\hat\mathbf{x}"#, #"\mathrm"#,
    #"\'e"#, #"\"o"#, #"\alpha@x"#, #"\alphaβ"#, #"\emph{x}"#, #"\i"#, #"\item"#, #"\tag{1}"#,
    #"\label{a}"#, #"\href{https://a.org}{x}"#, #"\mkern3pt"#, #"\kern3mu\input"#, "a\n\nb", "a%b",
    "#1",
    #"\mathop"#, #"\mathop\limits"#, #"\operatorname"#, #"\substack{a\\b"#, #"\itshape x"#,
    #"\class{a}{b}"#,
  ])
  func brokenMathDoesNotPass(_ source: String) {
    #expect(!Self.list.isHarmless(math: source.utf8), "\(source)")
    #expect(!Self.list.isHarmless(text: "$\(source)$".utf8), "\(source)")
  }

  @Test(arguments: [
    #"http://a.org/\input{b}"#, #"C:\Users\me"#, "a^^5cinput", #"a\"#, #"{\def\x{y}"#,
  ])
  func notEveryAddressPasses(_ source: String) {
    #expect(!Self.list.isHarmless(verbatim: source.utf8))
  }

  // MARK: The list

  @Test func noCommandTakesWhatMayFollowIt() {
    for (name, command) in HarmlessTeX.commands {
      switch command.arguments.last {
      case .star, .options, .optionalText, .optionalMath, .optionalLength, .optionalAlignment:
        Issue.record("\(name) would take a bracket that follows it")
      case _: break
      }
      #expect(name.utf8.allSatisfy { $0.isASCIILetter }, "\(name)")
    }
  }

  /// BibTeX's styles lower the case of titles, commands included, and some set them in capitals.
  @Test func noCommandBecomesAnotherByItsCase() {
    let attacks = Set(
      Self.attacks.compactMap { source in
        source.first == "\\" ? String(source.dropFirst().prefix { $0.isASCII && $0.isLetter }) : nil
      })
    for name in HarmlessTeX.commands.keys {
      let others = [name.lowercased(), name.uppercased()].filter { $0 != name }
      for other in others where attacks.contains(other) && HarmlessTeX.commands[other] == nil {
        Issue.record("\\\(name) becomes \\\(other)")
      }
    }
  }

  @Test func nestingIsBounded() {
    let deep = String(repeating: "{", count: 100_000) + String(repeating: "}", count: 100_000)
    #expect(!Self.list.isHarmless(math: deep.utf8))
    #expect(!Self.list.isHarmless(text: String(repeating: "\\emph{", count: 5_000).utf8))
    let long = String(repeating: "x+", count: 50_000)
    #expect(!Self.list.isHarmless(math: long.utf8))
  }

  // MARK: The user's own commands

  @Test(
    arguments: [
      ("\\name", "name", 0), ("\\name 2", "name", 2), (" \\a  9 ", "a", 9), ("name", nil, 0),
      ("\\", nil, 0), ("\\a1", nil, 0), ("\\a -1", nil, 0), ("\\a 10", nil, 0), ("\\a x", nil, 0),
      ("\\a 1 2", nil, 0), ("", nil, 0), ("\\@a", nil, 0), ("\\a\\b", nil, 0),
    ] as [(String, String?, Int)])
  func aSettingNamesACommand(_ text: String, _ name: String?, _ count: Int) {
    let macro = TeXMacro(setting: text)
    #expect(macro?.name == name)
    if let macro { #expect(macro.arguments == count) }
  }
}
