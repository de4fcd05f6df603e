/// A request to a service, made without access to the network.
public struct LookupRequest: Hashable, Sendable {
  /// A question about one work.
  public struct Question: Hashable, Sendable {
    /// The work that the user asked about.
    public var work: WorkIdentifier
    /// The identifier that the service is asked for: the user's, or one that another service gave.
    public var identifier: WorkIdentifier
    /// What is known of the work already; used for fields that the answer lacks.
    public var known: WorkMetadata?

    init(_ work: WorkIdentifier, by identifier: WorkIdentifier? = nil, known: WorkMetadata? = nil) {
      self.work = work
      self.identifier = identifier ?? work
      self.known = known
    }
  }

  /// The service to ask.
  public var service: Service
  /// Absolute and percent-encoded.
  public var address: String
  /// The media type for the header `Accept`; `nil` to accept any.
  public var accept: String?
  /// The questions, at most `worksPerRequest` of the service.
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
  /// The requests for some works, each work once, in the given order.
  ///
  /// Works that fit into one request are asked for together, at the place of the first of them.
  public static func requests(
    for works: [WorkIdentifier], at addresses: ServiceAddresses
  ) -> [LookupRequest] {
    var seen: Set<WorkIdentifier> = []
    let questions = works.filter { seen.insert($0).inserted }.map { Question($0) }
    return requests(asking: questions, at: addresses)
  }

  /// The requests for some questions.
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

  /// What two questions have to share to be asked in one request.
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
