public import RichText

/// The data of a template: the tree of values that its tags name.
public enum TemplateValue: Equatable, Sendable {
  case null
  case bool(Bool)
  /// Plain text: `{{x}}` escapes it for the format, `{{{x}}}` writes it verbatim.
  case text(String)
  /// Text that is already in the target format, and the same without markup.
  ///
  /// `{{x}}` writes the first as it is and `{{{x}}}` the second. Inside an HTML tag markup has no
  /// place, and `{{x}}` escapes the second there.
  case formatted(String, raw: String)
  /// The target of a link: `{{x}}` escapes it as the format writes links, `{{{x}}}` writes the address
  /// verbatim, which has no character that could end an attribute.
  case url(LinkTarget)
  case list([TemplateValue])
  case object(TemplateObject)

  /// Whether a section of this value is rendered.
  ///
  /// The specification asks for `!!data`, JavaScript's notion, and its tests fix null, `false` and
  /// the empty list; with JavaScript, the empty text is false here and `"0"` is true.
  public var isTruthy: Bool {
    switch self {
    case .null: false
    case .bool(let isTrue): isTrue
    case .text(let text), .formatted(let text, _): !text.isEmpty
    case .url: true
    case .list(let elements): !elements.isEmpty
    case .object: true
    }
  }

  /// The value as text without markup; `nil` for a list or an object, which have none.
  var plainText: String? {
    switch self {
    case .null: ""
    case .bool(let isTrue): isTrue ? "true" : "false"
    case .text(let text), .formatted(_, raw: let text): text
    case .url(let target): target.address
    case .list, .object: nil
    }
  }
}

/// Values by name, in the order in which they were given.
///
/// An object has some thirty members, for which a scan beats a hash.
public struct TemplateObject: Equatable, Sendable, ExpressibleByDictionaryLiteral {
  public struct Member: Equatable, Sendable {
    public let name: String
    public var value: TemplateValue
  }

  public private(set) var members: [Member] = []

  public init() {}

  /// Of two members with one name, the last counts, in the place of the first.
  public init(dictionaryLiteral members: (String, TemplateValue)...) {
    for (name, value) in members { self[name] = value }
  }

  /// The value of a member; setting `nil` removes it.
  public subscript(_ name: String) -> TemplateValue? {
    get { members.first { $0.name == name }?.value }
    set {
      switch (members.firstIndex { $0.name == name }, newValue) {
      case (let index?, let value?): members[index].value = value
      case (let index?, nil): members.remove(at: index)
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (nil, nil): break
      }
    }
  }
}
