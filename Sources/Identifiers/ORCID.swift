internal import Text

/// The identifier of a researcher, as `0000-0002-1825-0097`.
///
/// - Source: support.orcid.org, "Structure of the ORCID Identifier"; ISO 7064, MOD 11-2.
public struct ORCID: Hashable, Sendable {
  /// The canonical form: four groups of four digits, the last digit perhaps `X`.
  public let text: String

  /// Reads the identifier, alone or as an address, with hyphens or without.
  ///
  /// Only the form counts: ``fault(of:)`` says whether the check digit fits.
  public init?(_ value: String) {
    let digits = value.trimmed.utf8.reversed().prefix { $0 != UInt8(ascii: "/") }
      .filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    guard digits.count == 16, digits.dropFirst().allSatisfy(\.isASCIIDigit),
      let last = digits.first, last.isASCIIDigit || last | 0x20 == UInt8(ascii: "x")
    else { return nil }
    let text = Array(String(decoding: digits.reversed(), as: UTF8.self).uppercased())
    self.text = stride(from: 0, to: 16, by: 4).map { String(text[$0..<$0 + 4]) }
      .joined(separator: "-")
  }

  /// What is wrong with a text that should be an ORCID, as a hint to the user; `nil` if it is one.
  public static func fault(of text: String) -> String? {
    guard let orcid = ORCID(text), let digits = CheckDigit.digits(of: orcid.text) else {
      return "write four groups of four digits, as 0000-0002-1825-0097"
    }
    let total = digits.dropLast().reduce(0) { ($0 + $1) * 2 }
    let expected = (12 - total % 11) % 11
    return expected == digits[15] ? nil : CheckDigit.hint(expected)
  }
}
