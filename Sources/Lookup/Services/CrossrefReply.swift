internal import Formats
internal import Text

/// Crossref's REST API: `/works/DOI`.
enum CrossrefReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let doi = if case .doi(let doi)? = questions.first?.identifier { doi } else { "" }
    let address = "\(addresses[.crossref])works/\(AddressText.encoded(doi))"
    return LookupRequest(.crossref, address, accept: "application/json", about: questions)
  }

  /// A DOI that Crossref does not know may be another agency's.
  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    if reply.status == 404 { return [.ask(DOIReply.request(request.questions, at: addresses))] }
    return request.questions.map { .found(finding(reading: reply, about: $0)) }
  }

  private static func finding(
    reading reply: Reply, about question: LookupRequest.Question
  ) -> LookupFinding {
    do throws(Diagnostic) {
      let json = try reply.json(of: .crossref, about: question.identifier)
      guard let message = json["message"] else {
        throw Failure.unreadable(.crossref, about: question.identifier, "it has no \"message\"")
      }
      return LookupFinding(
        question.work, DOIReply.record(of: Array(message.text.utf8), about: question, .crossref))
    } catch {
      return LookupFinding(question.work, .failure(error))
    }
  }
}
