internal import Records
internal import Text

/// Converts names of RIS and EndNote: `Family, Given, Suffix`.
enum TaggedNames {
  /// The value for a name.
  ///
  /// A comma after the name of an organization prevents programs from splitting its words; the
  /// first comma within the name is doubled (EndNote, "Entering Author Names").
  static func text(of name: Name) -> String {
    if name.isLiteral {
      let parts = name.family.split(
        separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.joined(separator: ",,") + ","
    }
    var parts = [name.fullFamily]
    if !name.given.isEmpty || !name.suffix.isEmpty { parts.append(name.given) }
    if !name.suffix.isEmpty { parts.append(name.suffix) }
    return parts.joined(separator: ", ")
  }

  /// The name in the value of a line.
  ///
  /// Words without a comma are an organization if `prefersBodies`, as in the specification of RIS,
  /// and otherwise a person written `Given Family`, as in refer.
  static func name(_ text: String, prefersBodies: Bool) -> Name? {
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    if let body = bodyWithComma(text) { return Name(family: body, isLiteral: true) }
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    guard let family = parts.first(where: { !$0.isEmpty }) else { return nil }
    let isOneWord = !family.utf8.contains(UInt8(ascii: " "))
    // EndNote marks an organization by a comma at the end.
    let rest = parts.dropFirst().filter { !$0.isEmpty }
    if rest.isEmpty {
      let isMarked = parts.count > 1 && !parts[0].isEmpty
      if isOneWord, !isMarked { return Name(family: family) }
      let isBody = isMarked || prefersBodies
      return isBody ? Name(family: family, isLiteral: true) : Name(parsing: text)
    }
    guard rest.count <= 2, !parts[0].isEmpty else { return Name(family: text, isLiteral: true) }
    var name = Name(parsing: "\(family), x")
    name.given = parts[1]
    name.suffix = parts.count > 2 ? parts[2] : ""
    return name
  }

  /// The name of an organization whose first comma is doubled; `nil` for anything else.
  ///
  /// `King,,Jr.` is a person without a given name.
  private static func bodyWithComma(_ text: String) -> String? {
    guard let commas = text.firstRange(of: ","), text[commas.upperBound...].hasPrefix(",") else {
      return nil
    }
    var rest = text[text.index(after: commas.upperBound)...]
    let isMarked = rest.hasSuffix(",")
    if isMarked { rest.removeLast() }
    let tail = String(rest).trimmed
    guard !tail.isEmpty, isMarked || !suffixes.contains(tail.asciiLowercased) else { return nil }
    return "\(text[..<commas.lowerBound]),\(rest)"
  }

  private static let suffixes: Set<String> = ["jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "v"]
}
