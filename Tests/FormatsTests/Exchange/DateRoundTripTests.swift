import Formats
import Records
import Testing
import Text

/// Dates that a format has no words for come back from a file of it.
@Suite struct DateRoundTripTests {
  static let dates = [
    "2019", "2019-05", "2019-05-03", "../2020", "2019/", "-0334", "2019-21", "2019-21/2019-22",
    "199X", "2019-05-03~", "1850?", "1850%", "2019-36", "2019-41", "2019/2021", "2018-12/2019-01",
    "2019-05-03/2019-05-05", "2019-05-30/2019-06-02",
  ]

  private static let others: [FieldName] = [.title, .author]

  @Test(arguments: dates, ["RIS", "EndNote", "BibTeX", "biblatex"])
  func comesBack(_ date: String, format: String) throws {
    let record = Record(
      key: try CitationKey("a"), type: "article",
      fields: [Field(.title, "T"), Field(.author, "A, B"), Field(.date, date)])
    var problems: [String] = []
    let report = { (problem: Diagnostic) in problems.append(problem.message) }
    let file: ImportedFile
    switch format {
    case "RIS": file = RIS.read(Array(RIS.text(of: [record]).utf8), file: "a", report: report)
    case "EndNote":
      file = EndNote.read(Array(EndNote.text(of: [record]).utf8), file: "a", report: report)
    default:
      let dialect: BibTeX.Dialect = format == "BibTeX" ? .bibtex : .biblatex
      let text = BibTeX.Writer(dialect).text(of: [record])
      let source = BibTeX.read(Array(text.utf8), file: "a", report: report)
      let imported = BibTeX.records(of: source, report: report)
      #expect(
        imported.first?.fields.filter { !Self.others.contains($0.name) } == [Field(.date, date)])
      return
    }
    #expect(
      file.records.first?.fields.filter { !Self.others.contains($0.name) } == [Field(.date, date)])
    #expect(problems == [])
  }
}
