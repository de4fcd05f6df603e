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
    if BibTeXDates.isNone(text) { return nil }
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
    let month = given.first ?? (words.isEmpty ? nil : words)
    let day = given.count > 1 ? given.last : nil
    guard let date = BibTeXDates.date(year: parts[0], month: month, day: day) else {
      let year = BibTeXDates.date(year: parts[0], month: nil, day: nil)
      return year.map { Reading(value: $0.value, isWhole: false) }
    }
    if day != nil, !date.parts.contains("day") { return Reading(value: date.value, isWhole: false) }
    // The other words often say the date again.
    if words.isEmpty || given.isEmpty { return Reading(value: date.value) }
    let other = WrittenDate.edtf(words, years: [parts[0]])
    return Reading(
      value: date.value, isWhole: other.map { date.value.hasPrefix($0) } ?? false)
  }

  /// The one year in a text that is no date, such as `Article 10 2019`.
  static func year(in text: String) -> String? {
    let words = text.split { (sign: Character) in " /,;".contains(sign) }
    let years = words.compactMap {
      BibTeXDates.date(year: String($0), month: nil, day: nil)?.value
    }
    return years.count == 1 ? years[0] : nil
  }

  /// The values of the tags for a record's date, and whether they express all of it.
  static func tags(of date: String) -> (year: String, full: String?, isWhole: Bool) {
    guard let edtf = EDTF(ifValid: date) else { return (date, nil, true) }
    guard let point = edtf.startPoint ?? edtf.endPoint else { return (date, nil, false) }
    let isPlain =
      edtf.end == nil && !point.isApproximate && !point.isUncertain && point.unspecifiedDigits == 0
    let digits = "\(point.year)"
    let year = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    if let season = point.season {
      return (year, "\(year)///\(DateExport.name(of: season))", isPlain && season.rawValue < 25)
    }
    guard let month = point.month.flatMap(Month.init(_:)) else { return (year, nil, isPlain) }
    let day = point.day.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? ""
    return (year, "\(year)/\(month.twoDigits)/\(day)/", isPlain)
  }
}
