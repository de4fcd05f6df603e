internal import Identifiers
internal import Text

/// NCBI's E-utilities: the PubMed number of a paper in PubMed Central.
///
/// PubMed Central's own converter gives the same at another address.
///
/// - Source: "The E-utilities In-Depth", ESummary.
enum PubMedCentralReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let ids = questions.compactMap { number($0.identifier) }.joined(separator: ",")
    return LookupRequest(
      .pubmed, "\(addresses[.pubmed])esummary.fcgi?db=pmc&id=\(ids)&retmode=json&tool=ibid",
      accept: "application/json", about: questions)
  }

  private static func number(_ identifier: WorkIdentifier) -> String? {
    if case .pmcid(let pmcid) = identifier { pmcid.number } else { nil }
  }

  /// Whether a request to PubMed is of this kind.
  static func answers(_ request: LookupRequest) -> Bool {
    request.questions.contains { number($0.identifier) != nil }
  }

  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    let summaries: JSON
    do throws(Diagnostic) {
      summaries = try reply.json(of: .pubmed, about: request.questions[0].identifier)
    } catch {
      return request.questions.map { .found(LookupFinding(about: $0, failing: error)) }
    }
    var steps: [LookupStep] = []
    var further: [LookupRequest.Question] = []
    for question in request.questions {
      let summary = number(question.identifier).flatMap { summaries["result"]?[$0] }
      if let identifier = summary.flatMap(identifier(in:)) {
        further.append(.init(question.work, by: identifier, known: question.known))
      } else {
        let failure = Failure.unknown(question.identifier, to: .pubmed)
        steps.append(.found(LookupFinding(about: question, failing: failure)))
      }
    }
    return steps + LookupRequest.requests(asking: further, at: addresses).map { .ask($0) }
  }

  /// The PubMed number, or the DOI of a work that is not in PubMed.
  private static func identifier(in summary: JSON) -> WorkIdentifier? {
    func value(_ type: String) -> String? {
      summary["articleids"]?.elements.first { $0["idtype"]?.scalarText == type }?["value"]?
        .scalarText?.trimmed
    }
    return value("pmid").flatMap(PMID.init).map(WorkIdentifier.pmid)
      ?? value("doi").flatMap(DOI.init).map(WorkIdentifier.doi)
  }
}
