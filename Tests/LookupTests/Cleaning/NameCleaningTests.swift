import Records
import Testing

@testable import Lookup

@Suite struct NameCleaningTests {
  struct Case: CustomTestStringConvertible {
    let name: Name
    let fields: [String]

    init(_ family: String, _ given: String = "", suffix: String = "", _ fields: String...) {
      name = Name(family: family, given: given, suffix: suffix)
      self.fields = fields
    }

    /// A family name that is all there is.
    init(alone family: String, _ fields: String...) {
      name = Name(family: family)
      self.fields = fields
    }

    init(body: String, _ fields: String...) {
      name = Name(family: body, isLiteral: true)
      self.fields = fields
    }

    var testDescription: String { "\(name.family), \(name.given)" }
  }

  static let cases = [
    Case("Lotfi", "Sanae", "Lotfi, Sanae"),
    Case("SMITH", "JOHN", "Smith, John"),
    Case("SMITH", "John", "Smith, John"),
    Case("LI", "Wei", "Li, Wei"),
    Case("LI", "W.", "LI, W."),
    Case("MCDONALD", "R. J.", "McDonald, R. J."),
    Case("O'BRIEN-SMITH", "ANNE-MARIE", "O'Brien-Smith, Anne-Marie"),
    Case("VAN DER BERG", "JAN", "van der Berg, Jan"),
    Case("MÜLLER", "JÖRG", "Müller, Jörg"),
    Case("Smith", "JP", "Smith, JP"),
    Case("Smith,", "John*", "Smith, John"),
    Case("Smith<sup>1,2</sup>", "John", "Smith, John"),
    Case("Smith†", "John ", "Smith, John"),
    Case("Smith1", "John", "Smith, John"),
    Case("Smith", "Dr. John", "Smith, John"),
    Case("Smith", "John, MD", "Smith, John"),
    Case("Smith", "John A. PhD", "Smith, John A."),
    Case("Smith", "John", suffix: "MD, PhD", "Smith, John"),
    Case("Smith", "John", suffix: "Jr.", "Smith, Jr., John"),
    Case("Smith, Jr.", "John", "Smith, Jr., John"),
    Case("Rahman", "Md.", "Rahman, Md."),
    Case("Rahman", "Saidur Md.", "Rahman, Saidur Md."),
    Case("Smith", "John Ph.D.", "Smith, John"),
    Case("Sch&ouml;lkopf", "Bernhard", "Schölkopf, Bernhard"),
    Case("M\u{FC}l\u{AD}ler", " Jo\u{A0}rg", "Müller, Jo rg"),
    Case(alone: "Smith, John", "Smith, John"),
    Case(alone: "J. Smith", "Smith, J."),
    Case(alone: "Plato", "Plato"),
    Case(alone: "WHO", "WHO"),
    Case(alone: ""),
    Case(alone: "et al.", "others"),
    Case(body: ":unav"),
    Case(body: "Anonymous"),
    Case(body: "ATLAS Collaboration", "{ATLAS Collaboration}"),
    Case(body: "The International HapMap Consortium,", "{The International HapMap Consortium}"),
    Case(body: "Alice Smith and Bob Jones", "Smith, Alice", "Jones, Bob"),
    Case(body: "Alice Smith; Bob van der Berg", "Smith, Alice", "van der Berg, Bob"),
    Case(body: "Food and Agriculture Organization", "{Food and Agriculture Organization}"),
    Case(body: "Johnson and Johnson", "{Johnson and Johnson}"),
    Case(body: "Research Data", "Data, Research"),
    Case(body: "CERN", "{CERN}"),
  ]

  @Test(arguments: cases)
  func cleansNames(_ test: Case) {
    #expect(NameCleaning.names(test.name).map(\.field) == test.fields)
  }

  static let people = [
    (text: "Jan van der Berg", fields: ["van der Berg, Jan"]),
    (text: "Berg, Jan van der", fields: ["Berg, Jan van der"]),
    (text: "Martin L. King Jr.", fields: ["King, Jr., Martin L."]),
    (text: "Lotfi, Sanae", fields: ["Lotfi, Sanae"]),
    (text: "bell hooks", fields: ["hooks, bell"]),
    (text: "LIGO Scientific Collaboration", fields: ["{LIGO Scientific Collaboration}"]),
    (text: "Ann Bee and Cee Dee", fields: ["Bee, Ann", "Dee, Cee"]),
    (text: "  ", fields: []),
    (text: "Planck", fields: ["Planck"]),
  ]

  @Test(arguments: people)
  func readsNamesInOneText(_ test: (text: String, fields: [String])) {
    #expect(NameCleaning.people(in: test.text).map(\.field) == test.fields)
  }

  @Test func keepsWhatStandsAfterAName() {
    var name = Name(family: "SMITH", given: "JOHN")
    name.attributes["orcid"] = "0000-0002-1825-0097"
    #expect(
      NameCleaning.names(name).map(\.field) == ["Smith, John; orcid=0000-0002-1825-0097"])
  }
}
