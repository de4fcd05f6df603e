internal import Text

enum PubMedCentralReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    LookupRequest(.pubmed, addresses[.pubmed], about: questions)
  }

  static func answers(_ request: LookupRequest) -> Bool { false }

  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    PubMedReply.steps(reading: reply, to: request)
  }
}
