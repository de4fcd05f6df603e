public import Records
internal import Text

/// Comma-separated values, for spreadsheets (RFC 4180, with LF line ends).
public enum CSV {
  /// A line of names, then a line for each record; the values of a repeated field are joined by `; `.
  ///
  /// A cell that a spreadsheet would run as a formula gets an apostrophe before it, as OWASP's "CSV
  /// Injection" recommends.
  public static func text(of records: [Record]) -> String {
    let columns = columns(of: records)
    var text = (["key", "type"] + columns.map(\.text)).joined(separator: ",") + "\n"
    for record in records {
      let cells =
        [record.key.text, record.type.name]
        + columns.map { record.values(of: $0).joined(separator: "; ") }
      text += cells.map(cell).joined(separator: ",") + "\n"
    }
    return text
  }

  /// Every field of some record, in ibid's order.
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
    if let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) { text = "'" + text }
    guard text.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return text }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false)
      .joined(separator: "\"\"")
    return "\"\(doubled)\""
  }
}
