internal import Text

enum PageReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    LookupRequest(.page, addresses[.page], about: questions)
  }

  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    request.questions.map { question in
      .found(
        LookupFinding(
          question.work,
          .failure(Failure.unreadable(.page, about: question.identifier, "no reader is here"))))
    }
  }
}
