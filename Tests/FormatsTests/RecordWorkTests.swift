import Formats
import Records
import Support
import Testing

/// A record of very many fields is read and written in time that grows with their number.
struct RecordWorkTests {
  @Test func reading() {
    expectWorkInProportion(upTo: 20_000) { size in
      let fields = (0..<size).map { "f\($0) = {x}, f\($0) = {}, author+an:x\($0) = {1=a}" }
      let source = "@misc{a, author = {B, C}, crossref = {d}, \(fields.joined(separator: ", "))}"
      let file = BibTeX.read(Array(source.utf8), file: "a.bib") { _ in }
      #expect(BibTeX.records(of: file) { _ in }.count == 1)
    }
  }

  @Test func writing() {
    expectWorkInProportion(upTo: 20_000) { size in
      let record = Record(
        key: CitationKey(stored: "a"), type: "misc",
        fields: (0..<size).map { Field(FieldName("f\($0)"), "x") })
      #expect(CSV.text(of: [record]).utf8.count > size)
      #expect(BibTeX.Writer(.bibtex).text(of: [record]) { _ in }.utf8.count > size)
    }
  }
}
