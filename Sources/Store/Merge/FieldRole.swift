internal import Records

/// How the values of a field merge.
enum FieldRole: Equatable {
  /// One value, which two sides cannot change in two ways.
  case scalar
  /// Values without an order, told apart by their text.
  case set
  /// Values in an order; where it carries meaning, sides that change it in two ways conflict.
  case list(isOrderMeant: Bool)

  /// The role of a field that occurs at most so many times in any version of a record.
  init(of name: FieldName, occurring count: Int) {
    switch name {
    case "tag", "keyword", "alias": self = .set
    case "file", "bibtex", "related", "merged": self = .list(isOrderMeant: false)
    case "item", "me": self = .list(isOrderMeant: true)
    default:
      self = name.isRepeatable || count > 1 ? .list(isOrderMeant: true) : .scalar
    }
  }
}

extension FieldName {
  /// Whether a value goes on with attributes after semicolons; those of a list's items override
  /// fields.
  var takesAttributes: Bool {
    switch kind {
    case .name, .venue, .award, .related: true
    case .literal, .date, .range, .integer, .verbatim, .uri, .key, .link, .tag: self == "item"
    }
  }
}
