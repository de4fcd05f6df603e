/// A request to a service, as far as it can be known without a network.
public struct LookupRequest: Hashable, Sendable {
  /// What a service is asked about one work.
  public struct Question: Hashable, Sendable {
    /// What the user asked about.
    public var work: WorkIdentifier
    /// What the service is asked about: the same, or what another service said of it.
    public var identifier: WorkIdentifier
    /// What is known of the work already, and stands where the answer says nothing.
    public var known: KnownWork?

    init(_ work: WorkIdentifier, by identifier: WorkIdentifier? = nil, known: KnownWork? = nil) {
      self.work = work
      self.identifier = identifier ?? work
      self.known = known
    }
  }

  public var service: Service
  /// Absolute and percent-encoded.
  public var address: String
  /// The media type to ask for; `nil` for whatever the service gives.
  public var accept: String?
  public var questions: [Question]

  init(_ service: Service, _ address: String, accept: String? = nil, about questions: [Question]) {
    self.service = service
    self.address = address
    self.accept = accept
    self.questions = questions
  }

  /// The works that the user asked about.
  public var works: [WorkIdentifier] { questions.map(\.work) }
}

extension LookupRequest {
  /// The requests that ask about works, each work once, in the order in which they are given.
  ///
  /// Works that one request may ask about together stand in that of the first of them.
  public static func requests(
    for works: [WorkIdentifier], at addresses: ServiceAddresses
  ) -> [LookupRequest] {
    var seen: Set<WorkIdentifier> = []
    let questions = works.filter { seen.insert($0).inserted }.map { Question($0) }
    return requests(asking: questions, at: addresses)
  }

  /// The requests that ask the questions.
  static func requests(
    asking questions: [Question], at addresses: ServiceAddresses
  ) -> [LookupRequest] {
    var batches: [(kind: Kind, questions: [Question])] = []
    var open: [Kind: Int] = [:]
    for question in questions {
      let kind = Kind(question.identifier)
      if let index = open[kind], batches[index].questions.count < kind.service.worksPerRequest {
        batches[index].questions.append(question)
      } else {
        open[kind] = batches.count
        batches.append((kind, [question]))
      }
    }
    return batches.map { request($0.kind, $0.questions, at: addresses) }
  }

  /// Works that are asked about in the same way.
  private enum Kind: Hashable {
    case crossref, arxiv, openLibrary, pubmed, pubmedCentral, page

    init(_ identifier: WorkIdentifier) {
      switch identifier {
      case .doi: self = .crossref
      case .arxiv: self = .arxiv
      case .isbn: self = .openLibrary
      case .pmid: self = .pubmed
      case .pmcid: self = .pubmedCentral
      case .page: self = .page
      }
    }

    var service: Service {
      switch self {
      case .crossref: .crossref
      case .arxiv: .arxiv
      case .openLibrary: .openLibrary
      case .pubmed, .pubmedCentral: .pubmed
      case .page: .page
      }
    }
  }

  private static func request(
    _ kind: Kind, _ questions: [Question], at addresses: ServiceAddresses
  ) -> LookupRequest {
    switch kind {
    case .crossref: CrossrefReply.request(questions, at: addresses)
    case .arxiv: ArXivReply.request(questions, at: addresses)
    case .openLibrary: OpenLibraryReply.request(questions, at: addresses)
    case .pubmed: PubMedReply.request(questions, at: addresses)
    case .pubmedCentral: PubMedCentralReply.request(questions, at: addresses)
    case .page: PageReply.request(questions, at: addresses)
    }
  }
}
