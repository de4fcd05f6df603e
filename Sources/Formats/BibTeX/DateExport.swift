internal import Records
internal import Text

extension EntryExport {
  /// Writes `date`, or in BibTeX `year` and `month`.
  mutating func addDate() {
    guard let text = record[.date] ?? venueYear else { return }
    guard dialect == .bibtex else { return add("date", verbatim: text) }
    if DateExport.isPlainYear(text) { return add("year", tex: text) }
    guard let date = EDTF(ifValid: text) else {
      return record[.year] == nil ? add("year", text) : add("date", verbatim: text)
    }
    add("year", DateExport.year(of: date))
    if let season = date.startPoint?.season {
      let last = date.endPoint?.season
      let names = [season, last].compactMap(\.self).map(DateExport.name)
      let isOne = names.count == 2 && names[0] == names[1]
      add("month", isOne ? names[0] : names.joined(separator: "/"))
    } else if let month = DateExport.month(of: date) {
      add("month", tex: month, isBraced: false)
    }
  }

  /// The year of the first venue, for a record without a date.
  private var venueYear: String? {
    record[.year] == nil ? record.venues.lazy.compactMap(\.year).first : nil
  }
}

/// Converts EDTF dates to BibTeX's fields.
enum DateExport {
  /// Whether a date is a year alone in its normal form, as most dates are.
  static func isPlainYear(_ text: String) -> Bool {
    text.utf8.count == 4 && text.utf8.first != UInt8(ascii: "0")
      && text.utf8.allSatisfy(\.isASCIIDigit)
  }

  static func year(of date: EDTF) -> String {
    let start = words(for: date.start)
    guard let end = date.end else { return start }
    let last = words(for: end)
    return start == last ? start : "\(start)\u{2013}\(last)"
  }

  private static func words(for bound: EDTF.Bound) -> String {
    guard case .point(let point) = bound else { return "" }
    var year = point.year > 0 ? "\(point.year)" : "\(1 - point.year)\u{A0}BC"
    if point.unspecifiedDigits == 1 { year += "s" }
    if point.unspecifiedDigits > 1 {
      year =
        String(year.dropLast(point.unspecifiedDigits))
        + String(repeating: "X", count: point.unspecifiedDigits)
    }
    if point.isApproximate { year = "c.\u{A0}\(year)" }
    return point.isUncertain ? "\(year)?" : year
  }

  /// The value of `month`: macros outside braces, so that a style can choose the names.
  static func month(of date: EDTF) -> String? {
    guard let start = date.startPoint else { return nil }
    guard let first = month(of: start) else { return nil }
    let firstDay = start.day.map { " # \"~\($0)\"" } ?? ""
    guard let end = date.endPoint, let last = month(of: end), end != start else {
      return first + firstDay
    }
    if first == last, start.year == end.year, let from = start.day, let to = end.day {
      return "\(first) # \"~\(from)--\(to)\""
    }
    let lastDay = end.day.map { " # \"~\($0)\"" } ?? ""
    let dash = start.day == nil ? " # \"/\" # " : "--\" # "
    let head = start.day == nil ? first : "\(first) # \"~\(start.day ?? 0)"
    return head + dash + last + lastDay
  }

  private static func month(of point: EDTF.Point) -> String? {
    point.month.flatMap(Month.init(_:)).map { $0.abbreviation.asciiLowercased }
  }

  static func name(of season: EDTF.Season) -> String {
    switch season {
    case .spring, .northernSpring, .southernSpring: "Spring"
    case .summer, .northernSummer, .southernSummer: "Summer"
    case .autumn, .northernAutumn, .southernAutumn: "Autumn"
    case .winter, .northernWinter, .southernWinter: "Winter"
    case .firstQuarter: "First quarter"
    case .secondQuarter: "Second quarter"
    case .thirdQuarter: "Third quarter"
    case .fourthQuarter: "Fourth quarter"
    case .firstThird: "First third"
    case .secondThird: "Second third"
    case .lastThird: "Last third"
    case .firstHalf: "First half"
    case .secondHalf: "Second half"
    }
  }
}
