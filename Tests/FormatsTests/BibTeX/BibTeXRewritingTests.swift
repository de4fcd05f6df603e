import Formats
import Records
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
    "@misc{a, title={A}, title={B}}@misc{a, author={x,y,z,w}}@talk{t}",
  ]

  @Test(arguments: sources, [BibTeX.Dialect.bibtex, .biblatex])
  func givesWhatWritingAllAtOnceGives(_ source: String, _ dialect: BibTeX.Dialect) {
    Self.check(Array(source.utf8), dialect, source)
  }

  @Test func givesTheSameForRealFiles() {
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
    var problems: [Diagnostic] = []
    var remarks: [Diagnostic] = []
    let records = BibTeX.records(of: file) { problems.append($0) }
      .enumerated().map { index, imported in imported.record(key: key(of: index)) }
    let whole = writer.text(of: records) { remarks.append($0) }

    var number = -1
    let keyless = file.entries.indices.filter { CitationKey(ifValid: file.entries[$0].key) == nil }
    let rewriting = BibTeX.Rewriting(file, by: writer) { _, _ in
      number += 1
      return key(of: keyless[number])
    }
    let size = max(1, rewriting.count / 3)
    let parts = stride(from: 0, to: rewriting.count, by: size).map { start in
      rewriting.part(start..<min(start + size, rewriting.count))
    }
    let texts = parts.filter { !$0.text.isEmpty }.map { String(decoding: $0.text, as: UTF8.self) }
    #expect(texts.joined(separator: "\n") == whole, "\(name)")
    #expect(parts.flatMap(\.remarks) == remarks, "\(name)")
    let found = parts.flatMap(\.problems)
    #expect(found.count == problems.count && problems.allSatisfy(found.contains), "\(name)")
  }

  private static func key(of index: Int) -> CitationKey { CitationKey(stored: "new\(index)") }
}
