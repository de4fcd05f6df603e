internal import Text

enum ArXivReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    LookupRequest(.arxiv, addresses[.arxiv], about: questions)
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    request.questions.map { question in
      .found(
        LookupFinding(
          question.work,
          .failure(Failure.unreadable(.arxiv, about: question.identifier, "no reader is here"))))
    }
  }
}
