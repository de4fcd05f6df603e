import Formats
import Records
import RichText
import Testing
import Text

/// Writing a file anew part by part gives what writing all of its records at once gives.
@Suite struct BibTeXRewritingTests {
  static let sources = [
    "",
    "@book{a, title = {B}}",
    "@book{p, title={P}}\n@inbook{c, crossref={P}}\n@inbook{d, crossref = {}, crossref={p}}",
    "@xdata{x, publisher={X}}@book{a, xdata={x,y}, ids={b}}@book{b}@xdata{Y, location={Z}}",
    "@book{a, publisher={xdata=x-y_z-publisher}, author={A, B and xdata=x-y_z-author-1}}"
      + "@xdata{x-y_z, publisher={P_Q}, author={C, D and E, F}}",
    "@inbook{c, crossref={q}}@inbook{q, crossref={r}}@book{r, title={R}}@misc{, author={A, B}}",
    "@misc{, author={A, B}, year=2000}@misc{,author={A, B}, year=2000}@misc{k, related={a}}",
    "@misc{a, title={A}, title={B}}@misc{b, author={x,y,z,w}}@talk{t}",
  ]

  @Test(arguments: sources, [BibTeX.Dialect.bibtex, .biblatex])
  func givesWhatWritingAllAtOnceGives(_ source: String, _ dialect: BibTeX.Dialect) {
    Self.check(Array(source.utf8), dialect, source)
  }

  @Test(.enabled(if: SharedFiles.areThere, "there is no ../shared/bib"))
  func givesTheSameForRealFiles() {
    for row in SharedFiles.table("gold.tsv") {
      guard let bytes = SharedFiles.read("corpora/\(row[0])"), bytes.count < 200_000 else {
        continue
      }
      Self.check(bytes, .bibtex, row[0])
    }
  }

  private static func check(_ bytes: [UInt8], _ dialect: BibTeX.Dialect, _ name: String) {
    let file = BibTeX.read(bytes, file: "a.bib") { _ in }
    let writer = BibTeX.Writer(dialect)
    let repeats = Self.repeats(in: file, dialect)
    var problems: [Diagnostic] = []
    var remarks: [Diagnostic] = []
    let records = BibTeX.records(of: file) { problems.append($0) }
      .enumerated().map { index, imported in
        var record = imported.record(key: key(of: index))
        if repeats.contains(index) { record.key = key(of: index) }
        return record
      }
    let whole = writer.text(of: records) { remarks.append($0) }

    var number = -1
    let keyless = file.entries.indices.filter {
      CitationKey(ifValid: file.entries[$0].key) == nil || repeats.contains($0)
    }
    let rewriting = BibTeX.Rewriting(file, by: writer) { _, _, _ in
      number += 1
      return key(of: keyless[number])
    }
    let size = max(1, rewriting.count / 3)
    let parts = stride(from: 0, to: rewriting.count, by: size).map { start in
      rewriting.part(start..<min(start + size, rewriting.count))
    }
    let texts = parts.filter { !$0.text.isEmpty }.map { String(decoding: $0.text, as: UTF8.self) }
    #expect(texts.joined(separator: "\n") == whole, "\(name)")
    var printedTeX = PrintedTeX()
    for part in parts { printedTeX += part.printedTeX }
    let said = parts.flatMap(\.remarks) + [printedTeX.diagnostic].compactMap(\.self)
    #expect(said == remarks, "\(name)")
    let found = parts.flatMap(\.problems)
    #expect(found.count == problems.count && problems.allSatisfy(found.contains), "\(name)")
  }

  /// The entries that need another key than their own, found the slow way.
  private static func repeats(in file: BibTeX.File, _ dialect: BibTeX.Dialect) -> [Int] {
    let keys = file.entries.map { dialect == .bibtex ? $0.key.asciiLowercased : $0.key }
    return keys.indices.filter { !keys[$0].isEmpty && keys[..<$0].contains(keys[$0]) }
  }

  /// BibTeX calls a second entry of a key an error, whatever its case; biber does for the same case.
  @Test(arguments: [
    (BibTeX.Dialect.bibtex, ["a", "a2", "A2", "b"]), (.biblatex, ["a", "a2", "A", "b"]),
  ])
  func givesRepeatedKeysAVariant(_ dialect: BibTeX.Dialect, _ keys: [String]) {
    let source = "@misc{a, title={1}}@misc{a, title={2}}@misc{A, title={3}}@misc{b, title={4}}"
    let file = BibTeX.read(Array(source.utf8), file: "a.bib") { _ in }
    let rewriting = BibTeX.Rewriting(file, by: .init(dialect)) { _, own, isTaken in
      #expect(isTaken("b"), "keys further down are taken as well")
      return CitationKey(stored: "\(own?.text ?? "none")2")
    }
    let text = rewriting.part(0..<rewriting.count).text
    #expect(BibTeX.read(text, file: "b.bib") { _ in }.entries.map(\.key) == keys)
  }

  /// biber would give up the file at such a key, and knows no hyphen in the key of a reference.
  @Test func writesKeysThatBiberReads() {
    let source = #"""
      @book{d'y(1), title={T}, crossref={x=1}, ids={z}, publisher={xdata=h-y-publisher}}
      @xdata{h-y, publisher={P}}
      @xdata{h, publisher={Q}}
      @mvbook{x=1, title={M}, publisher={xdata=h-publisher}}
      """#
    let file = BibTeX.read(Array(source.utf8), file: "a.bib") { _ in }
    let rewriting = BibTeX.Rewriting(file, by: .init(.biblatex)) { _, _, _ in .pending }
    let text = String(decoding: rewriting.part(0..<rewriting.count).text, as: UTF8.self)
    #expect(
      text == """
        @book{d_27y_281_29,
          title = {T},
          publisher = {P},
          crossref = {x_3D1},
          ids = {z,d'y(1)},
        }

        @xdata{h-y,
          publisher = {P},
        }

        @xdata{h,
          publisher = {Q},
        }

        @mvbook{x_3D1,
          title = {M},
          publisher = {xdata=h-publisher},
          ids = {x=1},
        }

        """)
  }

  private static func key(of index: Int) -> CitationKey { CitationKey(stored: "new\(index)") }
}
