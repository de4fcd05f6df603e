internal import Records
internal import Text

/// Reads names as Hayagriva has them.
enum HayagrivaName {
  /// A person from `Family, Given` or `Family, Given, Suffix`, or from a mapping of the parts; `nil` for anything else.
  ///
  /// A name of several words without a comma, and a mapping with nothing but a name, is an
  /// organization.
  static func name(of node: YAMLNode) -> Name? {
    if let text = node.text?.onOneLine, !text.isEmpty {
      let isPerson =
        text.containsByte { byte, _ in byte == UInt8(ascii: ",") }
        || !text.containsByte(UInt8(ascii: " "))
      guard isPerson else { return Name(family: text, isLiteral: true) }
      let parts = text.split(separator: ",").map { String($0).trimmed }
      guard parts.count == 3 else { return Name(parsing: text) }
      // The suffix comes last, unlike in BibTeX; either order is read.
      var name = Name(parsing: "\(parts[0]), x")
      (name.given, name.suffix) = (parts[1], parts[2])
      return name.withSuffixApart
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
