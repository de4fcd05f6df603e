public import Records
public import Text

/// Hayagriva's YAML, which Typst reads as a bibliography; it is written and not read.
///
/// - Source: "The Hayagriva YAML File Format" (github.com/typst/hayagriva, docs/file-format.md).
public enum Hayagriva {
  /// Writes records as one mapping, by key; `report` is told what the format has no place for.
  ///
  /// Hayagriva refuses a whole file for one value of a wrong form, such as a language that it does
  /// not know. Such values are left out and reported.
  public static func text(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> String {
    let entries = context.resolved(records).map { record in
      var export = HayagrivaEntry(of: record)
      let value = export.value()
      let key = record.key.text
      for note in export.notes {
        report(Diagnostic("\(key.quoted): \(note)", severity: .warning))
      }
      return YAML.map([(key, value)]).text + "\n"
    }
    return entries.joined(separator: "\n")
  }
}
