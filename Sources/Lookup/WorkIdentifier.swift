public import Identifiers
internal import Text

/// What a registry knows a work by.
public enum WorkIdentifier: Hashable, Sendable {
  case doi(DOI)
  /// With the version if one was asked for.
  case arxiv(ArXivIdentifier)
  case isbn(ISBN)
  case pmid(PMID)
  case pmcid(PMCID)
  /// The absolute https address of a page on one of the hosts whose pages describe a work.
  case page(String)

  /// The identifier of a work with a DOI; arXiv's own DOIs name the paper to arXiv.
  public init(_ doi: DOI) { self = doi.arXiv.map(WorkIdentifier.arxiv) ?? .doi(doi) }

  /// The DOI, if that is what the identifier is.
  public var doi: DOI? { if case .doi(let doi) = self { doi } else { nil } }

  /// The identifier as a message names it: `DOI 10.1093/nar/gks1195`.
  public var described: String {
    switch self {
    case .doi(let doi): "DOI \(doi.text.escapingControls)"
    case .arxiv(let identifier): "arXiv:\(identifier.text)"
    case .isbn(let isbn): "ISBN \(isbn.text)"
    case .pmid(let pmid): "PMID \(pmid.text)"
    case .pmcid(let pmcid): pmcid.text
    case .page(let address): address.escapingControls
    }
  }
}
