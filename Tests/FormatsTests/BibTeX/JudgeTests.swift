import Foundation
import Records
import Support
import Testing

@testable import Formats

/// BibTeX and biber themselves read what is written, without a complaint.
@Suite struct JudgeTests {
  static let styles = ["plain", "IEEEtran", "acm", "plainnat"]

  /// The styles that the machine has; a test has nothing to do for the others, and says so.
  static let installed = styles.filter { style in
    let result = try? Tool.run(["kpsewhich", "\(style).bst"], in: "/")
    return result?.status == 0
  }

  @Test(.enabled(if: installed == styles, "a style is missing: texlive-publishers has IEEEtran"))
  func everyStyleIsThere() {}

  @Test(
    .enabled(if: Tool.isInstalled("bibtex"), "bibtex is not installed"), arguments: installed)
  func bibTeXIsContent(_ style: String) throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.written(.bibtex), to: "refs.bib")
    let control = "\\relax\n\\citation{*}\n\\bibstyle{\(style)}\n\\bibdata{refs}\n"
    try folder.write(control, to: "paper.aux")
    let result = try Tool.run(["bibtex", "paper"], in: folder.path)
    let complaints = result.output.split(separator: "\n").filter {
      $0.hasPrefix("Warning") || $0.contains("---line")
    }
    #expect(complaints == [])
    #expect(result.status == 0)
    let entries = try folder.read("paper.bbl").components(separatedBy: "\\bibitem").count - 1
    #expect(entries == Self.count)
  }

  @Test(.enabled(if: Tool.isInstalled("biber"), "biber is not installed"))
  func biberIsContent() throws {
    let folder = try TemporaryFolder()
    try folder.write(Self.written(.biblatex), to: "refs.bib")
    let result = try Tool.run(
      ["biber", "--tool", "--output-file", "out.bib", "refs.bib"], in: folder.path,
      environment: ["HOME": folder.path])
    let complaints = result.output.split(separator: "\n").filter {
      $0.hasPrefix("WARN") || $0.hasPrefix("ERROR")
    }
    #expect(complaints == [])
    #expect(result.status == 0)
    let again = BibTeX.read(Array(try folder.read("out.bib").utf8), file: "out.bib") { _ in }
    #expect(again.entries.count == Self.count)
  }

  private static func written(_ dialect: BibTeX.Dialect) -> String {
    let file = BibTeX.read(Array(source.utf8), file: "refs.bib") { _ in }
    let rewriting = BibTeX.Rewriting(file, by: .init(dialect)) { _, _, _ in .pending }
    return String(decoding: rewriting.part(0..<rewriting.count).text, as: UTF8.self)
  }

  /// How many entries the source has.
  private static let count = 15

  /// What real files have that BibTeX or biber would complain of, or misread.
  private static let source = #"""
    @string{ml = "Machine Learning"}
    @article{art, author={Knuth, Donald E. and {The {\TeX} Group} and de la Cruz, Jos\'e},
      title={On $O(n)$ and {BERT} in $x^2$: 50\% of {\'E}tudes & \emph{E. coli}}, journal=ml,
      year=1974, month=dec, volume=3, number=2, pages={1-20}, doi={10.1000/a_b}}
    @inproceedings{inp, author={Lee, Ann et al.}, title={A "quote" and `one' -- for #1},
      crossref={PROC}, pages={1--2}}
    @proceedings{proc, title={Proceedings of {X}}, year=2001, editor={Kim, Bo}, publisher={ACM}}
    @book{book, author={Vallée Poussin, Charles Louis Xavier Joseph de la},
      title={Œuvres: ß, ł, ø, Å, “q” — €}, date={2001-05-17}, publisher={P}, location={L}}
    @thesis{thesis, author={Öz, Ş.}, title={T}, institution={U}, type={phdthesis}, date={2001}}
    @report{rep, author={{World Bank}}, title={R}, institution={I}, date={2001-02}, number={TR_1}}
    @online{onl, author={A, B}, title={O}, url={http://a.b/c_d%20e#f~g}, year={2020}}
    @article{arx, author={A, B}, title={P}, eprint={2202.11678}, archiveprefix={arXiv}, year={2022}}
    @incollection{inc, author={A, B}, title={I}, booktitle={B}, publisher={P}, year={2001},
      volume={2}, series={S}, editor={C, D}}
    @unpublished{unp, author={A, B}, title={U}, note={Draft}, date={2019~}}
    @software{sof, title={S}, author={A, B}, date={2019/..}, version={1}}
    @manual{man, title={M}, year={2001--2002}}
    @book{seas, author={A, B}, title={S}, publisher={P}, year={2001}, month={Spring}}
    @patent{pat, author={von, and A, B,}, title={X}, number={1}, year=2001, month={June 3}}
    @misc{alone, title={No author}, editor={Smith, John and}, year=2000}
    """#
}
