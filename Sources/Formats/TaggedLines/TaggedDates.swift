internal import Records
internal import Text

/// Converts dates of RIS: `2020/05/17/`, `2020///Spring`, and other forms found in files.
enum TaggedDates {
  /// The date from the tags for year and date, in EDTF; `nil` if it cannot be read.
  ///
  /// The more precise one is used, unless its year differs.
  static func date(year: String?, full: String?) -> String? {
    let yearDate = year.flatMap(date)
    guard let full else { return yearDate }
    let fullDate = date(full)
    guard let yearDate else { return fullDate }
    guard let fullDate else {
      // EndNote gives only day and month: `May 17`.
      let year = String(yearDate.prefix(4))
      return BibTeXDates.date(year: year, month: full, day: nil)?.value ?? yearDate
    }
    return fullDate.hasPrefix(yearDate) ? fullDate : yearDate
  }

  static func date(_ text: String) -> String? {
    let text = text.trimmed
    if EDTF(ifValid: text) != nil, !text.utf8.contains(UInt8(ascii: "/")) { return text }
    let parts = text.split(separator: "/", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    guard parts.count > 2 || parts.last == "" else {
      return BibTeXDates.corrected(text) ?? (EDTF(ifValid: text) == nil ? nil : text)
    }
    let given = parts.dropFirst().prefix(2).filter { !$0.isEmpty }
    let words = parts.dropFirst(3).joined(separator: " ").trimmed
    let month = given.first ?? (words.isEmpty ? nil : words)
    let day = given.count > 1 ? given.last : nil
    return BibTeXDates.date(year: parts[0], month: month, day: day)?.value
      ?? BibTeXDates.date(year: parts[0], month: nil, day: nil)?.value
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
