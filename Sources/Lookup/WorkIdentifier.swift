public import Identifiers
internal import Text

/// An identifier under which a service describes a work.
public enum WorkIdentifier: Hashable, Sendable {
  case doi(DOI)
  /// Includes the version if the user gave one.
  case arxiv(ArXivIdentifier)
  case isbn(ISBN)
  case pmid(PMID)
  case pmcid(PMCID)
  /// The absolute https address of a page that may describe a work.
  case page(String)

  /// The identifier for a DOI; DOIs of arXiv become arXiv numbers.
  public init(_ doi: DOI) { self = doi.arXiv.map(WorkIdentifier.arxiv) ?? .doi(doi) }

  /// The DOI, if the identifier is one.
  public var doi: DOI? { if case .doi(let doi) = self { doi } else { nil } }

  /// Whether a registry or a catalogue describes the work, rather than a page.
  var isRegistered: Bool { if case .page = self { false } else { true } }

  /// The identifier as messages name it: `DOI 10.1093/nar/gks1195`.
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
