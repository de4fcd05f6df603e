internal import Records

/// How the values of a field are merged.
enum FieldRole: Equatable {
  /// One value; if the sides change it differently, they conflict.
  case scalar
  /// Values without an order, identified by their text.
  case set
  /// Values in an order; if the order has a meaning, sides that change it differently conflict.
  case list(isOrderMeant: Bool)

  /// The role of a field; `count` is the most occurrences in any version of the record.
  init(of name: FieldName, occurring count: Int) {
    switch name {
    case .tag, .keyword, .alias: self = .set
    case .file, .bibtex, .related, .merged: self = .list(isOrderMeant: false)
    case FieldName.item, FieldName.me: self = .list(isOrderMeant: true)
    default:
      self = name.isRepeatable || count > 1 ? .list(isOrderMeant: true) : .scalar
    }
  }
}

extension FieldName {
  /// Whether a value may have attributes after semicolons; those of a list's items override fields.
  var takesAttributes: Bool {
    switch kind {
    case .name, .venue, .award, .related: true
    case .literal, .date, .range, .integer, .verbatim, .uri, .key, .link, .tag:
      self == FieldName.item
    }
  }
}
