internal import Records
internal import Text

/// Converts dates of RIS and PubMed: `2020/05/17/`, `2020///Spring`, `2018 Dec-2019 Jan`.
enum TaggedDates {
  /// A date in EDTF, and whether it says all that the text says.
  struct Reading {
    var value: String
    var isWhole = true
  }

  /// The date in EDTF, whatever its notation; `nil` if it cannot be read as a whole.
  static func date(_ text: String) -> String? {
    reading(text).flatMap { $0.isWhole ? $0.value : nil }
  }

  /// Reads as much of a date as possible.
  static func reading(_ text: String) -> Reading? {
    let text = text.onOneLine
    if WrittenDate.isNone(text) { return nil }
    if EDTF(ifValid: text) != nil, !text.utf8.contains(UInt8(ascii: "/")) {
      return Reading(value: text)
    }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    if parts.count > 2 || parts.last == "", let reading = slashed(parts) { return reading }
    let value =
      BibTeXDates.corrected(text) ?? BibTeXDates.date(year: text, month: nil, day: nil)?.value
    if let value { return Reading(value: value) }
    return EDTF(ifValid: text) == nil ? nil : Reading(value: text)
  }

  /// Reads `year/month/day/other`, in which parts may be empty or zero.
  private static func slashed(_ parts: [String]) -> Reading? {
    let given = parts.dropFirst().prefix(2).filter { !$0.utf8.allSatisfy { $0 == 0x30 } }
    let words = parts.dropFirst(3).joined(separator: "/").trimmed
    let day = given.count > 1 ? given.last : nil
    guard let date = BibTeXDates.date(year: parts[0], month: given.first, day: day) else {
      let year = BibTeXDates.date(year: parts[0], month: nil, day: nil)
      return year.map { Reading(value: $0.value, isWhole: false) }
    }
    if day != nil, !date.parts.contains("day") { return Reading(value: date.value, isWhole: false) }
    return words.isEmpty ? Reading(value: date.value) : refined(date.value, by: words)
  }

  /// The date with the words in the last part of a RIS date, which often say it again.
  ///
  /// `ibid` writes there what the other parts cannot say: `2018/12//2018-12/2019-01`.
  private static func refined(_ date: String, by words: String) -> Reading {
    if EDTF(ifValid: words) != nil { return Reading(value: words) }
    guard let other = WrittenDate.edtf(words, years: [String(date.prefix(4))]) else {
      return Reading(value: date, isWhole: false)
    }
    return other.hasPrefix(date)
      ? Reading(value: other) : Reading(value: date, isWhole: date.hasPrefix(other))
  }

  /// The one year in a text that is no date, such as `Article 10 2019`.
  static func year(in text: String) -> String? {
    let words = text.split { (sign: Character) in " /,;".contains(sign) }
    let years = words.compactMap {
      BibTeXDates.date(year: String($0), month: nil, day: nil)?.value
    }
    return years.count == 1 ? years[0] : nil
  }

  /// The values of the tags for a record's date.
  struct Tags {
    var year: String
    /// The date in RIS's form, if it is more than the year.
    var full: String?
  }

  /// The values of the tags for a record's date.
  ///
  /// What RIS's form cannot say stands in EDTF in its last part, which is for other words.
  static func tags(of date: String) -> Tags {
    guard let edtf = EDTF(ifValid: date), let point = edtf.startPoint ?? edtf.endPoint,
      point.year > 0, point.unspecifiedDigits == 0
    else { return Tags(year: date) }
    let digits = "\(point.year)"
    let year = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let isPlain =
      edtf.end == nil && !point.isApproximate && !point.isUncertain
      && !date.containsByte(UInt8(ascii: "T"))
    let other = isPlain ? "" : date
    if let season = point.season {
      let name = season.rawValue < 25 ? DateExport.name(of: season) : date
      return Tags(year: year, full: "\(year)///\(isPlain ? name : date)")
    }
    guard let month = point.month.flatMap(Month.init(_:)) else {
      return Tags(year: year, full: isPlain ? nil : "\(year)///\(date)")
    }
    let day = point.day.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? ""
    return Tags(year: year, full: "\(year)/\(month.twoDigits)/\(day)/\(other)")
  }
}
