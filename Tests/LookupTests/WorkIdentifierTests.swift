import Testing

@testable import Lookup

@Suite struct WorkIdentifierTests {
  struct Case: CustomTestStringConvertible {
    let text: String
    let identifier: WorkIdentifier?

    init(_ text: String, _ identifier: WorkIdentifier?) {
      self.text = text
      self.identifier = identifier
    }

    var testDescription: String { text }
  }

  static let cases = [
    Case("10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("doi:10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("https://doi.org/10.1093/nar/gks1195", .doi("10.1093/nar/gks1195")),
    Case("2202.11678v3", .arxiv("2202.11678v3")),
    Case("978-0-262-03384-8", .isbn("9780262033848")),
    Case("PMID: 23193287", .pmid("23193287")),
    Case("23193287", nil),
    Case("PMC3531190", .pmcid("3531190")),
  ]

  @Test(arguments: cases)
  func readsWhatUsersGive(_ test: Case) {
    #expect(WorkIdentifier(test.text) == test.identifier)
  }
}
