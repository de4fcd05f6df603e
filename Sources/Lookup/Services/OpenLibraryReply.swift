internal import Text

enum OpenLibraryReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    LookupRequest(.openLibrary, addresses[.openLibrary], about: questions)
  }

  static func steps(reading reply: Reply, to request: LookupRequest) -> [LookupStep] {
    request.questions.map { question in
      .found(
        LookupFinding(
          question.work,
          .failure(
            Failure.unreadable(.openLibrary, about: question.identifier, "no reader is here"))))
    }
  }
}
