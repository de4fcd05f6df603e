internal import Records
internal import Text

extension FileFormat {
  /// `.bib` files for BibTeX.
  public static let bibtex = bibTeX(
    "bibtex", "BibTeX, with names of fields and TeX commands that all programs know", .bibtex)

  /// `.bib` files for biblatex.
  public static let biblatex = bibTeX(
    "biblatex", "BibTeX for biblatex and biber: Unicode, and more types and fields", .biblatex)

  /// Both dialects are read alike, so that a text is recognized as the first of them.
  private static func bibTeX(
    _ name: String, _ documentation: String, _ dialect: BibTeX.Dialect
  ) -> FileFormat {
    var format = FileFormat(
      name, documentation, endings: [".bib"],
      reader: { bytes, file, report in
        var macros = BibTeX.Macros()
        return BibTeX.importedFile(bytes, file: file, macros: &macros, report: report)
      }, writer: .bibTeX(dialect))
    format.readerWithMacros = BibTeX.importedFile
    format.checksumLine = .bibTeX
    if dialect == .bibtex { format.isFound = { $0.contains(UInt8(ascii: "@")) } }
    return format
  }
}

extension BibTeX {
  /// Reads the records of a file that may use macros of the files before it.
  ///
  /// - Complexity: O(*n*).
  @Sendable static func importedFile(
    _ bytes: [UInt8], file: String, macros: inout Macros, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let file = read(bytes, file: file, macros: &macros, report: report)
    for remark in file.unkept { report(remark) }
    let records = records(of: file, report: report).map { entry in
      var record = ImportedRecord(
        entry.record(key: .pending), givenKey: entry.givenKey, range: entry.range)
      record.mapped = entry.mapped
      return record
    }
    return ImportedFile(
      text: file.text, records: records, withoutRecords: file.hasContent ? .valid : .empty)
  }
}

extension BibTeX.File {
  /// Whether the file has anything that means something to BibTeX, such as a macro.
  public var hasContent: Bool {
    let hasComment = comments.contains { text[$0].first == UInt8(ascii: "@") }
    return !entries.isEmpty || !macros.isEmpty || !preambles.isEmpty || hasComment
  }
}
