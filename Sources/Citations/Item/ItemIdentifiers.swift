internal import Identifiers

extension CSLItem {
  /// Gives the DOI and the numbers of PubMed their canonical form; a text that is no identifier stays
  /// as it is.
  ///
  /// Styles put the resolver's address before a DOI, which a label of the DOI's own would break.
  public mutating func canonicalizeIdentifiers() {
    let forms: [(variable: Variable, canonical: (String) -> String)] = [
      (.doi, DOI.canonical), (.pmid, PMID.canonical), (.pmcid, PMCID.canonical),
    ]
    for (variable, canonical) in forms {
      if let text = text(variable) { self[variable] = .text(canonical(text)) }
    }
  }
}
