internal import Text

/// What a person means by the name of a field.
public enum FieldMeaning: Hashable, Sendable {
  case field(FieldName)
  /// Several values of a field, which commas separate, as in `keywords`.
  case list(FieldName)
  /// A part of `date`.
  case datePart(DatePart)

  /// The meaning of a name as it is typed; case is ignored.
  ///
  /// A name that no door knows is a field of the user's own.
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
    case .datePart: "date"
    }
  }
}

extension FieldName {
  /// The other name of a field that BibTeX and biblatex name differently, where a record keeps
  /// either as it was given: `address` and `location`.
  public var twin: FieldName? { FieldNaming.twins[self] }

  /// The fields in which a record may have what the name means, the most likely first.
  ///
  /// Where a part of a date is meant, it is the name itself; see `Record.values(named:)`.
  public var readNames: [FieldName] {
    let typed = FieldName(text.asciiLowercased)
    if DatePart(rawValue: typed.text) != nil { return [typed] }
    let field = FieldMeaning(typed: text).field
    var names = [field]
    if field == "eprint" { names.append("arxiv") }
    if let twin = field.twin { names.append(twin) }
    // A file that another program wrote may have the name as it is typed.
    if typed != field { names.append(typed) }
    return names
  }

  /// Whether some door knows the name.
  public var isKnown: Bool {
    let name = text.asciiLowercased
    return FieldSchema.of(FieldName(name)) != nil || name == "key" || name == "type"
      || name == "day" || FieldNaming.byTypedName[name] != nil
  }
}

extension Record {
  /// The values that the record has for a name as it is typed.
  ///
  /// `year`, `month` and `day` are those of the date, in digits.
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
    let values = fields.underOwnNames.filter { $0.name == name.own }.map(\.value)
    if !values.isEmpty { return values }
    guard let part = DatePart(rawValue: name.text.asciiLowercased), let date else { return [] }
    return part.number(of: date).map { [String($0)] } ?? []
  }
}
