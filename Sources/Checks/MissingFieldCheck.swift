internal import Records
internal import Text

/// Finds records without a field that their type requires.
public enum MissingFieldCheck: RecordCheck {
  public static let rule = Rule(
    "missing-field", .warning, "a missing field that the type requires",
    explanation: """
      A bibliography cannot show an article without its journal, or any work without its date. The
      required fields of a type are those of biblatex (manual, section 2.1): a date, a title, the
      authors or editors, and where the work appeared. A `venue` replaces journal and booktitle, and
      its year the date. A talk needs no title. Works that are submitted or forthcoming need no
      date, nor does a web page with the day on which it was read. A record that inherits fields
      from another (crossref, xdata) needs none. Add the field: ibid set KEY date=2022.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard let record = subject.record, !isPartial(record) else { return }
    let index = subject.index(of: .type) ?? subject.index(of: .key)
    func require(_ what: String, _ hint: String) {
      report(Finding("the \(record.type) has no \(what)", hint: hint, in: index))
    }
    if lacksDate(record) { require("date", "write `date: 2022`, say") }
    if record.type != "talk", lacksTitle(record) {
      require("title", "write `title:` and its title")
    }
    for need in RequiredFields.of(record.type) where !need.isMet(by: record) {
      require(need.what, need.hint)
    }
  }

  /// Whether the record inherits fields, only provides fields to other records, or is of an unknown
  /// type.
  private static func isPartial(_ record: Record) -> Bool {
    if record.type == "xdata" || record.type == "set" || !record.type.isKnown { return true }
    return record.fields.contains { $0.name == .crossref || $0.name == .xdata }
  }

  private static func lacksDate(_ record: Record) -> Bool {
    if record[.date] != nil || record[.year] != nil || record.date != nil { return false }
    if record[.eventdate] != nil { return false }
    if let status = record[.status], undated.contains(status.asciiLowercased) { return false }
    return record[.urldate] == nil
  }

  private static func lacksTitle(_ record: Record) -> Bool {
    record.first(of: .title, .titleaddon, .maintitle, .booktitle, .issuetitle) == nil
  }

  private static let undated: Set<String> = [
    "submitted", "forthcoming", "inpreparation", "in preparation", "inpress", "in press",
    "accepted",
    "prepublished", "preprint",
  ]
}
