internal import Text

enum PubMedReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    LookupRequest(.pubmed, addresses[.pubmed], about: questions)
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    request.questions.map { question in
      .found(
        LookupFinding(
          question.work,
          .failure(Failure.unreadable(.pubmed, about: question.identifier, "no reader is here"))))
    }
  }
}
