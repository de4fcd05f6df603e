internal import Text

/// The last digit of an identifier, from which most errors in the digits before it can be told.
enum CheckDigit {
  /// What is wrong with digits whose weighted sum a modulus has to divide, or `nil`.
  static func fault(_ digits: [Int], weights: [Int], modulus: Int, name: String) -> String? {
    let sum = zip(digits, weights).reduce(0) { $0 + $1.0 * $1.1 }
    let expected = (modulus - sum % modulus) % modulus
    guard digits.dropLast().allSatisfy({ $0 < 10 }) else {
      return "an \(name) has an X in the last place alone"
    }
    return expected == digits[digits.count - 1] ? nil : hint(expected)
  }

  /// The hint for an identifier that should end in another digit; 10 is written `X`.
  static func hint(_ expected: Int) -> String {
    "its last digit should be \(expected == 10 ? "X" : "\(expected)"): see which digit is wrong"
  }

  /// The digits between hyphens, dashes and spaces, X as 10; `nil` when there is anything else.
  static func digits(of text: String) -> [Int]? {
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
