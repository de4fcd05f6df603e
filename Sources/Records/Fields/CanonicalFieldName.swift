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
    guard contains(where: \.hasOtherName) else { return self }
    let names = Set(map(\.name))
    return flatMap { field in
      let isTaken =
        names.contains(field.name.canonicalName) && !field.name.canonicalName.isRepeatable
      return isTaken ? [field] : field.withCanonicalName
    }
  }
}

extension Field {
  /// Whether the field has a name that ibid has another one for.
  public var hasOtherName: Bool { FieldNaming.isOtherName(name.text) }

  /// The field under ibid's name, or a field for each item of a list; an empty list stays as it is.
  fileprivate var withCanonicalName: [Field] {
    guard hasOtherName else { return [self] }
    let canonical = name.canonicalName
    let fields: [Field]
    switch FieldMeaning(typed: name.text) {
    case .list: fields = WordList.words(of: value).map { Field(canonical, $0) }
    case .field, .datePart:
      guard canonical.kind == .name else { return [Field(canonical, value)] }
      fields = Name.list(value).map { Field(canonical, $0.field) }
    }
    return fields.isEmpty ? [self] : fields
  }
}

extension Record {
  /// The record with its fields under ibid's names.
  public var withCanonicalNames: Record {
    var record = self
    record.fields = fields.withCanonicalNames
    return record
  }

  /// The record with the names of fields that its file has, where no value of the field differs
  /// from that in `stored`, the record before it was changed.
  public func spelled(as stored: Record) -> Record {
    let old = stored.withCanonicalNames
    var result = self
    for field in stored.fields where field.hasOtherName && !old.fields.contains(field) {
      let canonical = field.name.canonicalName
      guard values(of: canonical) == old.values(of: canonical),
        let place = result.fields.firstRange(of: field.withCanonicalName)
      else { continue }
      result.fields.replaceSubrange(place, with: [field])
    }
    return result
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
