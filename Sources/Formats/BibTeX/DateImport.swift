internal import RichText
internal import Records
internal import Text

/// The date of an entry, from `date` or from `year`, `month` and `day`.
///
/// A value that is not a date, such as `in press` or `Spring`, stays in its field.
struct DateImport {
  struct Problem {
    let index: Int
    let message: String
    let hint: String
  }

  private(set) var problems: [Problem] = []
  /// The fields that the date replaces; it takes the place of the first.
  private var parts: [String] = []
  private var value = ""
  private var replacedField = ""
  /// Fields such as `year = {0000}`, which say that there is no date.
  private var none: Set<String> = []
  /// A `date` that is none, beside a good `year`.
  private(set) var rejected: String?

  init(of entry: EntryImport) {
    func text(_ name: String) -> String? {
      entry.source(name).map { BibTeXDates.plain(LaTeX.decode(VerbatimText.withoutControls($0))) }
    }
    let (year, month, day) = (text("year"), text("month"), text("day"))
    // A range such as `1981/82` is a date, even if the month, such as `Winter`, is not of one year.
    let written = year.flatMap { year in
      BibTeXDates.date(year: year, month: month, day: day)
        ?? (EDTF(ifValid: year) == nil ? BibTeXDates.date(year: year, month: nil, day: nil) : nil)
    }
    if let given = entry.source("date").map(VerbatimText.compressed) {
      let isNone = WrittenDate.isNone(given)
      let year = written ?? year.flatMap { BibTeXDates.date(year: $0, month: nil, day: nil) }
      if !isNone, !Self.isDate(given), let written = year {
        // A good year is better than a bad date, which is kept beside it.
        (value, parts) = (written.value, written.parts)
        rejected = given
        report(
          "date", of: entry, "\(given.quoted) is not a date, and \(written.value) is used",
          hint: "remove the field date")
      } else {
        readDate(given, year: text("year"), month: month, day: day)
        let isSaid = value != given && (month == nil || !value.hasPrefix(given))
        if isSaid, !isNone {
          report(
            "date", of: entry, "\(given.quoted) is not a date of biblatex's", hint: "write \(value)"
          )
        }
      }
    } else if let written {
      (value, parts) = (written.value, written.parts)
    }
    for (name, text) in [
      ("date", entry.source("date").map(VerbatimText.compressed)), ("year", year),
    ] {
      guard let text, WrittenDate.isNone(text) else { continue }
      none.insert(name)
      report(
        name, of: entry, "\(text.quoted) is no date, and is left out", hint: "remove the field")
    }
    let indices = entry.names.indices.lazy.filter { !entry.texts[$0].isEmpty }
    replacedField = indices.map { entry.names[$0] }.first { parts.contains($0) } ?? ""
  }

  private mutating func report(
    _ name: String, of entry: EntryImport, _ message: String, hint: String
  ) {
    guard let index = entry.names.firstIndex(of: name) else { return }
    problems.append(Problem(index: index, message: message, hint: hint))
  }

  private static func isDate(_ text: String) -> Bool {
    EDTF(ifValid: text) != nil || BibTeXDates.corrected(text) != nil
  }

  /// Reads `date`, which has precedence over `year`, `month` and `day`; these are dropped if they
  /// agree with it.
  private mutating func readDate(_ given: String, year: String?, month: String?, day: String?) {
    guard !WrittenDate.isNone(given) else {
      if let year, let date = BibTeXDates.date(year: year, month: month, day: day) {
        (value, parts) = (date.value, date.parts)
      }
      return
    }
    value = EDTF(ifValid: given) == nil ? BibTeXDates.corrected(given) ?? given : given
    parts = ["date"]
    let rest = BibTeXDates.date(year: year ?? value, month: month, day: day)
    guard let rest else { return }
    if rest.value.hasPrefix(value) && value.utf8.count == 4 { value = rest.value }
    if value.hasPrefix(rest.value) { parts += rest.parts }
  }

  /// The replacement of a field of the entry: `.some(nil)` for a field that another implies, and
  /// `nil` for a field that is not a part of the date.
  func replacement(of name: String) -> Field?? {
    if none.contains(name) { return name == replacedField ? Field(.date, value) : .some(nil) }
    if name == "date", let rejected { return Field(.bibtex, "date = \(rejected)") }
    guard parts.contains(name) else { return nil }
    return name == replacedField ? Field(.date, value) : .some(nil)
  }
}
