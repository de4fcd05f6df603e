internal import Identifiers

extension FieldName {
  /// The value of a field that holds an identifier in that identifier's canonical form, so that a
  /// value is the same whichever format it comes in.
  ///
  /// A value that is no identifier, and the value of any other field, stays as it is.
  public func canonical(_ value: String) -> String {
    switch self {
    case "doi": DOI.canonical(value)
    case "arxiv": ArXivIdentifier.canonical(value)
    case "pmid": PMID.canonical(value)
    case "pmcid": PMCID.canonical(value)
    default: value
    }
  }
}
