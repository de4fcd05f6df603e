internal import Text

/// A publication, a talk or an honour: a key, a type, and fields in the order of the file.
///
/// A field that occurs several times has several values. Unknown fields, order and spelling are
/// kept as given.
public struct Record: Equatable, Sendable {
  public var key: CitationKey
  public var type: RecordType
  /// All fields except `key` and `type`.
  public var fields: [Field]

  public init(key: CitationKey, type: RecordType, fields: [Field] = []) {
    self.key = key
    self.type = type
    self.fields = fields
  }

  /// The first value of a field.
  ///
  /// A record has about twelve fields, for which a scan is faster than a hash.
  public subscript(_ name: FieldName) -> String? {
    for index in fields.indices where fields[index].name == name { return fields[index].value }
    return nil
  }

  /// All values of a field, in order.
  public func values(of name: FieldName) -> [String] {
    var values: [String] = []
    for index in fields.indices where fields[index].name == name {
      values.append(fields[index].value)
    }
    return values
  }

  /// The value of the first of these fields that has one, such as `publisher` or else
  /// `institution`.
  public func first(of names: FieldName...) -> String? {
    for name in names { if let value = self[name] { return value } }
    return nil
  }

  /// All fields with all their values, in the order of their first values.
  ///
  /// - Complexity: O(*n*); calling `values(of:)` for each field is O(*n*²).
  public var fieldValues: [(name: FieldName, values: [String])] {
    var result: [(name: FieldName, values: [String])] = []
    var places: [FieldName: Int] = [:]
    for field in fields {
      if let place = places[field.name] {
        result[place].values.append(field.value)
      } else {
        places[field.name] = result.count
        result.append((field.name, [field.value]))
      }
    }
    return result
  }

  public mutating func append(_ name: FieldName, _ value: String) {
    fields.append(Field(name, value))
  }
}

extension Record {
  /// The people of a role, such as `author`.
  public func names(of role: FieldName) -> [Name] { values(of: role).map(Name.init(field:)) }

  /// The people by whom the work is cited: the authors, else the editors, else the translators.
  public var creators: [Name] {
    for role: FieldName in [.author, .editor, .translator] {
      let names = names(of: role)
      if !names.isEmpty { return names }
    }
    return []
  }

  /// Former keys, which papers may still cite.
  public var aliases: [String] { values(of: .alias) }

  public var venues: [VenueMention] { values(of: .venue).map(VenueMention.init(field:)) }
  public var awards: [Award] { values(of: .award).map(Award.init(field:)) }
  public var links: [Link] { values(of: .link).compactMap(Link.init(field:)) }

  /// The date of publication: `date`, else `year` with `month`, else the year of the first venue.
  ///
  /// An invalid date, which `check` reports, hides no valid year.
  public var date: EDTF? {
    if let date = self[.date].flatMap(EDTF.init(ifValid:)) { return date }
    if let year = self[.year] {
      guard let month = self[.month].flatMap(Month.init(named:)) else {
        return EDTF(ifValid: year)
      }
      return EDTF(ifValid: "\(year)-\(month.twoDigits)") ?? EDTF(ifValid: year)
    }
    return venues.lazy.compactMap { $0.year }.first.flatMap { EDTF(ifValid: $0) }
  }
}
