internal import Identifiers

/// A service that describes works.
public enum Service: String, CaseIterable, Sendable {
  /// Crossref's REST API, for the DOIs of most publishers.
  case crossref
  /// The DOI resolver's content negotiation, for the DOIs of all other registration agencies.
  case doi
  case arxiv
  case openLibrary
  /// NCBI's E-utilities, for PubMed and PubMed Central.
  case pubmed
  /// The web page of a work, on its own host.
  case page

  /// The name to use in messages.
  public var name: String {
    switch self {
    case .crossref: "Crossref"
    case .doi: "doi.org"
    case .arxiv: "arXiv"
    case .openLibrary: "Open Library"
    case .pubmed: "PubMed"
    case .page: "the page"
    }
  }

  /// The start of the service's addresses, with a slash at the end.
  ///
  /// For pages only the scheme: the host and the path of the page follow.
  public var standardAddress: String {
    switch self {
    case .crossref: "https://api.crossref.org/"
    case .doi: DOI.resolver
    case .arxiv: "https://export.arxiv.org/"
    case .openLibrary: "https://openlibrary.org/"
    case .pubmed: "https://eutils.ncbi.nlm.nih.gov/entrez/eutils/"
    case .page: "https://"
    }
  }

  /// The setting in `library/ibid.rec` that replaces `standardAddress`.
  public var setting: String {
    switch self {
    case .crossref: "crossref_source"
    case .doi: "doi_source"
    case .arxiv: "arxiv_source"
    case .openLibrary: "openlibrary_source"
    case .pubmed: "pubmed_source"
    case .page: "page_source"
    }
  }

  /// The maximum number of works in one request.
  ///
  /// PubMed accepts about 200 identifiers in an address; arXiv accepts more than 100, but gets
  /// slow.
  public var worksPerRequest: Int {
    switch self {
    case .arxiv: 100
    case .pubmed: 200
    case .openLibrary: 50
    case .crossref, .doi, .page: 1
    }
  }

  /// The maximum number of concurrent requests.
  ///
  /// - Source: arXiv's "Terms of Use for arXiv APIs" (a single connection); Crossref's "Access and
  ///   authentication" (the public pool); NCBI's "A General Introduction to the E-utilities".
  public var requestsAtOnce: Int {
    switch self {
    case .crossref: 5
    case .doi, .page: 4
    case .openLibrary, .pubmed: 2
    case .arxiv: 1
    }
  }

  /// The minimum time between the starts of two requests.
  ///
  /// - Source: as for `requestsAtOnce`: one in three seconds for arXiv, three in a second for
  ///   NCBI and Open Library, five in a second for Crossref.
  public var interval: Duration {
    switch self {
    case .arxiv: .seconds(3)
    case .pubmed, .openLibrary: .milliseconds(340)
    case .crossref: .milliseconds(200)
    case .doi, .page: .zero
    }
  }
}
