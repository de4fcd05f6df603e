public import Text

/// A part of a date that has a field of its own in BibTeX.
public enum DatePart: String, CaseIterable, Hashable, Sendable {
  case year, month, day

  /// This part of a date, or of the start of a range.
  public func number(of date: EDTF) -> Int? {
    switch self {
    case .year: date.year
    case .month: date.startPoint?.month
    case .day: date.startPoint?.day
    }
  }

  /// Replaces some parts of a date.
  ///
  /// The other parts stay: `year=2018` turns `2017-05-03` into `2018-05-03`. Removing the month
  /// removes the day too, and removing the year removes the date. A qualifier such as `~` after the
  /// year is replaced with the year; a qualifier of the whole date stays.
  ///
  /// - Parameters:
  ///   - changes: The new text of each part; `nil` removes the part.
  ///   - date: The current date, or `nil` if there is none.
  /// - Returns: The new date, or `nil` if none is left.
  /// - Throws: A `Diagnostic` if a text is not valid for its part, or if the parts do not form a
  ///   date.
  public static func changing(
    _ changes: [DatePart: String?], in date: String?
  ) throws(Diagnostic) -> String? {
    if case .some(.none) = changes[.year] { return nil }
    guard var pieces = DatePieces(date ?? "") else {
      // A date such as `2022/2023` has no parts, so the new year replaces the whole date.
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

/// The parts of a date that is not a range.
private struct DatePieces {
  private var year = ""
  private(set) var month: String?
  private var day: String?
  private var time = ""
  /// `~`, `?` or `%`.
  private var qualifier = ""

  /// Splits a date into its parts; an empty text has none.
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
    } else if let season = EDTF.Season(named: text) ?? Int(text).flatMap(EDTF.Season.init) {
      month = String(season.rawValue)
    } else {
      throw Diagnostic(
        "\(text.quoted) is not a month",
        hint: "write a number from 1 to 12, or the name of a month or season")
    }
  }

  mutating func setDay(_ text: String) throws(Diagnostic) {
    guard let number = Int(text), (1...31).contains(number) else {
      throw Diagnostic(
        "\(text.quoted) is not a day of a month", hint: "write a number from 1 to 31")
    }
    day = number < 10 ? "0\(number)" : String(number)
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
