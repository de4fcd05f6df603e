internal import Records
internal import Text

/// Finds fields whose names are a slip away from one that ibid knows.
public enum UnknownFieldCheck: RecordCheck {
  public static let rule = Rule(
    "unknown-field", .warning, "a field name that looks like a slip of the finger",
    explanation: """
      ibid keeps any field, but only those it knows reach a bibliography: a record with `tilte`
      has no title there, and one with `tags` has no tag. Mend the name, or choose one that is
      less like a known name if the field is your own. biblatex's manual, section 2.2, has the
      known names.
      """)

  public static func check(
    _ subject: CheckSubject, in context: CheckContext, report: (Finding) -> Void
  ) {
    for (index, field) in subject.fields.enumerated() {
      guard FieldSchema.of(field.name) == nil, field.name != "key", field.name != "type",
        let meant = meant(by: field.name.text)
      else { continue }
      report(
        Finding(
          "\"\(field.spelling.escapingControls)\" is no field that ibid knows",
          hint: "did you mean \(meant)?", in: index, at: .name))
    }
  }

  /// The plural of a field that is repeated instead, or one slip from a name of five letters.
  ///
  /// Shorter names are too near to words of the user's own, as `rate` is to `date`; and hardly any
  /// slip is in the first letter, while `fjournal` is what some call the full name.
  private static func meant(by name: String) -> String? {
    if let other = otherNames[name] { return other }
    let singular = FieldName(String(name.dropLast()))
    if name.hasSuffix("s"), singular.isRepeatable { return singular.text }
    guard name.utf8.count >= 5, FieldName(name).isWritable else { return nil }
    let beginning = name.utf8.first
    return Suggestion.nearest(
      to: name, among: longNames.lazy.filter { $0.utf8.first == beginning }, within: 1)
  }

  /// What biblatex and BibTeX call fields that have another name here.
  private static let otherNames = [
    "journaltitle": "journal", "pubstate": "status", "keywords": "keyword", "ids": "alias",
  ]

  private static let longNames = FieldSchema.all.map(\.name.text).filter { $0.utf8.count >= 5 }
}
