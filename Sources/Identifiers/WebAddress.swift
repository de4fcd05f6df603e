internal import Text

/// The parts of an address of the web that say which work it leads to.
///
///     https://www.example.org:80/doi/10.1000%2F182?x=1#part
///             host               path              query fragment
public struct WebAddress: Equatable, Sendable {
  /// In lower case, without `www.` and the port.
  public let host: String
  /// Without the slash that it begins with, percent-encoded as it was given.
  public let path: String
  /// Without its question mark; empty where there is none.
  public let query: String
  /// With its `#`; empty where there is none.
  public let fragment: String

  /// Reads an address that begins with `http://` or `https://`.
  ///
  /// The scheme may be missing before the hosts of identifiers, as in `doi.org/10.1000/182`.
  /// `nil` for everything else, and for an address that names a user before the host.
  public init?(_ text: String) {
    guard let rest = Self.withoutScheme(text) else { return nil }
    let authority = rest.prefix { !"/?#".contains($0) }
    var host = String(authority.prefix { $0 != ":" }).asciiLowercased
    if host.hasPrefix("www.") { host = String(host.dropFirst(4)) }
    guard !authority.contains("@"), host.containsByte(UInt8(ascii: ".")) else { return nil }
    let target = rest.dropFirst(authority.count)
    let path = target.prefix { $0 != "?" && $0 != "#" }
    let afterPath = target.dropFirst(path.count)
    let query = afterPath.prefix { $0 != "#" }
    self.host = host
    self.path = String(path.drop { $0 == "/" })
    self.query = String(query.dropFirst())
    fragment = String(afterPath.dropFirst(query.count))
  }

  /// What follows the scheme; `nil` for a text that is no address.
  private static func withoutScheme(_ text: String) -> Substring? {
    let bytes = text.utf8
    guard let first = bytes.first?.asciiLowercased, initials.contains(first),
      !bytes.contains(where: { $0.isASCIIWhitespace || $0.isASCIIControl })
    else { return nil }
    let lowered = text.asciiLowercased
    if let scheme = ["https://", "http://"].first(where: lowered.hasPrefix) {
      return text.dropFirst(scheme.utf8.count)
    }
    return hostsWithoutScheme.contains { lowered.hasPrefix($0 + "/") } ? text[...] : nil
  }

  private static let hostsWithoutScheme = [
    "doi.org", "dx.doi.org", "www.doi.org", "arxiv.org", "www.arxiv.org", "pubmed.ncbi.nlm.nih.gov",
    "www.ncbi.nlm.nih.gov", "pmc.ncbi.nlm.nih.gov", "orcid.org",
  ]
  private static let initials = Set(["h", "d", "w", "a", "p", "o"].compactMap(\.utf8.first))

  /// The parts of the path between slashes.
  var segments: [String] { path.split(separator: "/").map(String.init) }
}
