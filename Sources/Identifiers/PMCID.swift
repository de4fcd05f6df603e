internal import Text

/// The number of a paper in PubMed Central, as `PMC3531190`.
///
/// - Source: pmc.ncbi.nlm.nih.gov/about/public-access-info, "PMCID".
public struct PMCID: Hashable, Sendable {
  /// Digits, the first of which is not zero.
  public let number: String

  /// The canonical form.
  public var text: String { "PMC" + number }

  /// Reads `PMC3531190`, `PMCID: PMC3531190`, the digits alone or the address of the paper's page.
  public init?(_ value: String) {
    let value = value.trimmed
    let text = WebAddress(value).map(Self.segment) ?? value.dropping(labels: ["pmcid"])
    // A version may follow, as in `PMC3531190.1`.
    let number = text.dropping(labels: ["pmc"]).prefix { $0 != "." }
    guard let digits = String(number).significantDigits else { return nil }
    self.number = digits
  }

  /// The `PMC3531190` of `pmc/articles/PMC3531190/` and `article/PMC/PMC3531190`.
  private static func segment(of address: WebAddress) -> String {
    guard hosts.contains(address.host) else { return "" }
    return address.segments.last { $0.utf8.count > 3 && $0.asciiLowercased.hasPrefix("pmc") } ?? ""
  }

  private static let hosts: Set<String> = [
    "pmc.ncbi.nlm.nih.gov", "ncbi.nlm.nih.gov", "europepmc.org",
  ]

  /// The address of the paper.
  ///
  /// - Source: CSL 1.0.2, "Links": the form that styles put before the number.
  public var address: String { "https://www.ncbi.nlm.nih.gov/pmc/articles/" + text }

  /// The canonical form of a value that should be a number; any other value stays as it is.
  public static func canonical(_ value: String) -> String { PMCID(value)?.text ?? value }
}
