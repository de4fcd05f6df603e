public import Templates
internal import RichText
public import Text

extension TemplateValue {
  /// The value as JSON, for authors of templates; text is shown as the template shows it.
  public var json: JSON {
    switch self {
    case .null: .null
    case .bool(let value): .bool(value)
    case .text(let text), .formatted(let text, _): .string(text)
    case .url(let target): .string(target.address)
    case .list(let values): .array(values.map(\.json))
    case .object(let object):
      .object(object.members.map { JSON.Member($0.name, $0.value.json) })
    }
  }
}
