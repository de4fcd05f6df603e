internal import Text

/// Where the identifiers of a work lead; `nil` for text that has not the form of one.
extension LinkRule {
  /// The page of a DOI, as `10.1000/182`, `doi:10.1000/182` or an address.
  public static func target(ofDOI text: String) -> LinkTarget? {
    let bare = dropping("doi:", from: text)
    return bare.hasPrefix("10.") ? target(of: AddressText.ofDOI(bare)) : target(of: bare)
  }

  /// The page of an arXiv paper, as `2202.11678`, `math.GT/0309136`, `arXiv:2202.11678` or an
  /// address.
  public static func target(ofArXiv text: String) -> LinkTarget? {
    let bare = dropping("arxiv:", from: text)
    let isIdentifier =
      bare.utf8.contains(where: \.isASCIIDigit)
      && bare.utf8.allSatisfy { isAlphanumeric($0) || ".-/".utf8.contains($0) }
    return isIdentifier ? target(of: AddressText.ofArXiv(bare)) : target(of: bare)
  }

  /// The page of PubMed about a paper, as `23193287` or an address.
  public static func target(ofPMID text: String) -> LinkTarget? {
    let bare = dropping("pmid:", from: text)
    let isIdentifier = !bare.isEmpty && bare.utf8.allSatisfy(\.isASCIIDigit)
    return isIdentifier
      ? target(of: "https://www.ncbi.nlm.nih.gov/pubmed/" + bare) : target(of: bare)
  }

  /// The page of PubMed Central with a paper, as `PMC3531190` or an address.
  public static func target(ofPMCID text: String) -> LinkTarget? {
    let bare = dropping("pmcid:", from: text)
    let isIdentifier = !bare.isEmpty && bare.utf8.allSatisfy(isAlphanumeric)
    return isIdentifier
      ? target(of: "https://www.ncbi.nlm.nih.gov/pmc/articles/" + bare) : target(of: bare)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit
  }

  private static func dropping(_ prefix: String, from text: String) -> String {
    let text = text.trimmed
    let hasPrefix = text.asciiLowercased.hasPrefix(prefix)
    return hasPrefix ? String(text.dropFirst(prefix.utf8.count)).trimmed : text
  }
}
