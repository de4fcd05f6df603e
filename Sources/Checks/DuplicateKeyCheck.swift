internal import Records
internal import Text

/// Finds keys that name more than one record.
public enum DuplicateKeyCheck: RecordCheck {
  public static let rule = Rule(
    "duplicate-key", .error, "a key or an alias that names more than one record",
    explanation: """
      Papers and commands find a record by its key. If two records have the same key, or the key of
      one is an alias of another, the second is never found: \\cite and `ibid show` use the first.
      Give one of them another key, or delete it if the two are the same work. After a merge, both
      sides may have moved one record to different files: `ibid resolve` merges them.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard let record = subject.record, let position = subject.position else { return }
    if let first = context.positions(ofKey: record.key.text).first, first < position {
      report(
        Finding(
          "another record has the key \(record.key) too",
          hint: "give one of them another key, or delete it", in: subject.index(of: .key),
          other: first))
    }
    for (index, field) in subject.fields.enumerated() where field.name == .alias {
      let other =
        context.positions(ofKey: field.value).first { $0 != position }
        ?? context.positions(ofAlias: field.value).first { $0 < position }
      guard let other else { continue }
      let holder = context.records[other].key
      let isKey = holder.text == field.value
      report(
        Finding(
          "the alias \(field.value) is \(isKey ? "the key" : "an alias") of another record"
            + (isKey ? "" : ", \(holder)"), hint: "keep it with the work that papers mean by it",
          in: index, other: other))
    }
  }
}
