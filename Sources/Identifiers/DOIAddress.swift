internal import Text

/// The DOI in the address of a page: of a resolver, or of a publisher who names the work by it.
///
/// Nothing is asked: only the text of the address counts.
enum DOIAddress {
  /// The DOI as the address has it, perhaps percent-encoded; `nil` for an address without one.
  static func doi(in address: WebAddress) -> String? {
    if isOfResolver(address) {
      // The check character of a serial item identifier (SICI) may be a `#`, its last sign.
      if address.fragment == "#" { return address.path + "#" }
      return address.path.hasSuffix("/") ? String(address.path.dropLast()) : address.path
    }
    return publisherDOI(in: address.path)
      ?? address.query.split(separator: "&").lazy.compactMap { parameter in
        parameter.firstIndex(of: "=").flatMap { equals in
          publisherDOI(in: String(parameter[parameter.index(after: equals)...]))
        }
      }.first
  }

  /// Whether the address is one of the resolver, perhaps by way of a library's proxy.
  static func isOfResolver(_ address: WebAddress) -> Bool {
    let host = address.host
    return host == "doi.org" || host == "dx.doi.org" || host.hasPrefix("doi-org.")
      || host.hasPrefix("doi.org.") || host.hasPrefix("dx.doi.org.")
  }

  /// The DOI in `doi/abs/10.1002/…`, without what names a part or a form of the work after it.
  private static func publisherDOI(in path: String) -> String? {
    let path = AddressText.decoded(path)
    guard let start = start(in: path) else { return nil }
    var doi = path[start...]
    while let ending = endings.first(where: String(doi).asciiLowercased.hasSuffix) {
      doi = doi.dropLast(ending.utf8.count)
    }
    return String(withoutVersion(doi))
  }

  /// Where a segment of the path begins with `10.` and a digit.
  private static func start(in path: String) -> String.Index? {
    let bytes = path.utf8
    return bytes.indices.first { index in
      bytes[index...].starts(with: "10.".utf8)
        && bytes[index...].dropFirst(3).first?.isASCIIDigit ?? false
        && (index == bytes.startIndex || bytes[bytes.index(before: index)] == UInt8(ascii: "/"))
    }
  }

  /// bioRxiv and medRxiv put the version after the DOI, which has none: `10.1101/…123456v2`.
  private static func withoutVersion(_ doi: Substring) -> Substring {
    guard doi.hasPrefix("10.1101/"), let version = doi.lastIndex(of: "v") else { return doi }
    let digits = doi[doi.index(after: version)...].utf8
    return !digits.isEmpty && digits.allSatisfy(\.isASCIIDigit) ? doi[..<version] : doi
  }

  private static let endings = [
    "/", ".full.pdf", ".full-text", ".full", ".pdf", ".abstract", ".short", ".html", "/abstract",
    "/full", "/fulltext", "/full/html", "/html", "/pdf", "/pdfdirect", "/epdf", "/epub", "/meta",
    "/references", "/suppl_file", "/summary", "/article-info",
  ]
}
