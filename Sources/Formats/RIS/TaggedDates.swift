internal import Records
internal import Text

/// Dates as RIS has them: `2020/05/17/`, `2020///Spring`, and what people write there.
enum TaggedDates {
  /// The date that the tags for year and date make, in EDTF; `nil` when it cannot be read.
  ///
  /// The more exact one counts, unless it is of another year.
  static func date(year: String?, full: String?) -> String? {
    let yearDate = year.flatMap(date)
    guard let full else { return yearDate }
    let fullDate = date(full)
    guard let yearDate else { return fullDate }
    guard let fullDate else {
      // EndNote gives day and month alone: `May 17`.
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

  /// The year and the date of a record, and whether that is all that its date says.
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
