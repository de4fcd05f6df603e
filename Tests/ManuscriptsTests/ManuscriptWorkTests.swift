@testable import Manuscripts
import Support
import Testing

/// Sources full of signs that nothing closes are read in time that grows with their length.
struct ManuscriptWorkTests {
  static let tex = [
    "\\cite[", "\\cite[{", "\\cite<", "\\cites(", "\\cites[a]", "\\cite[a]{b} \\cite[", "\\cite{a,",
    "\\lstinline[", "\\mintinline[{", "\\cite[}", "{\\cite[a", "\\\\\\cite[\\]",
  ]

  static let markdown = [
    "[", "[[", "[@a ", "@a [", "[@a [", "](", "![@a](", "^[", "[^a]: ", "`", "`` ` ", "$ a ", "<a ",
    "<a b=\"", "<!--", "@{", "[-@a; ", "> ", "*_",
  ]

  static let typst = ["#cite(", "@a[", "[", "/*", "#cite(<a>, ", "\"", "`", "label("]

  @Test(arguments: tex) func ofTeX(_ unit: String) { expectProportion(.tex, unit) }

  @Test(arguments: markdown) func ofMarkdown(_ unit: String) { expectProportion(.md, unit) }

  @Test(arguments: typst) func ofTypst(_ unit: String) { expectProportion(.typ, unit) }

  private func expectProportion(_ kind: Manuscript, _ unit: String) {
    expectWorkInProportion(upTo: 20_000) { size in
      _ = kind.citations(in: Array(String(repeating: unit, count: size).utf8))
    }
  }

  /// Brackets that are all closed, so that each is around all that follow.
  @Test(arguments: [("[", "]"), ("[@a ", ";]"), ("@a [x [", "]]"), ("[x; ", "]"), ("[", "\n]")])
  func ofBracketsThatNest(_ start: String, _ end: String) {
    expectWorkInProportion(upTo: 20_000) { size in
      let text = String(repeating: start, count: size) + String(repeating: end, count: size)
      _ = MarkdownCitations.scan(Array(text.utf8), LocatorLabels())
    }
  }

  /// Runs of backticks of all lengths, none of which another one ends.
  @Test func ofRunsOfCode() {
    expectWorkInProportion(upTo: 40_000) { size in
      let most = Int(Double(2 * size).squareRoot())
      let text = (1...most).map { String(repeating: "`", count: $0) }.joined(separator: " ")
      _ = Manuscript.md.citations(in: Array(text.utf8))
    }
  }
}
