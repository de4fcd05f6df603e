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

  init(of entry: EntryImport) {
    func text(_ name: String) -> String? {
      entry.source(name).map { BibTeXDates.plain(LaTeX.decode(VerbatimText.withoutControls($0))) }
    }
    let (year, month, day) = (text("year"), text("month"), text("day"))
    if let given = entry.source("date").map(VerbatimText.compressed) {
      readDate(given, year: year, month: month, day: day)
      if value != given, let index = entry.names.firstIndex(of: "date"),
        month == nil || !value.hasPrefix(given)
      {
        problems.append(
          Problem(
            index: index, message: "\(given.quoted) is not a date of biblatex's",
            hint: "write \(value)"))
      }
    } else if let year, let date = BibTeXDates.date(year: year, month: month, day: day) {
      value = date.value
      parts = date.parts
    }
    let indices = entry.names.indices.lazy.filter { !entry.texts[$0].isEmpty }
    replacedField = indices.map { entry.names[$0] }.first { parts.contains($0) } ?? ""
  }

  /// Reads `date`, which has precedence over `year`, `month` and `day`; these are dropped if they
  /// agree with it.
  private mutating func readDate(_ given: String, year: String?, month: String?, day: String?) {
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
    guard parts.contains(name) else { return nil }
    return name == replacedField ? Field(.date, value) : .some(nil)
  }
}
