internal import Identifiers
internal import Formats
internal import Records
internal import Text

/// Crossref's REST API: `/works/DOI`.
///
/// - Source: api.crossref.org, "REST API JSON format".
enum CrossrefReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let doi = questions.first?.identifier.doi?.text ?? ""
    let address = "\(addresses[.crossref])works/\(AddressText.encoded(doi))"
    return LookupRequest(.crossref, address, accept: "application/json", about: questions)
  }

  /// A DOI that Crossref does not know may be of another registration agency.
  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    if reply.status == 404 { return [.ask(DOIReply.request(request.questions, at: addresses))] }
    return request.questions.map { question in
      .found(
        LookupFinding(about: question, literals: .areBodies) { () throws(Diagnostic) in
          let json = try reply.json(of: .crossref, about: question.identifier)
          guard let message = json["message"], case .object = message else {
            throw Failure.unreadable(.crossref, about: question.identifier, "it names no work")
          }
          var work = CrossrefWork(message)
          return (try work.record(of: question.identifier), work.notices)
        })
    }
  }
}
