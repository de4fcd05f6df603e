internal import Text

/// What a registry knows a work by.
public enum WorkIdentifier: Hashable, Sendable {
  /// `10.1093/nar/gks1195`, without a resolver's address.
  case doi(String)
  /// `2202.11678` or `hep-th/9901001`, with the version if one was asked for.
  case arxiv(String)
  /// Ten or thirteen digits without hyphens, the last of ten perhaps `X`.
  case isbn(String)
  /// PubMed's number, digits alone.
  case pmid(String)
  /// PubMed Central's number, digits alone.
  case pmcid(String)
  /// The absolute https address of a page on one of the hosts whose pages describe a work.
  case page(String)

  /// The identifier as a message names it: `DOI 10.1093/nar/gks1195`.
  public var described: String {
    switch self {
    case .doi(let doi): "DOI \(doi.escapingControls)"
    case .arxiv(let id): "arXiv:\(id)"
    case .isbn(let digits): "ISBN \(digits)"
    case .pmid(let number): "PMID \(number)"
    case .pmcid(let number): "PMC\(number)"
    case .page(let address): address.escapingControls
    }
  }
}
