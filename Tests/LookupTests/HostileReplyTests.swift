import SeededRandom
import Support
import Testing

@testable import Lookup

/// Whatever a service answers, each work that it was asked about gets one finding or one question.
@Suite struct HostileReplyTests {
  struct Case: CustomTestStringConvertible {
    let works: [WorkIdentifier]
    let body: String

    var testDescription: String { works.map(\.described).joined(separator: ", ") }
  }

  static let cases = [
    Case(
      works: [.doi("10.1000/1")],
      body: """
        {"message": {"type": "book-chapter", "title": ["A <i>b</i> &amp;amp; <mml:math><mml:msub>\
        <mml:mi>x</mml:mi><mml:mn>2</mml:mn></mml:msub></mml:math>"], "subtitle": ["C"],
        "author": [{"given": "JOHN, MD", "family": "VAN DER BERG*"}, {"name": "A & B"}],
        "container-title": ["S", "T"], "issued": {"date-parts": [[2020, 2, 30]]},
        "assertion": [{"group": {"name": "ConferenceInfo"}, "name": "conference_name", "value": "C"}],
        "updated-by": [{"type": "retraction", "DOI": "10.1/2"}], "page": "e1-e1"}}
        """),
    Case(
      works: [.arxiv("1706.03762"), .arxiv("hep-th/9901001")],
      body:
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry>\(ArXivTests.attention)</entry></feed>"),
    Case(works: [.isbn("9780262033848"), .isbn("080442957X")], body: OpenLibraryTests.books),
    Case(works: [.pmid("23193287"), .pmid("9500320")], body: PubMedTests.records),
    Case(
      works: [.pmcid("3531190"), .pmcid("9")],
      body: """
        {"result": {"3531190": {"articleids": [{"idtype": "pmid", "value": "23193287"}]}, "9": []}}
        """),
    Case(works: [PageTests.aclPage], body: PageTests.acl + PageTests.icml),
  ]

  private func expectSound(_ body: [UInt8], _ test: Case, status: Int = 200) {
    let addresses = ServiceAddresses()
    for request in LookupRequest.requests(for: test.works, at: addresses) {
      let reply = Reply(status: status, mediaType: "", address: request.address, body: body)
      let steps = LookupStep.steps(reading: reply, to: request, at: addresses)
      let works = steps.flatMap { step in
        switch step {
        case .found(let finding): [finding.work]
        case .ask(let next): next.works
        }
      }
      #expect(Set(works) == Set(request.works))
      #expect(works.count == request.works.count)
    }
  }

  @Test(arguments: cases)
  func readsAnswersThatBreakOff(_ test: Case) {
    let bytes = Array(test.body.utf8)
    for length in stride(from: 0, through: bytes.count, by: 7) {
      expectSound(Array(bytes[..<length]), test)
    }
  }

  @Test(arguments: cases)
  func readsAnswersWithAnyBytes(_ test: Case) {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<150 {
      var bytes = Array(test.body.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &generator) {
        let index = Int.random(in: bytes.indices, using: &generator)
        switch Int.random(in: 0..<3, using: &generator) {
        case 0: bytes[index] = .random(in: .min ... .max, using: &generator)
        case 1: bytes.remove(at: index)
        default: bytes.insert(contentsOf: bytes[index...].prefix(12), at: index)
        }
      }
      expectSound(bytes, test)
    }
  }

  @Test(arguments: cases, [100, 204, 301, 400, 401, 404, 410, 429, 500, 599])
  func readsAnswersOfAnyStatus(_ test: Case, _ status: Int) {
    expectSound(Array(test.body.utf8), test, status: status)
    expectSound([], test, status: status)
  }
}
