internal import Text

extension Record {
  /// Renames the keys of other records in the fields of this one.
  ///
  /// The fields are `crossref`, `xref`, `xdata`, `entryset` and `related`, and those with the value
  /// of another record (`publisher: xdata=houses-publisher`). Aliases stay, since they are names of
  /// this record.
  ///
  /// - Parameter newKey: The new key for an old one, or `nil` to keep it.
  public mutating func renameReferences(_ newKey: (String) -> String?) {
    for index in fields.indices {
      let field = fields[index]
      switch field.kind {
      case .key where field.name != .alias:
        fields[index].value = Self.renamed(list: field.value, newKey)
      case .related:
        var relation = AttributedValue(field: field.value)
        guard let key = newKey(relation.text), key != relation.text else { continue }
        relation.text = key
        fields[index].value = relation.field
      default:
        guard field.value.hasPrefix(ValueReference.mark) else { continue }
        fields[index].value = ValueReference.renamed(field.value, newKey)
      }
    }
  }

  /// Renames the keys in a list separated by commas; the text between the keys stays.
  private static func renamed(list: String, _ newKey: (String) -> String?) -> String {
    list.split(separator: ",", omittingEmptySubsequences: false).map { part in
      let old = String(part).trimmed
      guard !old.isEmpty, let new = newKey(old), new != old else { return String(part) }
      let start = part.prefix { $0.isWhitespace }
      return start + new + part.dropFirst(start.count + old.count)
    }.joined(separator: ",")
  }
}

extension Field {
  fileprivate var kind: FieldKind { name.kind }
}

/// A reference to a value of another record (granular inheritance).
///
/// - Source: biblatex manual, section 3.14.6, "Data Inheritance (xdata)": `xdata=KEY-FIELD` or
///   `xdata=KEY-FIELD-INDEX`; ` and ` separates the items of a list.
private enum ValueReference {
  static let mark = "xdata="

  static func renamed(_ value: String, _ newKey: (String) -> String?) -> String {
    value.components(joinedBy: " and ").map { item in
      guard item.hasPrefix(mark) else { return item }
      var parts = item.dropFirst(mark.count).split(
        separator: "-", omittingEmptySubsequences: false)
      var tail = parts.count > 2 && Int(parts[parts.count - 1]) != nil ? 2 : 1
      tail = min(tail, parts.count - 1)
      guard tail > 0 else { return item }
      let rest = parts.suffix(tail).joined(separator: "-")
      parts.removeLast(tail)
      return newKey(parts.joined(separator: "-")).map { "\(mark)\($0)-\(rest)" } ?? item
    }.joined(separator: " and ")
  }
}

extension String {
  /// The parts of a text between separators.
  fileprivate func components(joinedBy separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts + [String(rest)]
  }
}
