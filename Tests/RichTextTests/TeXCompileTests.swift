import Foundation
import RichText
import SeededRandom
import Support
import Testing

/// What passes compiles: random sequences of pieces of TeX, sorted out by the scanner, and typeset.
@Suite struct TeXCompileTests {
  private static let pieces = [
    "x", "1", "a b", "+", "=", "(", ")", "[", "]", "|", "'", "^", "_", "{", "}", "&", "\\\\", "$",
    "~",
    ",", ".", "/", "-", "<", "^2", "_i", "{a}", "{x}{y}", "[2]", "\\alpha", "\\sum", "\\log",
    "\\frac",
    "\\sqrt", "\\hat", "\\mathrm", "\\mathbb{R}", "\\text", "\\text{ if }", "\\left(", "\\right)",
    "\\left", "\\right", "\\middle|", "\\big", "\\bigl(", "\\limits", "\\over", "\\choose", "\\not",
    "\\begin{matrix}", "\\end{matrix}", "\\begin{array}{cc}", "\\end{array}", "\\begin{cases}",
    "\\end{cases}", "\\substack", "\\overline", "\\underbrace", "\\xrightarrow", "\\ifmmode",
    "\\else",
    "\\fi", "\\(", "\\)", "\\,", "\\;", "\\{", "\\}", "\\%", "\\&", "\\'", "\\\"{o}", "\\v",
    "\\emph",
    "\\textbf{a}", "\\mbox{b}", "\\hbox", "\\kern1pt", "\\mkern3mu", "\\hspace{1em}", "\\rule",
    "{1pt}{2pt}", "\\bf", "\\rm", "\\displaystyle", "\\operatorname", "\\stackrel", "\\binom",
    "\\ldots",
    "\\ensuremath{x}", "\\phantom", "\\url{https://a.org/b_c}", "\\symbol{65}", "\\char65 ",
    "\\input",
    "\\def\\x", "\\csname", "\\end", "%", "#", "^^", "\\textsuperscript", "\\TeX", "\\S", "\\dag",
  ]

  @Test(.enabled(if: Tool.isInstalled("pdflatex"), "pdflatex is not installed"))
  func whatPassesCompiles() throws {
    var generator = SeededGenerator(seed: 11)
    let list = HarmlessTeX()
    var lines: [String] = []
    while lines.count < 1500 {
      let count = 1 + generator.below(7)
      let source = (0..<count).map { _ in generator.pick(Self.pieces) }.joined()
      let isMath = generator.once(in: 2)
      if isMath, list.isHarmless(math: source.utf8) { lines.append("x $\(source)$ y\\par") }
      if !isMath, list.isHarmless(text: source.utf8) { lines.append("x \(source) y\\par") }
    }
    let folder = try TemporaryFolder()
    let head = [
      "\\documentclass{article}", "\\usepackage{amsmath,amssymb,mathtools,hyperref}",
      "\\begin{document}",
    ]
    let document = (head + lines + ["\\end{document}"]).joined(separator: "\n")
    try folder.write(document, to: "a.tex")
    let result = try Tool.run(
      ["pdflatex", "-draftmode", "-interaction=nonstopmode", "-file-line-error", "a.tex"],
      in: folder.path)
    let faults = result.output.split(separator: "\n").filter { $0.hasPrefix("./a.tex:") }
    for fault in faults.prefix(20) {
      let number = fault.split(separator: ":").dropFirst().first.flatMap { Int($0) } ?? 0
      Issue.record("\(fault): \(document.split(separator: "\n")[max(0, number - 1)])")
    }
    #expect(result.status == 0, "\(result.output.suffix(1500))")
  }
}
