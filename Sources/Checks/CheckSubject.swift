public import Records

/// An entry of a record file as checks see it: all of its fields, `key` and `type` among them.
public struct CheckSubject: Sendable {
  public struct Field: Sendable {
    public let name: FieldName
    public let value: String
    /// The name as it stands in the file, capitals included.
    public let spelling: String
    public let kind: FieldKind

    public init(_ name: FieldName, _ value: String, spelling: String? = nil) {
      self.name = name
      self.value = value
      self.spelling = spelling ?? name.text
      kind = name.kind
    }
  }

  /// `nil` for an entry without a usable key.
  public let record: Record?
  /// Where the record is among those of the context.
  public let position: Int?
  /// In the order of the file.
  public let fields: [Field]

  public init(_ fields: [Field], record: Record?, position: Int?) {
    self.fields = fields
    self.record = record
    self.position = position
  }

  /// The index of the first field of a name.
  public func index(of name: FieldName) -> Int? { fields.firstIndex { $0.name == name } }

  /// The record after some of its fields are mended, by index.
  ///
  /// No fix changes the first `key` and the first `type`: what the record is called, and is.
  public func record(applying fixes: [Int: Finding.Fix]) -> Record? {
    guard var result = record else { return nil }
    let (key, type) = (index(of: "key"), index(of: "type"))
    result.fields = fields.indices.compactMap { index in
      guard index != key, index != type else { return nil }
      switch fixes[index] {
      case .remove: return nil
      case .replace(let value): return Records.Field(fields[index].name, value)
      case nil: return Records.Field(fields[index].name, fields[index].value)
      }
    }
    return result
  }
}
