internal import Identifiers

extension FieldName {
  /// The canonical form of an identifier in this field, which is the same for all input formats.
  ///
  /// A value that is not an identifier, and the value of any other field, is returned as it is;
  /// see also `ReceivedValue`.
  public func canonical(_ value: String) -> String {
    switch self {
    case .doi: DOI.canonical(value)
    case .arxiv: ArXivIdentifier.canonical(value)
    case FieldName.pmid: PMID.canonical(value)
    case FieldName.pmcid: PMCID.canonical(value)
    default: value
    }
  }
}
