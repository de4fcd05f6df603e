/// The number of a serial: eight digits, the last perhaps `X`.
///
/// - Source: ISO 3297.
public enum ISSN {
  /// What is wrong with a text that should be an ISSN, as a hint to the user; `nil` if it is one.
  public static func fault(of text: String) -> String? {
    guard let digits = CheckDigit.digits(of: text) else {
      return "an ISSN has digits and a hyphen alone"
    }
    guard digits.count == 8 else { return "an ISSN has 8 digits, and this has \(digits.count)" }
    return CheckDigit.fault(digits, weights: Array((2...8).reversed()), modulus: 11, name: "ISSN")
  }
}
