public import Records

/// Tests may write names of fields as they stand in files.
extension FieldName: ExpressibleByStringLiteral {
  public init(stringLiteral text: String) { self.init(text) }
}
