internal import Records
internal import Text

/// Names as RIS and EndNote have them: `Family, Given, Suffix`.
enum TaggedNames {
  static func text(of name: Name) -> String {
    if name.isLiteral { return name.family }
    var parts = [name.fullFamily]
    if !name.given.isEmpty || !name.suffix.isEmpty { parts.append(name.given) }
    if !name.suffix.isEmpty { parts.append(name.suffix) }
    return parts.joined(separator: ", ")
  }

  /// The name in the value of a line.
  ///
  /// Words without a comma are a body if `prefersBodies`, as the specification of RIS has it, and
  /// otherwise a person written `Given Family`, as refer had it.
  static func name(_ text: String, prefersBodies: Bool) -> Name? {
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    guard let family = parts.first(where: { !$0.isEmpty }) else { return nil }
    let isOneWord = !family.utf8.contains(UInt8(ascii: " "))
    // EndNote marks a body by a comma at the end.
    let rest = parts.dropFirst().filter { !$0.isEmpty }
    if rest.isEmpty {
      if isOneWord { return Name(family: family) }
      let isBody = parts.count > 1 || prefersBodies
      return isBody ? Name(family: family, isLiteral: true) : Name(parsing: text)
    }
    guard rest.count <= 2, !parts[0].isEmpty else { return Name(family: text, isLiteral: true) }
    var name = Name(parsing: "\(family), x")
    name.given = parts[1]
    name.suffix = parts.count > 2 ? parts[2] : ""
    return name
  }
}
