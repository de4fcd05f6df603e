public import Text

/// A part of a date that BibTeX has a field for.
public enum DatePart: String, CaseIterable, Hashable, Sendable {
  case year, month, day

  /// The part of a date; of a range, that of its beginning.
  public func number(of date: EDTF) -> Int? {
    switch self {
    case .year: date.year
    case .month: date.startPoint?.month
    case .day: date.startPoint?.day
    }
  }

  /// A date in which some parts are others.
  ///
  /// The parts that are not named stay: `year=2018` makes `2018-05-03` of `2017-05-03`. Without a
  /// month there is no day, and without a year no date. The sign of a year that is not certain goes
  /// with it; that of a whole date stays.
  ///
  /// - Parameters:
  ///   - changes: The new text of each part; `nil` takes the part away.
  ///   - date: The date as it is, or `nil` if there is none.
  /// - Returns: The new date, or `nil` if none is left.
  /// - Throws: A `Diagnostic` if a part is no such part, or they make no date together.
  public static func changing(
    _ changes: [DatePart: String?], in date: String?
  ) throws(Diagnostic) -> String? {
    if case .some(.none) = changes[.year] { return nil }
    guard var pieces = DatePieces(date ?? "") else {
      // A date that has other parts than these is changed as a whole.
      if let year = changes[.year] ?? nil, changes.count == 1, isWholeYear(year.trimmed),
        date.map({ !$0.containsByte(UInt8(ascii: "-")) }) ?? true
      {
        return year.trimmed
      }
      throw Diagnostic(
        "the date \((date ?? "").escapingControls) is no single day, month or year",
        hint: "write the whole date, such as date=2022-07")
    }
    for part in allCases.reversed() {
      if case .some(.none) = changes[part] { pieces.remove(part) }
    }
    if let year = changes[.year] ?? nil {
      if pieces.month == nil, let whole = EDTF(ifValid: year.trimmed), !isPlainYear(whole) {
        return year.trimmed
      }
      try pieces.setYear(year.trimmed)
    }
    if let month = changes[.month] ?? nil { try pieces.setMonth(month.trimmed) }
    if let day = changes[.day] ?? nil { try pieces.setDay(day.trimmed) }
    return try pieces.date()
  }

  private static func isPlainYear(_ date: EDTF) -> Bool {
    guard date.end == nil, let point = date.startPoint else { return false }
    return point.month == nil && point.season == nil
  }

  private static func isWholeYear(_ text: String) -> Bool { EDTF(ifValid: text) != nil }
}

/// A date that is no range, taken apart.
private struct DatePieces {
  private var year = ""
  private(set) var month: String?
  private var day: String?
  private var time = ""
  /// `~`, `?` or `%`.
  private var qualifier = ""

  /// Takes a date apart; the empty text is a date without parts.
  init?(_ text: String) {
    if text.isEmpty { return }
    guard let date = EDTF(ifValid: text), date.end == nil else { return nil }
    var rest = text[...]
    if let last = rest.last, "~?%".contains(last) {
      qualifier = String(last)
      rest.removeLast()
    }
    if let start = rest.firstIndex(of: "T") {
      time = String(rest[start...])
      rest = rest[..<start]
    }
    let sign = rest.prefix { $0 == "Y" || $0 == "-" }
    let parts = rest.dropFirst(sign.count).split(separator: "-").map(String.init)
    year = sign + (parts.first ?? "")
    month = parts.count > 1 ? parts[1] : nil
    day = parts.count > 2 ? parts[2] : nil
  }

  mutating func remove(_ part: DatePart) {
    (day, time) = (nil, "")
    if part == .month { month = nil }
  }

  mutating func setYear(_ text: String) throws(Diagnostic) {
    guard let new = DatePieces(text), new.month == nil, !new.year.isEmpty else {
      throw Diagnostic(
        "\(text.quoted) is not a year",
        hint: "write year=2022; what is not out yet has a status, as in status='in press'")
    }
    year = new.year
    if month == nil || !new.qualifier.isEmpty { qualifier = new.qualifier }
  }

  mutating func setMonth(_ text: String) throws(Diagnostic) {
    if let number = Month(named: text) {
      month = number.twoDigits
    } else if let season = Self.season(text) {
      month = String(season.rawValue)
    } else {
      throw Diagnostic(
        "\(text.quoted) is not a month",
        hint: "write a number from 1 to 12, or an English month or season")
    }
  }

  mutating func setDay(_ text: String) throws(Diagnostic) {
    guard let number = Int(text), (1...31).contains(number) else {
      throw Diagnostic(
        "\(text.quoted) is not a day of a month", hint: "write a number from 1 to 31")
    }
    day = number < 10 ? "0\(number)" : String(number)
  }

  private static func season(_ text: String) -> EDTF.Season? {
    switch text.asciiLowercased {
    case "spring": .spring
    case "summer": .summer
    case "autumn", "fall": .autumn
    case "winter": .winter
    default: Int(text).flatMap(EDTF.Season.init(rawValue:))
    }
  }

  func date() throws(Diagnostic) -> String {
    let text = [year, month, day].compactMap(\.self).joined(separator: "-") + time + qualifier
    guard !year.isEmpty else {
      throw Diagnostic(
        "there is no year for that month or day to be a part of",
        hint: "write the whole date, such as date=2022-07")
    }
    guard day == nil || month != nil else {
      throw Diagnostic(
        "there is no month for that day to be a part of",
        hint: "write the whole date, such as date=2022-07-17")
    }
    guard EDTF(ifValid: text) != nil else {
      throw Diagnostic(
        "\(text.quoted) is not a date",
        hint: "write the whole date, such as date=2022-07-17")
    }
    return text
  }
}
