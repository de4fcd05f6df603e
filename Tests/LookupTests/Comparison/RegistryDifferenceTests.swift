import Support
import Records
import Testing

@testable import Lookup

@Suite struct RegistryDifferenceTests {
  struct Case: CustomTestStringConvertible {
    let field: String
    let ours: [String]
    let theirs: [String]

    init(_ field: String, _ ours: String, _ theirs: String) {
      self.init(field, [ours], [theirs])
    }

    init(_ field: String, _ ours: [String], _ theirs: [String]) {
      (self.field, self.ours, self.theirs) = (field, ours, theirs)
    }

    var testDescription: String { "\(field): \(ours) / \(theirs)" }

    func record(_ values: [String]) -> Record {
      Record(
        key: .pending, type: "article", fields: values.map { Field(FieldName(field), $0) })
    }

    var differences: [RegistryDifference] {
      RegistryDifference.all(of: record(ours), from: record(theirs), isPreprint: false)
    }
  }

  static let spellings = [
    Case("title", "Bayes & Co.", "Bayes and Co"),
    Case("title", "The {E}ntscheidungsproblem", "The entscheidungsproblem."),
    Case("title", "Schrödinger’s cat", "Schrodinger's Cat"),
    Case("title", "Deep learning", "Deep Learning: A Survey"),
    Case("title", "E-mail in <i>practice</i>", "Email in practice"),
    Case("title", "CO<sub>2</sub> and more gas", "CO2 and More Gas"),
    Case("title", "On $\\alpha$-stable laws", "On α-stable laws"),
    Case("title", "Ileal hyperplasia", "RETRACTED: Ileal hyperplasia"),
    Case("author", "Turing, A. M.", "Turing, Alan Mathison"),
    Case("author", "Müller, Jörg", "Mueller, Joerg"),
    Case("author", "van der Berg, Jan", "Berg, Jan van der"),
    Case("author", "Wei, Li", "Li, Wei"),
    Case("author", "King, Jr., Martin; equal", "King, Martin L."),
    Case("author", "{The ATLAS Collaboration}", "{ATLAS Collaboration}"),
    Case("author", ["Bee, A.", "others"], ["Bee, Ann", "Dee, C.", "Eff, E."]),
    Case("date", "2012-11", "2012-01-05"),
    Case("year", "2012", "2012"),
    Case("journal", "Phys. Rev. D", "Physical Review D"),
    Case(
      "journal", "Proc. Natl. Acad. Sci. USA", "Proceedings of the National Academy of Sciences USA"
    ),
    Case("journal", "The Lancet", "Lancet"),
    Case("journal", "Science & Technology", "Science and Technology"),
    Case("volume", "07", "7"),
    Case("number", "1--2", "1/2"),
    Case("pages", "1--10", "1–10"),
    Case("pages", "1234–45", "1234–1245"),
    Case("pages", "14", "14–20"),
    Case("pages", "e0123", "123"),
  ]

  @Test(arguments: spellings)
  func passesOverSpelling(_ test: Case) {
    #expect(test.differences == [])
  }

  static let differences = [
    Case("title", "Deep learning", "Shallow learning"),
    Case("title", "Bounds I", "Bounds II"),
    Case("author", "Turing, A. M.", "Church, Alonzo"),
    Case("author", "Smith, John", "Smith, Peter"),
    Case("author", ["Bee, A."], ["Bee, A.", "Dee, C."]),
    Case("author", ["Bee, A.", "Dee, C.", "others"], ["Bee, A."]),
    Case("date", "2012", "2013-01"),
    Case("journal", "Nature", "Science"),
    Case("journal", "Physical Review D", "Physical Review Letters"),
    Case("volume", "41", "42"),
    Case("pages", "1–10", "1–12"),
    Case("pages", "1–10", "11–20"),
  ]

  @Test(arguments: differences)
  func findsWhatDiffers(_ test: Case) {
    #expect(test.differences.map(\.field) == [FieldName(test.field)])
  }

  @Test func proposesWhatTheRegistrySays() {
    let names = Case(
      "author", ["Bee, Ann"], ["Bee, Ann; orcid=0000-0002-1825-0097", "{The Group}"])
    #expect(
      names.differences == [
        RegistryDifference(
          field: "author", ours: "1 name", theirs: "2 names", proposal: "Bee, Ann and {The Group}")
      ])
    #expect(
      Case("date", "2012", "2013-01").differences == [
        RegistryDifference(field: "date", ours: "2012", theirs: "2013", proposal: "2013-01")
      ])
  }

  /// arXiv knows when a preprint was posted, not when the paper appeared.
  @Test func believesAPreprintAboutTitleAndAuthorsAlone() {
    let ours = Record(
      key: .pending, type: "article",
      fields: [Field("title", "One"), Field("date", "2012"), Field("volume", "1")])
    let theirs = Record(
      key: .pending, type: "article",
      fields: [Field("title", "Two"), Field("date", "2011"), Field("volume", "2")])
    #expect(
      RegistryDifference.all(of: ours, from: theirs, isPreprint: true).map(\.field) == ["title"])
  }
}
