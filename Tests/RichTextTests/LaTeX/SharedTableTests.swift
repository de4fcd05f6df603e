import Foundation
import Testing

@testable import RichText

/// What other programs make of the same TeX, where their tables lie beside the repository.
struct LaTeXSharedTableTests {
  private static let folder = URL(filePath: #filePath)
    .appending(path: "../../../../../shared/bib").standardizedFileURL

  private static func isThere(_ file: String) -> Bool {
    FileManager.default.fileExists(atPath: folder.appending(path: file).path)
  }

  private static func lines(of file: String) throws -> [Substring] {
    try String(contentsOf: folder.appending(path: file), encoding: .utf8).split(separator: "\n")
  }

  /// Snippets that seven other programs all read otherwise, and why.
  static let alone = [
    #"\copyright{} \textregistered{} \texttrademark"#: "each of them loses a sign or leaves {}",
    #"a\,b"#: "U+2009 is the thin space; one has U+2006, the others a blank",
    ##"\% \$ \_ \# \{ \}"##: "a value escapes braces that are meant",
    #"$\sim$5"#: "MarkedText reads no math before a digit",
    #"\mbox{GNU}"#: "BibTeX keeps the case of what stands in braces",
    #"\textsc{foo}"#: "small capitals are <sc> here",
    #"{\sc foo}"#: "small capitals are <sc> here",
    #"{\noopsort{a}}{Foo}"#: "braces that protect case stay",
    #"\LaTeX"#: "a name of a program keeps its capitals in titles",
    #"{\LaTeX}"#: "a name of a program keeps its capitals in titles",
    #"\LaTeX{}"#: "a name of a program keeps its capitals in titles",
    #"{\TeX}book"#: "a name of a program keeps its capitals in titles",
    #"\TeX\ rocks"#: "a control space is a blank here; one has a no-break space",
    #"\textalpha"#: "LGR's names are known here",
    #"\symbol{233}"#: "character numbers are known here",
  ]

  @Test(.enabled(if: isThere("edge_cases.md"), "there is no ../shared/bib/edge_cases.md"))
  func agreesWithSomeProgram() throws {
    var count = 0
    for line in try Self.lines(of: "edge_cases.md") where line.hasPrefix("| `") {
      let parts = line.dropFirst(3).split(separator: "` | ", maxSplits: 1)
      let cells = parts.last?.dropLast(2).split(separator: " | ", omittingEmptySubsequences: false)
      guard parts.count == 2, let cells, cells.count == 7 else { continue }
      count += 1
      let source = String(parts[0]).replacing("ˋ", with: "`")
      let value = LaTeX.decode(source)
      let isAgreed = cells.contains { String($0).replacing("¦", with: "|") == value }
      #expect(isAgreed != Self.alone.keys.contains(source), "\(source) is \(value)")
    }
    #expect(count == 177)
  }

  @Test(
    .enabled(
      if: isThere("unicode_to_latex.tsv"), "there is no ../shared/bib/unicode_to_latex.tsv"))
  func readsWhatBiberWrites() throws {
    for line in try Self.lines(of: "unicode_to_latex.tsv").dropFirst() {
      let cells = line.split(separator: "\t", omittingEmptySubsequences: false)
      // biber puts text signs into math, which stays math.
      guard cells.count == 7, !cells[3].contains("$") else { continue }
      #expect(LaTeX.decode(String(cells[3])) == cells[1])
    }
  }
}
