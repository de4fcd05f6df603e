internal import Text

/// The address of a work's page, and which work it names.
struct WorkAddress {
  let identifier: WorkIdentifier

  /// `nil` for what is no address of the web, or one that names no work that can be looked up.
  ///
  /// The scheme may be missing before the hosts of identifiers: `doi.org/10.1000/182`.
  init?(_ text: String) {
    guard let parts = Self.parts(of: text), let found = Self.identifier(parts) else { return nil }
    identifier = found
  }

  private struct Parts {
    /// In lower case, without `www.` and port.
    var host: String
    /// Without the slash that it begins with.
    var path: String
    var query: String
  }

  private static func parts(of text: String) -> Parts? {
    let lowered = text.asciiLowercased
    var rest = text[...]
    if let scheme = ["https://", "http://"].first(where: { lowered.hasPrefix($0) }) {
      rest = rest.dropFirst(scheme.utf8.count)
    } else if !bareHosts.contains(where: { lowered.hasPrefix("\($0)/") }) {
      return nil
    }
    rest = rest.prefix { $0 != "#" && $0 != " " }
    let authority = rest.prefix { $0 != "/" && $0 != "?" }
    guard !authority.contains("@") else { return nil }
    var host = String(authority.prefix { $0 != ":" }).asciiLowercased
    if host.hasPrefix("www.") { host = String(host.dropFirst(4)) }
    guard host.utf8.contains(UInt8(ascii: ".")) else { return nil }
    let target = rest.dropFirst(authority.count)
    let path = target.prefix { $0 != "?" }
    return Parts(
      host: host, path: String(path.drop { $0 == "/" }),
      query: String(target.dropFirst(path.count + 1)))
  }

  private static let bareHosts = [
    "doi.org", "dx.doi.org", "www.doi.org", "arxiv.org", "www.arxiv.org", "pubmed.ncbi.nlm.nih.gov",
  ]

  private static func identifier(_ parts: Parts) -> WorkIdentifier? {
    switch parts.host {
    case "doi.org", "dx.doi.org": return WorkIdentifier.doi(in: parts.path)
    case "arxiv.org", "export.arxiv.org", "ar5iv.org", "ar5iv.labs.arxiv.org", "alphaxiv.org":
      return arxiv(parts.path)
    case "pubmed.ncbi.nlm.nih.gov":
      return WorkIdentifier.digits(firstWord(of: parts.path)).map(WorkIdentifier.pmid)
    case "pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "europepmc.org": return ncbi(parts.path)
    case "openlibrary.org":
      guard parts.path.hasPrefix("isbn/") else { return nil }
      return WorkIdentifier(firstWord(of: String(parts.path.dropFirst(5))))
    default:
      if let page = PageHost(parts.host) {
        return page.address(path: parts.path, query: parts.query).map(WorkIdentifier.page)
      }
      return publisherDOI(in: AddressText.decoded(parts.path))
    }
  }

  private static func firstWord(of path: String) -> String { String(path.prefix { $0 != "/" }) }

  /// The paper of `abs/2202.11678v2`, `pdf/2202.11678.pdf` or `html/hep-th/9901001`.
  private static func arxiv(_ path: String) -> WorkIdentifier? {
    guard let slash = path.firstIndex(of: "/") else { return nil }
    var id = path[path.index(after: slash)...]
    while id.hasSuffix("/") { id = id.dropLast() }
    if id.hasSuffix(".pdf") { id = id.dropLast(4) }
    return WorkIdentifier.arxiv(in: String(id))
  }

  /// `pmc/articles/PMC3531190/`, `articles/PMC3531190` and, of old, `pubmed/23193287`.
  private static func ncbi(_ path: String) -> WorkIdentifier? {
    let words = path.split(separator: "/").map(String.init)
    for (word, next) in zip(words, words.dropFirst()) {
      let isNumber = next.asciiLowercased.hasPrefix("pmc")
      if word == "articles" || word == "article" || word == "PMC", isNumber {
        return WorkIdentifier.digits(String(next.dropFirst(3))).map(WorkIdentifier.pmcid)
      }
      if word == "pubmed" || word == "MED" {
        return WorkIdentifier.digits(next).map(WorkIdentifier.pmid)
      }
    }
    return nil
  }

  /// The DOI that the path of a publisher's page holds, as `doi/abs/10.1002/…` does.
  ///
  /// Only the DOI is asked about; nothing is sent to the publisher.
  private static func publisherDOI(in path: String) -> WorkIdentifier? {
    guard let start = path.firstRange(of: "10.")?.lowerBound,
      start == path.startIndex || path[path.index(before: start)] == "/"
    else { return nil }
    var doi = path[start...]
    var isCut = true
    while isCut {
      isCut = false
      for ending in endings where String(doi).asciiLowercased.hasSuffix(ending) {
        doi = doi.dropLast(ending.utf8.count)
        isCut = true
      }
    }
    if doi.hasPrefix("10.1101/"), let version = doi.lastIndex(of: "v"),
      WorkIdentifier.digits(String(doi[doi.index(after: version)...])) != nil
    {
      doi = doi[..<version]
    }
    return WorkIdentifier.doi(in: String(doi))
  }

  /// What publishers put behind a DOI to name a part or form of the work.
  private static let endings = [
    "/", ".full.pdf", ".full-text", ".full", ".pdf", ".abstract", ".short", ".html", "/abstract",
    "/full", "/fulltext", "/full/html", "/html", "/pdf", "/pdfdirect", "/epdf", "/epub", "/meta",
    "/references", "/suppl_file", "/summary", "/article-info",
  ]
}
