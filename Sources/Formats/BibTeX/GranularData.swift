internal import Records
internal import Text

/// A reference to a value, or to one item of a list, in another entry: `publisher =
/// {xdata=houses-publisher}`, `author = {xdata=people-author-2}`.
///
/// biber resolves such a reference only if the key has no hyphen, and BibTeX prints the reference.
/// So references that they do not support are resolved here.
///
/// - Source: biblatex manual, the section on data containers.
struct GranularData: Equatable {
  /// The key of the entry with the value.
  let key: String
  /// biblatex's name of the field in that entry.
  let field: String
  /// The number of the item in a list, counted from 1; `nil` for the whole list.
  let index: Int?

  /// Reads `xdata=KEY-FIELD` or `xdata=KEY-FIELD-INDEX`; the key may contain hyphens.
  init?(_ text: String) {
    guard Self.isReference(text) else { return nil }
    var parts = text.dropFirst(Self.mark.utf8.count)
      .split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    index = parts.count > 2 ? parts.last.flatMap(Int.init) : nil
    if index != nil { parts.removeLast() }
    guard parts.count >= 2, let field = parts.popLast() else { return nil }
    self.field = field.asciiLowercased
    key = parts.joined(separator: "-")
  }

  static func isReference(_ text: String) -> Bool {
    text.utf8.first == UInt8(ascii: "x") && text.hasPrefix(mark)
  }

  /// The references in a value or list.
  static func all(in value: String) -> [GranularData] {
    value.contains(mark) ? items(of: value).compactMap(Self.init) : []
  }

  private static let mark = "xdata="
  private static let hyphen = UInt8(ascii: "-")

  private static func items(of value: String) -> [String] {
    BibTeXNames.split(Array(value.utf8)[...]).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The record with its references replaced by values; a reference that cannot be resolved stays.
  static func resolved(
    _ record: Record, in dialect: BibTeX.Dialect, find: (String) -> Record?
  ) -> Record {
    var record = record
    record.fields = record.fields.flatMap { field -> [Field] in
      let isForBiber =
        dialect == .biblatex && all(in: field.value).allSatisfy { !$0.key.containsByte(hyphen) }
      guard isReference(field.value), !isForBiber else { return [field] }
      let rule = BibTeXFieldRule.forRecord(field.name)
      let values = items(of: field.value).flatMap { item in
        GranularData(item).flatMap { $0.values(find: find) } ?? [item]
      }
      if rule?.kind == .names || rule?.kind == .keywords {
        return values.map { Field(field.name, $0) }
      }
      return [Field(field.name, values.joined(separator: " and "))]
    }
    return record
  }

  private func values(find: (String) -> Record?) -> [String]? {
    guard let source = find(key) else { return nil }
    let name = BibTeXFieldRule.forSource(field)?.record ?? FieldName(field)
    var values = source.values(of: name)
    guard let index else { return values.isEmpty ? nil : values }
    if values.count == 1 { values = Self.items(of: values[0]) }
    return values.indices.contains(index - 1) ? [values[index - 1]] : nil
  }
}
