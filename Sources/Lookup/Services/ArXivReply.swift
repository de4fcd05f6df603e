internal import Identifiers
internal import Records
internal import Text

/// The arXiv API: an Atom feed of up to a hundred papers.
///
/// - Source: info.arxiv.org/help/api/user-manual.html
enum ArXivReply {
  static func request(
    _ questions: [LookupRequest.Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    let ids = questions.compactMap { question in
      if case .arxiv(let id) = question.identifier { id } else { nil }
    }
    let list = ids.map { AddressText.encoded($0.text, also: "/") }.joined(separator: ",")
    return LookupRequest(
      .arxiv, "\(addresses[.arxiv])api/query?id_list=\(list)&max_results=\(ids.count)",
      accept: "application/atom+xml", about: questions)
  }

  /// arXiv rejects all numbers because of one invalid one, so each half is requested again.
  static func steps(
    reading reply: Reply, to request: LookupRequest, at addresses: ServiceAddresses
  ) -> [LookupStep] {
    let first = request.questions[0].identifier
    let entries: [ArXivEntry]
    do throws(Diagnostic) {
      entries = try self.entries(in: reply, about: first)
    } catch {
      return request.questions.map { .found(LookupFinding(about: $0, failing: error)) }
    }
    if let fault = entries.first(where: \.isError) {
      guard request.questions.count > 1 else {
        let known = Failure.unknown(first, to: .arxiv)
        let reason = fault.summary.map { ": \($0.escapingControls)" } ?? ""
        let failure = Diagnostic(known.message + reason, hint: known.hint)
        return request.questions.map { .found(LookupFinding(about: $0, failing: failure)) }
      }
      let middle = request.questions.count / 2
      return [request.questions[..<middle], request.questions[middle...]].map {
        .ask(self.request(Array($0), at: addresses))
      }
    }
    var byNumber: [ArXivIdentifier: ArXivEntry] = [:]
    for entry in entries { if let number = entry.number { byNumber[number] = entry } }
    return request.questions.map { question in
      .found(
        LookupFinding(about: question) { () throws(Diagnostic) in
          guard case .arxiv(let id) = question.identifier,
            let entry = byNumber[id.comparable]
          else { throw Failure.unknown(question.identifier, to: .arxiv) }
          return (try entry.record(asked: id), entry.notices)
        })
    }
  }

  private static func entries(
    in reply: Reply, about identifier: WorkIdentifier
  ) throws(Diagnostic) -> [ArXivEntry] {
    // The limiter's answer begins with these words, with any status.
    if reply.body.starts(with: "Rate exceeded".utf8) {
      throw Diagnostic("arXiv is asked too often", hint: "try again in some minutes")
    }
    // The feed of a 400 explains the error.
    if reply.status != 400,
      let failure = reply.failure(of: .arxiv, about: identifier, expecting: "a feed")
    {
      throw failure
    }
    let feed: XMLElement
    do throws(Diagnostic) {
      feed = try XMLElement(reply.body, file: Service.arxiv.name)
    } catch {
      throw Failure.ofStatus(reply.status, from: .arxiv, about: identifier)
        ?? Failure.unreadable(.arxiv, about: identifier, error.message)
    }
    guard feed.name == "feed" else {
      throw Failure.unreadable(.arxiv, about: identifier, "it is <\(feed.name)> rather than a feed")
    }
    return feed.elements.filter { $0.name == "entry" }.map(ArXivEntry.init)
  }
}
