internal import Text

// Another program, or a hand, may have written a field under one of its other names, such as
// `journaltitle` or `tags`. Such a field is the same field, and its line stays until it is changed.

extension FieldName {
  /// The field that the name is another name of, or else the name itself.
  public var own: FieldName { FieldNaming.byTypedName[text] ?? self }
}

extension [Field] {
  /// The fields under the names that ibid has for them, lists of words or names as several values.
  ///
  /// Where a field holds one value and has it already, another name of it stays as it is.
  public var underOwnNames: [Field] {
    guard contains(where: { FieldNaming.byTypedName[$0.name.text] != nil }) else { return self }
    let standing = Set(map(\.name))
    return flatMap { field in
      let isTaken = standing.contains(field.name.own) && !field.name.own.isRepeatable
      return isTaken ? [field] : field.underOwnName
    }
  }
}

extension Field {
  fileprivate var underOwnName: [Field] {
    let own = name.own
    guard own != name else { return [self] }
    switch FieldMeaning(typed: name.text) {
    case .list: return WordList.words(of: value).map { Field(own, $0) }
    case .field, .datePart:
      guard own.kind == .name else { return [Field(own, value)] }
      return Name.list(value).map { Field(own, $0.field) }
    }
  }
}

extension Record {
  /// The record with its fields under the names that ibid has for them.
  public var underOwnNames: Record {
    var record = self
    record.fields = fields.underOwnNames
    return record
  }

  /// Puts the values that a field has under other names of it under its own.
  public mutating func gather(_ name: FieldName) {
    guard fields.contains(where: { $0.name != name && $0.name.own == name }) else { return }
    fields = fields.flatMap { $0.name.own == name ? $0.underOwnName : [$0] }
  }

  /// Removes a field under whatever name of it.
  public mutating func removeUnderAllNames(_ name: FieldName) {
    fields.removeAll { $0.name == name || $0.name.own == name }
  }
}
