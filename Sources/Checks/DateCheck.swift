internal import Records
internal import Text

/// Finds invalid dates.
public enum DateCheck: RecordCheck {
  public static let rule = Rule(
    "date", .error, "an invalid date",
    explanation: """
      Records are sorted, grouped and found by their dates. A record with an invalid date counts as
      undated. Dates are biblatex's: 2022, 2022-07, 2022-07-17, 2022/2023 (from, to), 2022~ (about),
      2022? (perhaps), 199X (in the nineties), 2022-21 (spring), -0043 (44 BC). `in press` and the
      like are a status, not a date: ibid unset KEY year; ibid set KEY status=inpress.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      let isDate = field.kind == .date || field.name == .year
      if isDate, WrittenDate.isNone(field.value) {
        let message = "\(field.value.quoted) says that there is no date"
        report(Finding(message, hint: "remove the field", in: index, fix: .remove))
      } else if isDate, let date = WrittenDate.edtf(field.value), let fix = fix(field, date) {
        let message = "\(field.value.quoted) is not a date of biblatex's"
        report(Finding(message, hint: "write \(date)", in: index, fix: fix))
      } else if field.kind == .date {
        if let finding = fault(of: field.value, in: index) { report(finding) }
      } else if field.name == .year, EDTF(ifValid: field.value) == nil {
        report(
          Finding(
            "\(field.value.quoted) is not a year",
            hint: hint(for: field.value), in: index))
      }
    }
  }

  /// The correction of a date with the name of a month; `nil` if the field cannot hold it.
  private static func fix(_ field: CheckSubject.Field, _ date: String) -> Finding.Fix? {
    field.kind == .date ? .replace(date) : nil
  }

  /// A hint with the year that the text contains, if it contains one.
  private static func hint(for text: String) -> String {
    let words = text.utf8.split { !$0.isASCIIDigit }
    guard let year = words.first(where: { $0.count == 4 }) else {
      return "write `date: 2022`, or say with `status:` why there is none"
    }
    return "write `date: \(Substring(year))`, and in a `note:` what else is to be said"
  }

  private static func fault(of text: String, in index: Int) -> Finding? {
    let date: EDTF
    do throws(Diagnostic) {
      date = try EDTF(text)
    } catch {
      return Finding(error.message, hint: error.hint, in: index)
    }
    guard let start = date.startPoint, let end = date.endPoint, end.year < start.year else {
      return nil
    }
    return Finding(
      "\(text.quoted) ends before it begins", hint: "write FROM/TO", in: index)
  }
}
