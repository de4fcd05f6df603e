internal import Records
internal import Text

/// Finds fields whose names look like misspellings of known names.
public enum UnknownFieldCheck: RecordCheck {
  public static let rule = Rule(
    "unknown-field", .warning, "a field name that looks like a misspelling",
    explanation: """
      ibid keeps any field, but only known fields appear in a bibliography: a record with `tilte`
      has no title there. Names of other programs are known too, such as `journaltitle` and `tags`.
      Correct the name, or, if the field is your own, choose a name that is less similar to a known
      one. biblatex's manual, section 2.2, lists the known names.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      guard FieldSchema.of(field.name) == nil, !field.storedName.isKnown else { continue }
      let meant = meant(by: field.name)
      guard !meant.isEmpty else { continue }
      report(
        Finding(
          "\(field.spelling.quoted) is no field that ibid knows",
          hint: "did you mean \(meant.map(\.text).joined(separator: " or "))?", in: index, at: .name
        ))
    }
  }

  /// The fields that the user may have meant.
  private static func meant(by name: FieldName) -> [FieldName] {
    // The plural of a field that is repeated, such as `editoras`.
    let singular = FieldName(String(name.text.dropLast()))
    if name.text.hasSuffix("s"), singular.isRepeatable { return [singular] }
    return name.isWritable ? name.suggestions : []
  }
}
