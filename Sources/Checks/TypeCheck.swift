internal import Records
internal import Text

/// Finds records without a type or with an unknown one.
public enum TypeCheck: RecordCheck {
  public static let rule = Rule(
    "type", .warning, "a missing or unknown record type",
    explanation: """
      The type decides how a bibliography shows the work: an article with its journal, a thesis with
      its university. An unknown type is kept, but shown as `misc`. The types are biblatex's
      (manual, section 2.1) and BibTeX's, and `talk` and `honour`.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard subject.record != nil else { return }
    guard let index = subject.index(of: .type) else {
      report(
        Finding(
          "the record has no type", hint: "write `type: article`, say, below the key",
          in: subject.index(of: .key)))
      return
    }
    let value = subject.fields[index].value
    let type = RecordType(value.asciiLowercased)
    guard !type.isKnown else { return }
    let nearest = Suggestion.nearest(to: type.name, among: RecordType.known.map(\.name))
    report(
      Finding(
        "\(value.quoted) is not a record type",
        hint: nearest.map { "did you mean \($0)?" }
          ?? "write article, inproceedings, book, misc …", in: index))
  }
}
