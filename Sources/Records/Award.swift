/// An award to a work or a person: a name, and attributes such as `url`, `date` and `name`.
public struct Award: Hashable, Sendable {
  public var name: String
  public var attributes: Attributes

  public init(name: String, attributes: Attributes = Attributes()) {
    self.name = name
    self.attributes = attributes
  }

  public init(field value: String) {
    let parsed = AttributedValue(field: value)
    self.init(name: parsed.text, attributes: parsed.attributes)
  }

  public var field: String { AttributedValue(text: name, attributes: attributes).field }
}
