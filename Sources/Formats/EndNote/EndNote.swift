public import Records
public import Text

/// EndNote's tagged format (`.enw`): the format of refer, with types of records.
///
///     %0 Journal Article
///     %A Knuth, Donald E.
///     %D 1984
///
/// - Source: EndNote 20, "Creating a Tagged EndNote Import File"; refer(1).
public enum EndNote {
  /// Reads a file.
  ///
  /// Tags without an equivalent field become fields `ris_xx` or `enw_xx`.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var reader = EndNoteReader(text, file: file)
    let entries = reader.entries()
    for problem in reader.problems { report(problem) }
    let records = entries.map { entry in
      var importer = TaggedImport(entry, file: file)
      let record = importer.record()
      for problem in importer.problems { report(problem) }
      return record
    }
    return ImportedFile(text: text, records: records)
  }

  /// Writes records, separated by blank lines; `report` receives what EndNote cannot express.
  public static func text(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> String {
    let entries = context.resolved(records).map { record in
      var export = TaggedExport(of: record, format: "EndNote")
      export.run()
      if let note = export.note { report(note) }
      let lines = EndNoteTags.lines(export.lines)
      for tag in lines.left {
        let key = record.key.text.escapingControls
        report(Diagnostic("\"\(key)\": EndNote has no place for RIS's \(tag)", severity: .warning))
      }
      return lines.text
    }
    return entries.joined(separator: "\n")
  }
}
