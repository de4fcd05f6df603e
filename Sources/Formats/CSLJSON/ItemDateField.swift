internal import Citations
internal import Records
internal import Text

/// Converts dates of items to and from fields of records: EDTF, or words.
extension ItemDate {
  /// Reads EDTF.
  ///
  /// Other text, and dates that CSL cannot express, are kept as words.
  ///
  /// CSL has no decades, no quarters of a year, and no range without a start.
  init(field text: String) {
    guard let date = EDTF(ifValid: text), case .point(let first) = date.start,
      let start = Point(first)
    else {
      self.init(words: text)
      return
    }
    var end: Point?
    var isOpen = false
    switch date.end {
    case nil: break
    case .open, .unknown: isOpen = true
    case .point(let last):
      guard let point = Point(last) else {
        self.init(words: text)
        return
      }
      end = point
    }
    self.init(start, to: end)
    self.isOpen = isOpen
    let bounds = [date.startPoint, date.endPoint].compactMap(\.self)
    isCirca = bounds.contains { $0.isApproximate || $0.isUncertain }
  }

  private init(words text: String) {
    self.init()
    // A long year such as `Y17000000` is read as a number.
    let isLongYear = text.hasPrefix("Y") && EDTF(ifValid: text) != nil
    literal = isLongYear ? String(text.dropFirst()) : text
  }

  /// The date as the value of a record's field.
  ///
  /// EDTF cannot express a season in words.
  var field: String {
    guard let start, literal.isEmpty else { return literal }
    let mark = isCirca ? "~" : ""
    var sides = [start.edtf + mark]
    if let end { sides.append(end.edtf + mark) } else if isOpen { sides.append("..") }
    return sides.joined(separator: "/")
  }

  /// The date after conversion to a record and back.
  ///
  /// Words that form a date in a common notation become a date, and numbers that are not a valid
  /// date, such as 30 February, become words.
  func normalized() -> ItemDate {
    if let start, literal.isEmpty {
      let isSafe = (start.day ?? 1) <= 28 && (end?.day ?? 1) <= 28
      if isSafe || EDTF(ifValid: field) != nil { return self }
      return ItemDate(words: field)
    }
    let text = literal.onOneLine
    var date = ItemDate(field: Self.corrected(text) ?? text)
    date.isCirca = date.start != nil && (date.isCirca || isCirca)
    return date
  }

  private static func corrected(_ text: String) -> String? {
    if EDTF(ifValid: text) != nil { return nil }
    return BibTeXDates.corrected(text) ?? BibTeXDates.date(year: text, month: nil, day: nil)?.value
  }
}

extension ItemDate.Point {
  /// `nil` for a date that CSL cannot express.
  fileprivate init?(_ point: EDTF.Point) {
    // CSL has no year 0: the year before 1 is -1.
    let year = point.year > 0 ? point.year : point.year - 1
    guard point.unspecifiedDigits == 0, Self.years ~= year else { return nil }
    self.init(year: year, month: point.month, day: point.day)
    guard let season = point.season else { return }
    guard let number = Self.number(of: season) else { return nil }
    self.season = .numbered(number)
  }

  private static func number(of season: EDTF.Season) -> Int? {
    switch season {
    case .spring, .northernSpring, .southernSpring: 1
    case .summer, .northernSummer, .southernSummer: 2
    case .autumn, .northernAutumn, .southernAutumn: 3
    case .winter, .northernWinter, .southernWinter: 4
    case .firstQuarter, .secondQuarter, .thirdQuarter, .fourthQuarter, .firstThird, .secondThird,
      .lastThird, .firstHalf, .secondHalf:
      nil
    }
  }

  /// The point in EDTF without qualifiers.
  fileprivate var edtf: String {
    let year = self.year > 0 ? self.year : self.year + 1
    let digits = "\(year.magnitude)"
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    let sign = year < 0 ? "-" : ""
    let text = digits.utf8.count > 4 ? "Y\(sign)\(digits)" : sign + padded
    if case .numbered(let number)? = season { return "\(text)-2\(number)" }
    return
      ([text]
      + [month, month == nil ? nil : day].compactMap(\.self).map { $0 < 10 ? "0\($0)" : "\($0)" })
      .joined(separator: "-")
  }
}
