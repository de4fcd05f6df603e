import Foundation
import Support
import Testing

/// Hostile entries, written by every command that writes TeX and compiled by TeX itself: a file
/// beside them is neither read nor written, and none is made.
@Suite(.enabled(if: Tool.isInstalled("bibtex"), "bibtex is not installed"))
struct HostileTeXTests {
  static let engines = ["pdflatex", "lualatex"]

  /// The engines that the machine has; a test has nothing to do for the others, and says so.
  static let installed = engines.filter { Tool.isInstalled($0) }

  @Test(.enabled(if: installed == engines, "pdflatex or lualatex is not installed"))
  func everyEngineIsThere() {}

  /// A file that says so where it is read as TeX, and prints digits, which no font kerns.
  static let canary = "\\typeout{canarysings}314159265358979"

  /// What no output holds: the word, the digits, and the file as `\pdffiledump` prints it.
  static let traces = ["canarysings", "314159265358979", "5C7479706F7574"]

  /// Where TeX keeps the fonts that it makes.
  private static let home = try? TemporaryFolder()

  /// Sources that read `canary.tex`, write `made.txt`, or stop TeX.
  static let attacks = [
    #"\input{canary}"#, #"\input canary "#, #"\@input{canary}"#, #"\@@input canary "#,
    #"\include{canary}"#, #"\begin{input}{canary}\end{input}"#,
    #"\begin{@input}{canary}\end{@input}"#,
    #"\InputIfFileExists{canary}{}{}"#, #"\csname input\endcsname canary "#,
    #"\csuse{input}{canary}"#,
    #"\@nameuse{input}{canary}"#, #"\expandafter\input canary "#, #"\^^69nput{canary}"#,
    #"^^5cinput{canary}"#, #"\^^^^0069nput{canary}"#, #"\let\x=\input \x canary "#,
    #"\def\x{\input}\x{canary}"#, #"\scantokens{\input canary }"#, #"\catcode`\|=0 |input canary "#,
    #"\lowercase{\input canary }"#, #"\uppercase{\input canary }"#, #"\verbatiminput{canary.tex}"#,
    #"\openin5=canary \read5 to\x \x"#, #"\newread\r\openin\r=canary \read\r to\x\x"#,
    #"\pdffiledump offset 0 length 20{canary.tex}"#, #"\pdfmdfivesum file{canary.tex}"#,
    #"\immediate\openout5=made.txt \immediate\write5{x}\immediate\closeout5 "#,
    #"\^^69mmediate\^^6fpenout5=made.txt "#, #"\newwrite\w\immediate\openout\w=made.txt "#,
    #"\immediate\write18{touch made.txt}"#, #"\write18{touch made.txt}"#,
    #"\ShellEscape{touch made.txt}"#, #"\input{|"cat canary.tex"}"#,
    #"\directlua{io.open("made.txt","w")}"#,
    #"\begin{directlua}{io.open("made.txt","w")}\end{directlua}"#,
    #"\latelua{io.open("made.txt","w")}"#, #"\directlua{tex.print(io.open("canary.tex"):read())}"#,
    #"\begin{filecontents}{made.txt}x\end{filecontents}"#, #"\special{ps: (canary.tex) run}"#,
    #"\pdfobj stream file{canary.tex}"#, #"\pdfximage{canary.pdf}"#, #"\pdfannot{}"#,
    #"\CatchFileDef\x{canary.tex}{}\x"#, #"\import{./}{canary}"#, #"\csdef{x}{y}"#,
    #"\chardef\x=65 "#,
    #"\DeclareDocumentCommand\x{}{\input{canary}}\x"#, #"\global\let\emph\input"#, #"\batchmode"#,
    #"\end{document}"#, #"\stop"#, #"\endinput"#, #"\loop\iftrue\repeat"#, #"\def\x{\x}\x"#,
    #"\romannumeral900000000 "#, #"\tracingall"#, #"\emph{\input{canary}}"#,
    #"\text{\input{canary}}"#,
    #"\ce{\input{canary}}"#, #"\hspace{\input{canary}}"#, #"\hspace{1em\input{canary}}"#,
    #"\kern\input{canary}"#, #"\url{\input{canary}}"#, #"\href{run:x}{y}"#,
    #"\cite{\input{canary}}"#,
    #"\ifmmode\else\input{canary}\fi"#, #"\textbf\input{canary}"#, #"\textbf"#, #"\frac"#,
    #"\left("#,
    #"\end{list}\input{canary}"#, #"\item\input{canary}"#, #"a%b"#, #"a&b"#, #"a#1"#,
    #"\\[\input{canary}]"#,
    #"\par\input{canary}"#, #"\begin{matrix}a&b"#, #"x^2^3"#, "a\u{C}b\\par",
    #"\begin{array}{>{\input{canary}}c}x\end{array}"#, #"\begin{array}{*{999999}{c}}x\end{array}"#,
  ]

  /// Entries that hold each attack in a title, in a formula, in a name, in fields that are no TeX,
  /// in a key, and split by `#`.
  private static let bibliography: String = {
    var text = "@string{half = {\\inp}}\n"
    for (index, attack) in attacks.enumerated() {
      // What does not pair would end the field for BibTeX itself.
      text += """
        @article{a\(index), author = {Roe, Ann and {\(attack)}}, title = {A \(attack) and $x \(attack)$ z},
          journal = {J \(attack)}, year = 2020, note = half # {ut{canary} $\(attack)$}, pages = {1\(attack)},
          url = {https://example.org/\(attack)}, doi = {10.1000/\(attack)}, isbn = {\(attack)},
          volume = {\(attack)}, x-own = {\(attack)}}

        """
    }
    return text
      + "@misc{k\\input, title = {T}, year = 2020}\n@misc{k^^5cinput, title = {T}, year = 2020}\n"
  }()

  private static func document(_ body: String) -> String {
    """
    \\documentclass{article}
    \\ifdefined\\pdfcompresslevel\\pdfcompresslevel=0 \\pdfobjcompresslevel=0 \\fi
    \\usepackage{amsmath,amssymb,hyperref}
    \\begin{document}
    \\nocite{*}
    \(body)
    The end of it.
    \\end{document}

    """
  }

  @Test(arguments: installed, [false, true])
  func nothingIsReadOrWritten(by engine: String, allowingShell isShellAllowed: Bool) throws {
    let world = try TestWorld(records: ["lists/l.rec": "template: t.tex\nquery: year:2020\n"])
    try world.folder.write(Self.bibliography, to: "evil.bib")
    try world.folder.write(
      "{{#sections}}{{#items}}{{title}} {{{title}}} {{note}} {{volume}}\n\n{{/items}}{{/sections}}",
      to: "styles/t.tex.mustache")
    #expect(world.run("add evil.bib").status != 2)
    let written = [
      ("bibtex", world.run("export --from evil.bib --into refs.bib")),
      ("format", world.run("format --from evil.bib --to latex")),
      ("publish", world.run("publish l")),
    ]
    let folder = try TemporaryFolder()
    try folder.write(Self.canary, to: "canary.tex")
    try folder.write(try world.folder.read("refs.bib"), to: "refs.bib")
    for (name, result) in written {
      #expect(result.errors.contains("printed as text"), "\(name): \(result.errors.suffix(400))")
      let body =
        name == "bibtex" ? "\\bibliographystyle{plain}\\bibliography{refs}" : result.output
      try folder.write(Self.document(body), to: "\(name).tex")
      let first = try compile("\(name).tex", by: engine, isShellAllowed, in: folder)
      if name == "bibtex" {
        try Tool.run(["bibtex", name], in: folder.path)
        _ = try compile("\(name).tex", by: engine, isShellAllowed, in: folder)
      }
      let log = try folder.read("\(name).log")
      #expect(log.contains("Output written on"), "\(engine) \(name): \(first.output.suffix(600))")
    }
    #expect(try folder.read("canary.tex") == Self.canary)
    let endings = ["tex", "aux", "log", "out", "pdf", "bbl", "blg", "bib"]
    for file in try folder.files() {
      let isOwn = endings.contains { file.hasSuffix(".\($0)") } && !file.contains("/")
      #expect(isOwn, "\(engine) made \(file)")
      guard file != "canary.tex" else { continue }
      let text = try folder.read(file)
      for trace in Self.traces + ["(./canary.tex"] {
        #expect(!text.contains(trace), "\(engine): \(trace) is in \(file)")
      }
    }
  }

  private func compile(
    _ file: String, by engine: String, _ isShellAllowed: Bool, in folder: TemporaryFolder
  ) throws -> Tool.Result {
    try Tool.run(
      [
        engine, "-interaction=nonstopmode", isShellAllowed ? "-shell-escape" : "-no-shell-escape",
        file,
      ], in: folder.path, environment: ["HOME": Self.home?.path ?? folder.path])
  }
}
