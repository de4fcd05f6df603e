/// A moment in Coordinated Universal Time, which is the same on every machine.
public struct UTCTime: Equatable, Sendable {
  /// Seconds since the beginning of 1970.
  public var seconds: Int64

  public init(seconds: Int64) { self.seconds = seconds }

  /// In ISO 8601: `2026-11-30T16:49:24Z`.
  ///
  /// Source: H. Hinnant, "chrono-Compatible Low-Level Date Algorithms", `civil_from_days`. Years
  /// begin in March there, so that a leap day is the last of its year.
  public var text: String {
    let (day, rest) = seconds.quotientAndRemainderRoundedDown(by: 86_400)
    let (era, dayOfEra) = (day + 719_468).quotientAndRemainderRoundedDown(by: 146_097)
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    let parts = [(year, 4), (month, 2), (dayOfMonth, 2)].map(Self.padded)
    let time = [(rest / 3_600, 2), (rest / 60 % 60, 2), (rest % 60, 2)].map(Self.padded)
    return "\(parts.joined(separator: "-"))T\(time.joined(separator: ":"))Z"
  }

  private static func padded(_ number: Int64, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension Int64 {
  fileprivate func quotientAndRemainderRoundedDown(by divisor: Int64) -> (Int64, Int64) {
    let (quotient, remainder) = quotientAndRemainder(dividingBy: divisor)
    return remainder < 0 ? (quotient - 1, remainder + divisor) : (quotient, remainder)
  }
}
