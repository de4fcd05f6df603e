internal import Text

/// The number of a paper in PubMed, as `23193287`.
///
/// - Source: www.nlm.nih.gov/bsd/mms/medlineelements.html, "PMID".
public struct PMID: Hashable, Sendable {
  /// The canonical form: digits, the first of which is not zero.
  public let text: String

  /// Reads `23193287`, `PMID: 23193287` or the address of its page.
  public init?(_ value: String) {
    let value = value.trimmed
    let number = WebAddress(value).map(Self.number) ?? value.dropping(labels: ["pmid"])
    guard let digits = number.significantDigits else { return nil }
    text = digits
  }

  /// The number in `pubmed.ncbi.nlm.nih.gov/23193287/`, `…/pubmed/23193287` and `…/MED/23193287`.
  private static func number(in address: WebAddress) -> String {
    let segments = address.segments
    switch address.host {
    case "pubmed.ncbi.nlm.nih.gov": return segments.first ?? ""
    case "ncbi.nlm.nih.gov", "europepmc.org":
      let mark = segments.firstIndex { ["pubmed", "med"].contains($0.asciiLowercased) }
      return mark.flatMap { segments.dropFirst($0 + 1).first } ?? ""
    default: return ""
    }
  }

  /// The address of the paper's page.
  ///
  /// - Source: CSL 1.0.2, "Links": the form that styles put before the number.
  public var address: String { "https://www.ncbi.nlm.nih.gov/pubmed/" + text }

  /// The canonical form of a value that should be a number; any other value stays as it is.
  public static func canonical(_ value: String) -> String { PMID(value)?.text ?? value }
}

extension String {
  /// What follows the first of some lower-case labels that the text begins with, case ignored.
  func dropping(labels: [String]) -> String {
    let lowered = asciiLowercased
    guard let label = labels.first(where: lowered.hasPrefix) else { return self }
    return String(dropFirst(label.utf8.count).drop { ":= ".contains($0) })
  }

  /// The digits that the text consists of, without leading zeros; `nil` for another text, for zero
  /// and for more than 18 digits.
  var significantDigits: String? {
    let text = trimmed
    guard (1...18).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit) else {
      return nil
    }
    let digits = text.drop { $0 == "0" }
    return digits.isEmpty ? nil : String(digits)
  }
}
