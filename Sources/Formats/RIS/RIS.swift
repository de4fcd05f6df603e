public import Records
public import Text

/// RIS: the tagged lines that nearly all reference managers and publishers' sites exchange.
///
///     TY  - JOUR
///     AU  - Knuth, Donald E.
///     PY  - 1984
///     ER  -
///
/// - Source: "RIS Format Specifications" (Thomson ResearchSoft, 2001, and EndNote's of 2011); where
///   they differ from what Zotero and EndNote write today, those are followed.
public enum RIS {
  /// Reads a file whole; a fault costs a message, and at most the line that it stands in.
  ///
  /// Tags that ibid has no field for become fields `ris_xx`.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var reader = RISReader(text, file: file)
    let entries = reader.entries()
    for problem in reader.problems { report(problem) }
    let records = entries.map { entry in
      var importer = TaggedImport(entry, file: file, prefersBodies: true)
      let record = importer.record()
      for problem in importer.problems { report(problem) }
      return record
    }
    return ImportedFile(text: text, records: records)
  }

  /// Writes records, a blank line between them; `report` is told what RIS has no place for.
  ///
  /// Lines end in LF. The specification asks for CRLF, but every reader takes either, and version
  /// control and pipes prefer LF.
  public static func text(
    of records: [Record], in context: ExportContext = ExportContext(),
    report: (Diagnostic) -> Void = { _ in }
  ) -> String {
    let entries = context.resolved(records).map { record in
      var export = TaggedExport(of: record, format: "RIS")
      export.run()
      if let note = export.note { report(note) }
      return export.lines.map(line).joined() + "ER  - \n"
    }
    return entries.joined(separator: "\n")
  }

  private static func line(_ line: TaggedLine) -> String {
    let parts = line.value.split(whereSeparator: \.isNewline).map { String($0).trimmed }
    // What looks like a tag would be read as one.
    let isPlain = parts.dropFirst().allSatisfy { RISReader.tag(in: Array($0.utf8)[...]) == nil }
    return "\(line.tag)  - \(parts.joined(separator: isPlain ? "\n" : " "))\n"
  }
}
