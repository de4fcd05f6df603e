internal import Text

/// The number of a book, in ten digits or thirteen.
///
/// - Source: ISO 2108.
public struct ISBN: Hashable, Sendable {
  /// The canonical form: the digits without hyphens, the last of ten perhaps `X`.
  public let text: String

  /// Reads `978-0-262-03384-8`, `ISBN-10: 0262033844` or the address of a book on Open Library.
  ///
  /// Only the form counts: ``fault`` says whether the check digit fits.
  public init?(_ value: String) {
    let value = value.trimmed
    let number = WebAddress(value).map(Self.number) ?? Self.withoutLabel(value)
    let signs = Folding.fold(number).utf8.filter { $0 != UInt8(ascii: "-") && $0 != 0x20 }
    guard let last = signs.last, signs.dropLast().allSatisfy(\.isASCIIDigit) else { return nil }
    switch signs.count {
    case 10: guard last.isASCIIDigit || last == UInt8(ascii: "x") else { return nil }
    case 13:
      let isBook = signs.starts(with: "978".utf8) || signs.starts(with: "979".utf8)
      guard isBook, last.isASCIIDigit else { return nil }
    default: return nil
    }
    text = String(decoding: signs, as: UTF8.self).uppercased()
  }

  /// The numbers of a value that has several, as `0-262-03384-4 (hardcover), 978-0-262-03384-8`.
  public static func list(in text: String) -> [ISBN] {
    NumberList.numbers(in: text).compactMap { ISBN($0) }
  }

  private static func withoutLabel(_ value: String) -> String {
    value.dropping(labels: ["isbn-13:", "isbn-10:", "isbn-13 ", "isbn-10 ", "isbn"])
  }

  private static func number(in address: WebAddress) -> String {
    let segments = address.segments
    guard address.host == "openlibrary.org", segments.first == "isbn" else { return "" }
    return segments.dropFirst().first ?? ""
  }

  /// What is wrong with the check digit, as a hint to the user; `nil` if it fits.
  public var fault: String? { Self.fault(of: text) }

  /// The form in which both numbers of a book are equal: twelve digits, without the check digit,
  /// which is another in ten digits than in thirteen.
  public var comparable: String {
    text.utf8.count == 13 ? String(text.dropLast()) : "978" + text.dropLast()
  }

  /// What is wrong with a text that should be an ISBN, as a hint to the user; `nil` if it is one.
  public static func fault(of text: String) -> String? {
    guard let digits = CheckDigit.digits(of: text) else {
      return "an ISBN has digits and hyphens alone"
    }
    switch digits.count {
    case 10:
      return CheckDigit.fault(
        digits, weights: Array((2...10).reversed()), modulus: 11, name: "ISBN")
    case 13:
      let weights = (0..<12).map { $0.isMultiple(of: 2) ? 1 : 3 }
      return CheckDigit.fault(digits, weights: weights, modulus: 10, name: "ISBN")
    default: return "an ISBN has 10 or 13 digits, and this has \(digits.count)"
    }
  }
}
