public import Records
public import Text

/// RIS: the tagged format that nearly all reference managers and publishers' sites exchange.
///
///     TY  - JOUR
///     AU  - Knuth, Donald E.
///     PY  - 1984
///     ER  -
///
/// - Source: "RIS Format Specifications" (Thomson ResearchSoft, 2001, and EndNote's of 2011); where
///   Zotero and EndNote differ from them, this follows the programs.
public enum RIS {
  /// Reads a file.
  ///
  /// Each fault gives a message, and loses at most the line that contains it.
  ///
  /// Tags without an equivalent field become fields `ris_xx`.
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
      var importer = TaggedImport(entry, file: file)
      let record = importer.record()
      for problem in importer.problems { report(problem) }
      return record
    }
    return ImportedFile(text: text, records: records)
  }

  /// Writes records, separated by blank lines; `report` receives what RIS cannot express.
  ///
  /// Lines end in LF. The specification requires CRLF, but every reader accepts both, and LF suits
  /// version control and pipes.
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
    // A line that looks like a tag would be read as one.
    let isPlain = parts.dropFirst().allSatisfy { RISReader.tag(in: Array($0.utf8)[...]) == nil }
    return "\(line.tag)  - \(parts.joined(separator: isPlain ? "\n" : " "))\n"
  }
}
