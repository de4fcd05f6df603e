internal import Formats
internal import Text

/// The page of a work, on a host whose pages describe works in their tags.
enum PageReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let page = if case .page(let page)? = questions.first?.identifier { page } else { "" }
    let path = page.dropFirst("https://".utf8.count)
    return LookupRequest(
      .page, "\(addresses[.page])\(path)", accept: "text/html", about: questions)
  }

  /// If a page names a DOI or an arXiv number, the registry is asked next, because its data are
  /// better; data of the page fill the gaps.
  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    request.questions.flatMap { question -> [LookupStep] in
      if let failure = Failure.ofStatus(reply.status, from: .page, about: question.identifier) {
        return [.found(LookupFinding(about: question, failing: failure))]
      }
      guard case .page(let address) = question.identifier else { return [] }
      var page = PageWork(PageHead(reply.text), at: address)
      let identifier = page.identifier
      let known = page.work()
      if let identifier {
        let next = LookupRequest.Question(question.work, by: identifier, known: known)
        return LookupRequest.requests(asking: [next], at: addresses).map { .ask($0) }
      }
      if let known, let record = known.record {
        return [.found(LookupFinding(work: question.work, result: .success(record)))]
      }
      let failure = Failure.unreadable(
        .page, about: question.identifier, "it has no tags that describe a work")
      return [.found(LookupFinding(about: question, failing: failure))]
    }
  }
}
