internal import Text

// A file that was edited by hand or by another program may use another name of a field, such as
// `journaltitle` or `tags`. It is the same field; its line stays as it is until the field changes.

extension FieldName {
  /// The name that ibid has for the field: this name, or the one that it is another name of.
  public var canonicalName: FieldName { FieldNaming.byTypedName[text] ?? self }
}

extension [Field] {
  /// The fields under ibid's names; a list of words or names becomes several fields.
  ///
  /// If a field can have one value only and has one, the field with the other name stays as it is.
  public var withCanonicalNames: [Field] {
    guard contains(where: { FieldNaming.byTypedName[$0.name.text] != nil }) else { return self }
    let names = Set(map(\.name))
    return flatMap { field in
      let isTaken =
        names.contains(field.name.canonicalName) && !field.name.canonicalName.isRepeatable
      return isTaken ? [field] : field.withCanonicalName
    }
  }
}

extension Field {
  fileprivate var withCanonicalName: [Field] {
    let canonical = name.canonicalName
    guard canonical != name else { return [self] }
    switch FieldMeaning(typed: name.text) {
    case .list: return WordList.words(of: value).map { Field(canonical, $0) }
    case .field, .datePart:
      guard canonical.kind == .name else { return [Field(canonical, value)] }
      return Name.list(value).map { Field(canonical, $0.field) }
    }
  }
}

extension Record {
  /// The record with its fields under ibid's names.
  public var withCanonicalNames: Record {
    var record = self
    record.fields = fields.withCanonicalNames
    return record
  }

  /// Moves values of a field from its other names to ibid's name.
  public mutating func gather(_ name: FieldName) {
    guard fields.contains(where: { $0.name != name && $0.name.canonicalName == name }) else {
      return
    }
    fields = fields.flatMap { $0.name.canonicalName == name ? $0.withCanonicalName : [$0] }
  }

  /// Removes a field under ibid's name and all other names of it.
  public mutating func removeUnderAllNames(_ name: FieldName) {
    fields.removeAll { $0.name == name || $0.name.canonicalName == name }
  }
}
