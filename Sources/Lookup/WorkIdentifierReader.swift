internal import Identifiers
public import Text

extension WorkIdentifier {
  /// Reads an identifier that a user gives, with or without a label, or as an address.
  ///
  ///     10.1093/nar/gks1195   doi:10.1093/…   https://doi.org/10.1093/…   any address with a DOI
  ///     2202.11678v3   arXiv:hep-th/9901001   https://arxiv.org/pdf/2202.11678
  ///     978-0-262-03384-8   ISBN 0-262-03384-4
  ///     PMID: 23193287   PMC3531190   https://pubmed.ncbi.nlm.nih.gov/23193287/
  ///     https://aclanthology.org/…   https://openreview.net/forum?id=…
  ///
  /// `nil` for any other text, and for an ISBN with a wrong check digit; `read` reports the latter.
  public init?(_ text: String) {
    guard let found = try? Self.read(text) else { return nil }
    self = found
  }

  /// Reads the same, and reports a wrong ISBN.
  ///
  /// - Returns: `nil` if the text is not an identifier.
  /// - Throws: A `Diagnostic` if the text is an ISBN with a wrong digit.
  public static func read(_ text: String) throws(Diagnostic) -> WorkIdentifier? {
    let text = text.trimmed
    guard !text.isEmpty, !text.utf8.contains(where: \.isASCIIControl) else { return nil }
    if let address = WebAddress(text), let page = PageHost(address.host) {
      return page.address(path: address.path, query: address.query).map(WorkIdentifier.page)
    }
    if let identifier = ArXivIdentifier(text) { return .arxiv(identifier) }
    if let doi = DOI(text) { return WorkIdentifier(doi) }
    if WebAddress(text) != nil {
      return PMID(text).map(WorkIdentifier.pmid) ?? PMCID(text).map(WorkIdentifier.pmcid)
        ?? ISBN(text).flatMap { $0.fault == nil ? .isbn($0) : nil }
    }
    let lowered = text.asciiLowercased
    if lowered.hasPrefix("pmid") { return PMID(text).map(WorkIdentifier.pmid) }
    if lowered.hasPrefix("pmc") { return PMCID(text).map(WorkIdentifier.pmcid) }
    return try isbn(text)
  }

  /// Reads the same, and takes any other address for that of a page that describes a work.
  ///
  /// - Returns: `nil` if the text is neither an identifier nor an address of the web.
  /// - Throws: A `Diagnostic` if the text is an ISBN with a wrong digit.
  public static func readSource(_ text: String) throws(Diagnostic) -> WorkIdentifier? {
    if let identifier = try read(text) { return identifier }
    let text = text.trimmed
    let lowered = text.asciiLowercased
    guard WebAddress(text) != nil,
      let scheme = ["https://", "http://"].first(where: lowered.hasPrefix)
    else { return nil }
    // Only https is asked for, and servers never see the fragment.
    let rest = text.dropFirst(scheme.utf8.count).prefix { $0 != "#" }
    return .page("https://\(AddressText.corrected(String(rest)))")
  }

  /// Reads an ISBN; a text with the label `ISBN` has to be valid.
  private static func isbn(_ text: String) throws(Diagnostic) -> WorkIdentifier? {
    let shown = text.quoted
    guard let isbn = ISBN(text) else {
      guard text.asciiLowercased.hasPrefix("isbn") else { return nil }
      throw Diagnostic("\(shown) is not an ISBN", hint: "write its 10 or 13 digits")
    }
    if let fault = isbn.fault { throw Diagnostic("\(shown) is not an ISBN", hint: fault) }
    return .isbn(isbn)
  }
}
