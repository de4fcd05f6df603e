internal import Records
internal import Text

/// Members of Hayagriva's that ibid has no field for, on their way back.
enum HayagrivaKept {
  /// The name of a member from the name of its field; `nil` for a name that Hayagriva does not know,
  /// which would make it reject the file.
  static func name(of field: FieldName, prefix: String) -> String? {
    let parts = field.text.dropFirst(prefix.utf8.count).split(separator: "_")
    let name = parts.joined(separator: "-")
    return names.contains(name) ? name : nil
  }

  private static let names: Set<String> = [
    "title", "author", "date", "parent", "editor", "affiliated", "publisher", "location",
    "organization", "issue", "volume", "volume-total", "edition", "page-range", "page-total",
    "time-range", "runtime", "url", "serial-number", "language", "archive", "archive-location",
    "call-number", "note", "abstract", "genre", "chapter",
  ]

  /// The value for a text of a record: a collection in flow style, or a scalar.
  static func value(_ text: String) -> YAML? {
    guard text.hasPrefix("{") || text.hasPrefix("[") else { return scalar(text) }
    var hasFault = false
    let documents = YAMLReader.documents(of: Array(text.utf8), file: "") { _ in hasFault = true }
    guard !hasFault, documents.count == 1 else { return nil }
    return value(documents[0])
  }

  private static func value(_ node: YAMLNode) -> YAML {
    switch node.content {
    case .plain(let text): YAMLNode.isPlain(text) && !text.isEmpty ? .bare(text) : .text(text)
    case .quoted(let text): .text(text)
    case .sequence(let elements): .list(elements.map(value))
    case .mapping(let members): .map(members.map { ($0.name, value($0.value)) })
    }
  }

  /// Numbers and dates have no quotes in Hayagriva.
  private static func scalar(_ text: String) -> YAML {
    let isNumber =
      text.utf8.first.map { $0.isASCIIDigit || $0 == UInt8(ascii: "~") } ?? false
      && text.utf8.dropFirst().allSatisfy { $0.isASCIIDigit || $0 == UInt8(ascii: "-") }
    return isNumber && text.utf8.count > 1 || text.utf8.allSatisfy(\.isASCIIDigit) && !text.isEmpty
      ? .bare(text) : .text(text)
  }
}
