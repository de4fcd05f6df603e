internal import Formats
internal import Text

/// The page of a work, whose tags describe it.
enum PageReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let page = if case .page(let page)? = questions.first?.identifier { page } else { "" }
    let path = page.dropFirst("https://".utf8.count)
    return LookupRequest(
      .page, "\(addresses[.page])\(path)", accept: mediaTypes, about: questions)
  }

  /// PDF files name their work as well.
  private static let mediaTypes =
    "text/html, application/xhtml+xml, application/pdf;q=0.5, */*;q=0.1"

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
      let isPDF = reply.body.starts(with: "%PDF-".utf8)
      var page = PageWork(PageHead(isPDF ? [] : reply.text), at: address)
      let identifier = isPDF ? PDFIdentifier.identifier(inFile: reply.body) : page.identifier
      let known = page.work()
      if let identifier {
        let next = LookupRequest.Question(question.work, by: identifier, known: known)
        return LookupRequest.requests(asking: [next], at: addresses).map { .ask($0) }
      }
      if let known, let record = known.record {
        return [.found(LookupFinding(work: question.work, result: .success(record)))]
      }
      let failure = Diagnostic(
        isPDF
          ? "the file \(question.identifier.described) names no DOI and no arXiv id"
          : "the page \(question.identifier.described) has no tags that describe a work",
        hint: "give the DOI of the work, or save its BibTeX and add that")
      return [.found(LookupFinding(about: question, failing: failure))]
    }
  }
}
