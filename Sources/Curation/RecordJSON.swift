public import Records
public import Text

extension Record {
  /// The record as JSON: `key`, `type`, then the fields in order; those that may repeat, or do, as
  /// arrays.
  public var json: JSON {
    var members: [JSON.Member] = [
      .init("key", .string(key.text)), .init("type", .string(type.name)),
    ]
    var seen: Set<FieldName> = []
    for field in fields where seen.insert(field.name).inserted {
      let values = values(of: field.name)
      if field.name.isRepeatable || values.count > 1 {
        members.append(.init(field.name.text, .array(values.map(JSON.string))))
      } else {
        members.append(.init(field.name.text, .string(field.value)))
      }
    }
    return .object(members)
  }
}
