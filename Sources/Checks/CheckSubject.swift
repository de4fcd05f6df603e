public import Records

/// An entry of a record file to be checked: all its fields, including `key` and `type`.
public struct CheckSubject: Sendable {
  public struct Field: Sendable {
    /// ibid's name of the field, unless the file has a list under another name.
    public let name: FieldName
    /// The name that the file has, such as `journaltitle`.
    public let storedName: FieldName
    public let value: String
    /// The name as written in the file, with capitals.
    public let spelling: String
    public let kind: FieldKind

    public init(_ name: FieldName, _ value: String, spelling: String? = nil) {
      let fields = [Records.Field(name, value)].withCanonicalNames
      self.name = fields.count == 1 && fields[0].value == value ? fields[0].name : name
      storedName = name
      self.value = value
      self.spelling = spelling ?? name.text
      kind = self.name.kind
    }
  }

  /// `nil` for an entry without a usable key.
  public let record: Record?
  /// The position of the record in the context.
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

  /// The record with fixes applied to some of its fields, by index.
  ///
  /// Its fields have ibid's names, as those of `record` do.
  ///
  /// Fixes never change the first `key` and the first `type`.
  public func record(applying fixes: [Int: Finding.Fix]) -> Record? {
    guard var result = record else { return nil }
    let (key, type) = (index(of: .key), index(of: .type))
    var seen: Set<Records.Field> = []
    let fixed = fields.indices.flatMap { index -> [Records.Field] in
      guard index != key, index != type else { return [] }
      switch fixes[index] {
      case .remove: return []
      case .replace(let value): return [Records.Field(fields[index].storedName, value)]
      // Two fields may have become the same one.
      case .become(let fields): return fields.filter { seen.insert($0).inserted }
      case nil: return [Records.Field(fields[index].storedName, fields[index].value)]
      }
    }
    result.fields = fixed.withCanonicalNames
    return result
  }
}
