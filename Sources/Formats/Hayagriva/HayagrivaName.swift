internal import Records
internal import Text

/// Reads names as Hayagriva has them.
enum HayagrivaName {
  /// A person from `Family, Given`, or from a mapping of the parts; `nil` for anything else.
  ///
  /// A name of several words without a comma, and a mapping with nothing but a name, is an
  /// organization.
  static func name(of node: YAMLNode) -> Name? {
    if let text = node.text?.onOneLine, !text.isEmpty {
      let isPerson =
        text.containsByte { byte, _ in byte == UInt8(ascii: ",") }
        || !text.containsByte(UInt8(ascii: " "))
      return isPerson ? Name(parsing: text) : Name(family: text, isLiteral: true)
    }
    guard let family = node["name"]?.text?.onOneLine, !family.isEmpty else { return nil }
    var name = Name(family: family)
    for member in node.members where member.name != "name" {
      guard let text = member.value.text?.onOneLine, !text.isEmpty else { continue }
      switch member.name {
      case "given-name": name.given = text
      case "prefix": name.prefix = text
      case "suffix": name.suffix = text
      default: name.attributes[FieldNames.writable(member.name, prefix: "name_").text] = text
      }
    }
    name.isLiteral = name.given.isEmpty && name.prefix.isEmpty && name.suffix.isEmpty
    return name
  }
}
