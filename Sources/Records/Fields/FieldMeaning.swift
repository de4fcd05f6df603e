internal import Text

/// The meaning of a field name that a user types.
public enum FieldMeaning: Hashable, Sendable {
  case field(FieldName)
  /// Several values of a field, separated by commas, as in `keywords`.
  case list(FieldName)
  /// A part of `date`.
  case datePart(DatePart)

  /// The meaning of a name as typed; case is ignored.
  ///
  /// A name that is not in the tables is a field of the user's own.
  public init(typed name: String) {
    let name = name.asciiLowercased
    if let part = DatePart(rawValue: name) {
      self = .datePart(part)
    } else if let field = FieldNaming.byTypedName[name] {
      self = ["keywords", "tags"].contains(name) ? .list(field) : .field(field)
    } else {
      self = .field(FieldName(name))
    }
  }

  /// The field of a record that holds the value.
  public var field: FieldName {
    switch self {
    case .field(let name), .list(let name): name
    case .datePart: .date
    }
  }
}

extension FieldName {
  /// The other name of a field that BibTeX and biblatex name differently, if a record keeps either
  /// name as given: `address` and `location`.
  public var synonym: FieldName? { FieldNaming.synonyms[self] }

  /// The fields that may hold the value, the most likely first.
  ///
  /// For a part of a date this is the name itself; see `Record.values(named:)`.
  public var readNames: [FieldName] {
    let typed = FieldName(text.asciiLowercased)
    if DatePart(rawValue: typed.text) != nil { return [typed] }
    let field = FieldMeaning(typed: text).field
    var names = [field]
    if field == .eprint { names.append(.arxiv) }
    if let synonym = field.synonym { names.append(synonym) }
    // A file by another program may use the name as typed.
    if typed != field { names.append(typed) }
    return names
  }

  /// Whether the name is in the tables.
  public var isKnown: Bool {
    let name = text.asciiLowercased
    return FieldSchema.of(FieldName(name)) != nil || name == "key" || name == "type"
      || name == "day" || FieldNaming.byTypedName[name] != nil
  }
}

extension Record {
  /// The values of the record for a name as typed.
  ///
  /// `year`, `month` and `day` are the parts of the date, in digits.
  public func values(named name: FieldName) -> [String] {
    switch name.text.asciiLowercased {
    case "key": return [key.text]
    case "type": return [type.name]
    default: break
    }
    for name in name.readNames {
      let values = values(of: name)
      if !values.isEmpty { return values }
    }
    let values = fields.withCanonicalNames.filter { $0.name == name.canonicalName }.map(\.value)
    if !values.isEmpty { return values }
    guard let part = DatePart(rawValue: name.text.asciiLowercased), let date else { return [] }
    return part.number(of: date).map { [String($0)] } ?? []
  }
}
