/// The requests that a service counts together.
///
/// Crossref has a limit for single works and another for lists. Each host of pages has a queue of its
/// own.
public enum RequestQueue: Hashable, Sendable {
  case crossrefWorks, crossrefLists, doi, arxiv, openLibrary, pubmed
  case host(String)

  /// The queue of a request.
  init(_ request: LookupRequest) {
    switch request.service {
    case .crossref: self = request.questions.isEmpty ? .crossrefLists : .crossrefWorks
    case .doi: self = .doi
    case .arxiv: self = .arxiv
    case .openLibrary: self = .openLibrary
    case .pubmed: self = .pubmed
    case .page: self = .host(FetchFailure.host(of: request.address))
    }
  }

  /// The queue of a link: that of a service for the host of the service.
  public init(linkTo address: String, at addresses: ServiceAddresses) {
    let host = FetchFailure.host(of: address)
    func isHost(of service: Service) -> Bool { FetchFailure.host(of: addresses[service]) == host }
    if isHost(of: .doi) {
      self = .doi
    } else if isHost(of: .crossref) {
      self = .crossrefWorks
    } else if isHost(of: .arxiv) {
      self = .arxiv
    } else if isHost(of: .openLibrary) {
      self = .openLibrary
    } else if isHost(of: .pubmed) {
      self = .pubmed
    } else {
      self = .host(host)
    }
  }

  /// The limit that holds until an answer states one.
  ///
  /// - Parameter isIdentified: Whether requests name a mail address, for which some services allow
  ///   more.
  /// - Returns: The limit that the service publishes.
  /// - Source: Crossref, "Access and authentication" and the headers of its answers; DataCite,
  ///   "Rate limits" (500 in five minutes, 1,000 with a mail address), which answers most requests
  ///   that doi.org redirects; "Terms of Use for arXiv APIs" (one in three seconds, a single
  ///   connection); Open Library, "APIs" (one in a second, three with a mail address); NCBI, "A
  ///   General Introduction to the E-utilities" (three in a second).
  func standardLimit(isIdentified: Bool) -> RateLimit {
    switch self {
    case .crossrefWorks:
      isIdentified
        ? RateLimit(10, in: .seconds(1), concurrency: 3)
        : RateLimit(5, in: .seconds(1), concurrency: 1)
    case .crossrefLists:
      isIdentified
        ? RateLimit(3, in: .seconds(1), concurrency: 3)
        : RateLimit(1, in: .seconds(1), concurrency: 1)
    case .doi:
      isIdentified
        ? RateLimit(10, in: .seconds(3), concurrency: 2)
        : RateLimit(5, in: .seconds(3), concurrency: 2)
    case .arxiv: RateLimit(1, in: .seconds(3), concurrency: 1)
    case .openLibrary: RateLimit(isIdentified ? 3 : 1, in: .seconds(1), concurrency: 1)
    case .pubmed: RateLimit(3, in: .seconds(1), concurrency: 2)
    case .host: RateLimit(5, in: .seconds(1), concurrency: 1)
    }
  }

  /// The name of the file that keeps the time of the last request; `nil` for the hosts of pages, of
  /// which there may be many.
  var fileName: String? {
    switch self {
    case .crossrefWorks: "crossref-works"
    case .crossrefLists: "crossref-lists"
    case .doi: "doi"
    case .arxiv: "arxiv"
    case .openLibrary: "openlibrary"
    case .pubmed: "pubmed"
    case .host: nil
    }
  }
}
