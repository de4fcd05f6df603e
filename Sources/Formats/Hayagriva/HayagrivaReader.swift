internal import Records
public import Text

extension Hayagriva {
  /// Reads a file: a mapping from keys to entries.
  ///
  /// A broken entry gives one message, and the others are read. Members without an equivalent field
  /// become fields of their own names, and those of a parent `parent_name`.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    for document in YAMLReader.documents(of: text, file: file, report: report) {
      if document.members.isEmpty {
        report(notEntries(at: document.range, in: file))
      }
      for member in document.members {
        guard case .mapping = member.value.content else {
          report(notEntries(at: member.nameRange, in: file))
          continue
        }
        var importer = HayagrivaImport(member.value)
        let record = importer.record()
        result.records.append(
          ImportedRecord(
            givenKey: member.name, type: record.type, fields: record.fields,
            range: member.nameRange.lowerBound..<member.value.range.upperBound,
            isTypeGiven: member.value["type"]?.text != nil))
      }
    }
    return result
  }

  private static func notEntries(at range: Range<Int>, in file: String) -> Diagnostic {
    Diagnostic(
      "this is no entry of a bibliography",
      hint: "write a key, a colon, and members such as title:",
      at: SourceRange(file: file, bytes: range), severity: .warning)
  }
}
