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

  /// The maximum size of an answer in bytes.
  ///
  /// 200 works of PubMed with abstracts and references have about ten million; a page has its
  /// metadata near its beginning, but pages with the text of a work, and PDF files, are large.
  var maximumSize: Int {
    switch self {
    case .page: 20_000_000
    case .crossref, .doi, .arxiv, .openLibrary, .pubmed: 32_000_000
    }
  }
}
