internal import Records
internal import Text

/// Finds references to records that do not exist.
public enum ReferenceCheck: RecordCheck {
  public static let rule = Rule(
    "reference", .error, "a reference to a record that does not exist",
    explanation: """
      `crossref`, `xref`, `xdata`, `entryset` and `related` refer to other records by their keys: to
      inherit their fields, or to show them along with this one. biber stops at a missing one.
      Correct the key, add the record, or remove the field.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      for key in keys(of: field) where context.record(named: key) == nil {
        report(
          Finding(
            "no record has the key \(key.quoted)",
            hint: context.suggestion(for: key).map { "did you mean \($0)?" }
              ?? "add the record, or take the \(field.name) out", in: index, at: .text(key)))
      }
      if field.kind == .related || field.name == .crossref,
        AttributedValue(field: field.value).text == subject.record?.key.text
      {
        report(
          Finding("the \(field.name) is the record itself", hint: "name the other one", in: index))
      }
    }
  }

  private static func keys(of field: CheckSubject.Field) -> [String] {
    switch field.kind {
    case .related: [AttributedValue(field: field.value).text]
    case .key where field.name != .alias:
      field.value.split(separator: ",").map { String($0).trimmed }.filter { !$0.isEmpty }
    default: []
    }
  }
}
