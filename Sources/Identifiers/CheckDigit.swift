internal import Text

/// The last digits of identifiers, which tell most errors in those before them.
public enum CheckDigit {
  /// What is wrong with an ISBN of 10 or 13 digits (ISO 2108), or `nil`.
  public static func fault(ofISBN text: String) -> String? {
    guard let digits = digits(of: text) else { return "an ISBN has digits and hyphens alone" }
    switch digits.count {
    case 10:
      return fault(digits, weights: Array((2...10).reversed()), modulus: 11, name: "ISBN")
    case 13:
      let weights = (0..<12).map { $0.isMultiple(of: 2) ? 1 : 3 }
      return fault(digits, weights: weights, modulus: 10, name: "ISBN")
    default: return "an ISBN has 10 or 13 digits, and this has \(digits.count)"
    }
  }

  /// What is wrong with an ISSN (ISO 3297), or `nil`.
  public static func fault(ofISSN text: String) -> String? {
    guard let digits = digits(of: text) else { return "an ISSN has digits and a hyphen alone" }
    guard digits.count == 8 else { return "an ISSN has 8 digits, and this has \(digits.count)" }
    return fault(digits, weights: Array((2...8).reversed()), modulus: 11, name: "ISSN")
  }

  /// What is wrong with an ORCID, as an address or alone (ISO 7064, MOD 11-2), or `nil`.
  public static func fault(ofORCID text: String) -> String? {
    let id = text.split(separator: "/").last.map(String.init) ?? text
    guard let digits = digits(of: id), digits.count == 16 else {
      return "write four groups of four digits, as 0000-0002-1825-0097"
    }
    let total = digits.dropLast().reduce(0) { ($0 + $1) * 2 }
    let expected = (12 - total % 11) % 11
    return expected == digits[15]
      ? nil : "its last digit should be \(shown(expected)): see which digit is wrong"
  }

  private static func fault(
    _ digits: [Int], weights: [Int], modulus: Int, name: String
  ) -> String? {
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = (modulus - sum % modulus) % modulus
    guard digits.dropLast().allSatisfy({ $0 < 10 }) else {
      return "an \(name) has an X in the last place alone"
    }
    return expected == digits[digits.count - 1]
      ? nil : "its last digit should be \(shown(expected)): see which digit is wrong"
  }

  private static func shown(_ digit: Int) -> String { digit == 10 ? "X" : "\(digit)" }

  /// The digits between hyphens, dashes and blanks, X as 10; `nil` when there is anything else.
  private static func digits(of text: String) -> [Int]? {
    var digits: [Int] = []
    for scalar in Folding.fold(text).unicodeScalars {
      switch scalar {
      case "0"..."9": digits.append(Int(scalar.value - 0x30))
      case "x": digits.append(10)
      case "-", " ": break
      default: return nil
      }
    }
    return digits
  }
}
