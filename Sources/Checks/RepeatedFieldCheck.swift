internal import Records
internal import Text

/// Finds fields that occur twice although they can have one value only.
public enum RepeatedFieldCheck: RecordCheck {
  public static let rule = Rule(
    "repeated-field", .warning,
    "a repeated field that can have only one value, or the same value twice",
    explanation: """
      author, editor, tag, link and a few more can have several values, one per line. All other
      fields have one: of two `title` lines, only the first counts. Keep the one that is right. A
      tag or a link with the same text twice is redundant; `--fix` removes exact repetitions.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    let fields = subject.fields
    var seen: Set<FieldName> = []
    var seenValues: Set<Field> = []
    for (index, field) in fields.enumerated() {
      let isSingle = isSingle(field)
      guard isSingle || countsOnce(field.kind) else { continue }
      let isFirst = seen.insert(field.name).inserted
      let isNew = seenValues.insert(Field(field.name, field.value)).inserted
      guard !isFirst else { continue }
      if !isNew {
        report(
          Finding(
            "\(field.name) has the same value a second time", hint: "delete the line", in: index,
            fix: .remove))
      } else if isSingle {
        report(
          Finding(
            "\(field.name) occurs a second time, and only the first counts",
            hint: "keep the line that is right", in: index))
      }
    }
  }

  private static func isSingle(_ field: CheckSubject.Field) -> Bool {
    if field.name == .key || field.name == .type { return true }
    return FieldSchema.of(field.name).map { !$0.isRepeatable } ?? false
  }

  /// Whether a repeated value is a fault.
  ///
  /// Two people may have the same name, and a comment of a `.bib` file may occur twice.
  private static func countsOnce(_ kind: FieldKind) -> Bool {
    switch kind {
    case .tag, .link, .award, .related, .key, .venue: true
    case .literal, .name, .date, .range, .integer, .verbatim, .uri: false
    }
  }
}
