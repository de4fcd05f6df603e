public import Formats
internal import Records
internal import Store
internal import Text

extension FileFormat {
  /// rec, the format of libraries; its reader and writer are those of `Store`.
  public static let rec: FileFormat = {
    var format = FileFormat(
      "rec", "rec, the format of ibid's own files", endings: [".rec"], fidelity: .exact,
      reader: RecDocument.importedFile,
      writer: .text { records, _, _ in
        records.map { RecText.text(of: $0) }.joined(separator: "\n")
      })
    format.isFound = { !RecDocument($0, file: "").records.isEmpty }
    format.checksumLine = .hash
    format.commentStarts = Array("#%".utf8)
    return format
  }()
}

extension RecDocument {
  /// Reads the records of a file; one without a usable key gets another.
  ///
  /// - Complexity: O(*n*).
  @Sendable fileprivate static func importedFile(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    let document = RecDocument(text, file: file)
    document.faults.forEach(report)
    var result = ImportedFile(text: text)
    for entry in document.entries where !entry.isDescriptor {
      result.records.append(
        ImportedRecord(
          entry.record(withKey: .pending), givenKey: entry[.key] ?? "", range: entry.lines,
          isTypeGiven: entry[.type] != nil))
    }
    if !document.entries.isEmpty || document.faults.isEmpty { result.withoutRecords = .empty }
    return result
  }
}
