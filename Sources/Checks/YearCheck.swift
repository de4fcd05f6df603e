public import Records
internal import Text

/// Finds a `year` or `month` beside a `date`, and dates of zeros.
public enum YearCheck: RecordCheck {
  public static let rule = Rule(
    "year", .warning, "a year beside a date, or a date of zeros",
    explanation: """
      `year` and `month` are parts of `date`: if a record has both, `date` counts, and the other is
      shown nowhere. `--fix` takes out what `date` says too, and a date such as 0000 that stands for
      none. If the two disagree, only you can tell which is right: on a terminal `--fix` asks.
      """)

  /// Whether a record has a `year` that is not the year of its `date`.
  public static func isUndecided(_ record: Record) -> Bool {
    guard let date = record[.date], let year = record[.year], !isZero(date), !isZero(year) else {
      return false
    }
    return date != year && EDTF(ifValid: year)?.year != EDTF(ifValid: date)?.year
  }

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    let date = subject.fields.first { $0.storedName == .date && !isZero($0.value) }
    let year = date.flatMap { EDTF(ifValid: $0.value) }?.startPoint
    for (index, field) in subject.fields.enumerated() {
      switch field.storedName {
      case .date where isZero(field.value), .year where isZero(field.value),
        .urldate where isZero(field.value), .month where isZero(field.value):
        report(
          Finding("\(field.value.quoted) is no date", hint: "take it out", in: index, fix: .remove))
      case .month where date?.value == year.map { "\($0.year)" }:
        guard let date, let month = Month(named: field.value) else { continue }
        let whole = "\(date.value)-\(month.twoDigits)"
        report(
          Finding(
            "month is a part of the date", hint: "write date: \(whole)", in: index, fix: .remove))
        if let index = subject.fields.firstIndex(where: { $0.storedName == .date }) {
          report(
            Finding(
              "the date lacks the month \(field.value.quoted)", hint: "write date: \(whole)",
              in: index, fix: .replace(whole)))
        }
      case .year, .month:
        // `DateCheck` reports a year that is none.
        guard let date, let year,
          field.storedName == .month || EDTF(ifValid: field.value) != nil
        else { continue }
        let isSame =
          field.storedName == .year
          ? EDTF(ifValid: field.value)?.year == year.year
          : Month(named: field.value).map(\.number) == year.month
        let isUnneeded = isSame || field.value == date.value
        report(
          Finding(
            isUnneeded
              ? "\(field.storedName) repeats the date \(date.value)"
              : "\(field.storedName) is \(field.value.quoted), and the date is \(date.value)",
            hint: isUnneeded ? "take it out" : "take the wrong one out", in: index,
            fix: isUnneeded ? .remove : nil))
      default: continue
      }
    }
  }

  /// Whether a text has zeros and signs between them only.
  private static func isZero(_ text: String) -> Bool {
    text.containsByte(UInt8(ascii: "0"))
      && text.utf8.allSatisfy { $0 == UInt8(ascii: "0") || "-/. ".utf8.contains($0) }
  }
}
