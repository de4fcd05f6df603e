internal import Text

/// A month of the Gregorian calendar.
public struct Month: Hashable, Sendable {
  /// 1 to 12.
  public let number: Int

  public init?(_ number: Int) {
    guard (1...12).contains(number) else { return nil }
    self.number = number
  }

  /// Reads `7`, `07`, `jul`, `Jul.` or `July`, and the names in the languages of the locales.
  public init?(named text: String) {
    if (1...2).contains(text.utf8.count), text.utf8.allSatisfy(\.isASCIIDigit) {
      self.init(Int(text) ?? 0)
      return
    }
    guard let number = MonthNames.number(of: text) else { return nil }
    self.init(number)
  }

  /// `July`.
  public var name: String { Self.names[number - 1] }

  /// `Jul`: the first three letters, as in BibTeX's month macros.
  public var abbreviation: String { String(name.prefix(3)) }

  /// `07`.
  public var twoDigits: String { number < 10 ? "0\(number)" : "\(number)" }

  /// The number of days of a month in a year of the Gregorian calendar.
  public static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static let names = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
