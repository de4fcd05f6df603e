internal import Records
internal import Text

/// Finds keys that name more than one record.
public enum DuplicateKeyCheck: RecordCheck {
  public static let rule = Rule(
    "duplicate-key", .error, "a key or an alias that names more than one record",
    explanation: """
      A key is how papers and commands name a record. Where two records have one key, or one has
      as its key what another has as an alias, the second is never found: \\cite and `ibid show`
      take the first. Give one of them another key, or delete it if the two are the same work. After
      a merge it may be one record that each side moved to another file: `ibid resolve` merges them.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    guard let record = subject.record, let position = subject.position else { return }
    if let first = context.positions(ofKey: record.key.text).first, first < position {
      report(
        Finding(
          "another record has the key \(record.key) too",
          hint: "give one of them another key, or delete it", in: subject.index(of: "key"),
          other: first))
    }
    for (index, field) in subject.fields.enumerated() where field.name == "alias" {
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
