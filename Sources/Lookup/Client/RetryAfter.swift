internal import Text

/// Reads the header `Retry-After`.
enum RetryAfter {
  /// The number of seconds to wait: for `120`, or until `Fri, 31 Dec 1999 23:59:59 GMT`.
  ///
  /// - Parameters:
  ///   - value: The header's value.
  ///   - now: Seconds since 1970.
  /// - Returns: From 0, for a time in the past, to `maximum`; `nil` if the value cannot be read.
  /// - Source: RFC 9110, sections 10.2.3 and 5.6.7; the two obsolete date formats are not read.
  static func seconds(_ value: String, now: Int64) -> Int? {
    let text = value.trimmed
    if !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) {
      return min(Int(text) ?? .max, maximum)
    }
    guard let time = time(text) else { return nil }
    return min(Int(max(0, time.clampedDifference(now))), maximum)
  }

  /// Ten years in seconds, for any longer time.
  static let maximum = 3650 * 86400

  /// An HTTP date in seconds since 1970.
  private static func time(_ text: String) -> Int64? {
    let words = text.split(separator: " ")
    guard words.count == 6, words[5] == "GMT", let day = Int64(words[1]),
      let year = Int64(words[3]),
      (1...31).contains(day), (1970...9999).contains(year),
      let month = months.firstIndex(of: String(words[2]))
    else { return nil }
    let clock = words[4].split(separator: ":").compactMap { Int64($0) }
    guard clock.count == 3, clock.allSatisfy({ (0...60).contains($0) }) else { return nil }
    return days(year, Int64(month) + 1, day) * 86400 + clock[0] * 3600 + clock[1] * 60 + clock[2]
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The days from 1 January 1970 to a day of the Gregorian calendar.
  private static func days(_ year: Int64, _ month: Int64, _ day: Int64) -> Int64 {
    // The year starts in March here, so that the leap day is its last day.
    let (year, month) = month > 2 ? (year, month - 3) : (year - 1, month + 9)
    let leapDays = year / 4 - year / 100 + year / 400
    return year * 365 + leapDays + (153 * month + 2) / 5 + day - 1 - 719_468
  }
}
