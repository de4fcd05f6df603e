public import Records
public import Text

/// Comma-separated values, for spreadsheets (RFC 4180, with LF line ends).
public enum CSV {
  /// Writes a header line, then a line for each record.
  ///
  /// ` | ` separates the values of a repeated field, since a semicolon begins an attribute: `Lee,
  /// Ann; equal | Kim, Bo`. ` | ` within a value is escaped as ` \| `, so that a cell can be split
  /// again.
  ///
  /// A cell that a spreadsheet would evaluate as a formula is prefixed with an apostrophe, as
  /// OWASP's "CSV Injection" recommends.
  public static func text(of records: [Record]) -> String {
    let columns = columns(of: records)
    var text = (["key", "type"] + columns.map(\.text)).joined(separator: ",") + "\n"
    for record in records {
      let values = Dictionary(uniqueKeysWithValues: record.fieldValues.map { ($0.name, $0.values) })
      let cells =
        [record.key.text, record.type.name]
        + columns.map { (values[$0] ?? []).map(escaped).joined(separator: separator) }
      text += cells.map(cell).joined(separator: ",") + "\n"
    }
    return text
  }

  /// Reads a table with a header: ibid's own, Zotero's, Scopus', or any with names of fields.
  ///
  /// The separator is the sign of `,`, `;` and tab that the header has the most of. A cell in a
  /// column that has no field becomes a field of the column's name.
  ///
  /// - Complexity: O(*n*).
  public static func read(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> ImportedFile {
    let text = TextEncoding.decode(bytes, file: file, report: report).text
    var result = ImportedFile(text: text)
    let table = CSVTable(text, file: file)
    for problem in table.problems { report(problem) }
    guard CSVColumns.isBibliography(table.header) else {
      report(
        Diagnostic(
          "the first line names no columns of a bibliography",
          hint: "begin with a line such as title,author,year",
          at: SourceRange(file: file, bytes: 0..<0)))
      return result
    }
    let importer = CSVImport(header: table.header, file: file)
    result.records = table.rows.map { importer.record(of: $0, report: report) }
    if result.records.isEmpty { result.withoutRecords = .empty }
    return result
  }

  /// Whether a text begins with a header of a bibliography.
  static func begins(_ text: [UInt8]) -> Bool {
    let start = text.drop(while: \.isASCIIWhitespace)
    let line = start.prefix { !$0.isLineEnd }
    // No header is longer; a text without line ends may be.
    guard line.count < 10_000 else { return false }
    return CSVColumns.isBibliography(CSVTable(Array(line), file: "").header)
  }

  private static let separator = " | "

  /// The value with a backslash before each bar that could separate values: one that has a space, or
  /// nothing, on either side, after any number of backslashes.
  private static func escaped(_ value: String) -> String {
    guard value.containsByte(UInt8(ascii: "|")) else { return value }
    var result: [UInt8] = []
    let bytes = Array(value.utf8)
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "|"), isBar(at: index, in: bytes) {
        result.append(UInt8(ascii: "\\"))
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isBar(at index: Int, in bytes: [UInt8]) -> Bool {
    let before = bytes[..<index].last { $0 != UInt8(ascii: "\\") } ?? UInt8(ascii: " ")
    let after = index + 1 < bytes.count ? bytes[index + 1] : UInt8(ascii: " ")
    return before == UInt8(ascii: " ") && after == UInt8(ascii: " ")
  }

  /// The values in a cell that `text(of:)` wrote.
  static func values(of cell: String) -> [String] {
    guard cell.containsByte(UInt8(ascii: "|")) else { return [cell] }
    var values: [String] = []
    var value: [UInt8] = []
    let bytes = Array(cell.utf8)
    for (index, byte) in bytes.enumerated() {
      guard byte == UInt8(ascii: "|"), isBar(at: index, in: bytes) else {
        value.append(byte)
        continue
      }
      if value.last == UInt8(ascii: "\\") {
        value[value.count - 1] = byte
      } else {
        values.append(String(decoding: value, as: UTF8.self).trimmed)
        value = []
      }
    }
    values.append(String(decoding: value, as: UTF8.self).trimmed)
    return values.filter { !$0.isEmpty }
  }

  /// The text of a cell without the apostrophe that keeps a spreadsheet from evaluating it.
  static func withoutApostrophe(_ cell: String) -> String {
    isFormula(cell.utf8.drop { $0 == UInt8(ascii: "'") }) && cell.utf8.first == UInt8(ascii: "'")
      ? String(cell.dropFirst()) : cell
  }

  private static func isFormula(_ text: Substring.UTF8View) -> Bool {
    text.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
  }

  /// The fields of all records, in ibid's order.
  private static func columns(of records: [Record]) -> [FieldName] {
    var all = Record(key: .pending, type: "misc")
    var seen: Set<FieldName> = []
    for field in records.lazy.flatMap(\.fields) where seen.insert(field.name).inserted {
      all.append(field.name, "")
    }
    all.arrangeFields()
    return all.fields.map(\.name)
  }

  private static func cell(_ text: String) -> String {
    var text = text
    // Another apostrophe tells one that the value has.
    if isFormula(text.utf8.drop { $0 == UInt8(ascii: "'") }) { text = "'" + text }
    guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
