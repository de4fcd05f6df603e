public import Records
public import Text

/// Hayagriva's YAML, which Typst reads as a bibliography.
///
/// - Source: "The Hayagriva YAML File Format" (github.com/typst/hayagriva, docs/file-format.md).
public enum Hayagriva {
  /// Writes records as one mapping by key; `report` receives what the format cannot express.
  ///
  /// Hayagriva rejects a whole file for one invalid value, such as an unknown language. Such values
  /// are left out and reported.
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
