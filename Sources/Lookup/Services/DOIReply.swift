internal import Formats
internal import Text

/// The DOI resolver's content negotiation: CSL-JSON from whichever agency has the DOI.
enum DOIReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let doi = if case .doi(let doi)? = questions.first?.identifier { doi } else { "" }
    return LookupRequest(
      .doi, addresses[.doi] + AddressText.encoded(doi, also: "/:;()"),
      accept: "application/vnd.citationstyles.csl+json", about: questions)
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    request.questions.map { question in
      if let failure = reply.failure(of: .doi, about: question.identifier, expecting: "CSL-JSON") {
        return .found(LookupFinding(question.work, .failure(failure)))
      }
      return .found(LookupFinding(question.work, record(of: reply.body, about: question, .doi)))
    }
  }

  static func record(
    of body: [UInt8], about question: LookupRequest.Question, _ service: Service
  ) -> Result<ImportedRecord, Diagnostic> {
    var problems: [Diagnostic] = []
    let file = CSLJSON.read(body, file: service.name) { problems.append($0) }
    guard let record = file.records.first else {
      return .failure(
        Failure.unreadable(
          service, about: question.identifier, problems.first?.message ?? "it is empty"))
    }
    return .success(record)
  }
}
