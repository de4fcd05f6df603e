internal import Identifiers

/// The pages of identifiers; a text that is no identifier may be an address itself.
extension LinkRule {
  /// The page of a DOI, in any spelling of it.
  public static func target(ofDOI text: String) -> LinkTarget? {
    target(of: DOI(text)?.address ?? text)
  }

  /// The page of an arXiv paper, in any spelling of its number.
  public static func target(ofArXiv text: String) -> LinkTarget? {
    target(of: ArXivIdentifier(text)?.address ?? text)
  }

  /// The page of PubMed about a paper, as `23193287` or an address.
  public static func target(ofPMID text: String) -> LinkTarget? {
    target(of: PMID(text)?.address ?? text)
  }

  /// The page of PubMed Central with a paper, as `PMC3531190` or an address.
  public static func target(ofPMCID text: String) -> LinkTarget? {
    target(of: PMCID(text)?.address ?? text)
  }
}
