internal import Records
internal import RichText
internal import Text

/// Converts names of RIS and EndNote: `Family, Given, Suffix`.
enum TaggedNames {
  /// The value for a name.
  ///
  /// A comma after the name of an organization prevents programs from splitting its words; the
  /// first comma within the name is doubled (EndNote, "Entering Author Names").
  static func text(of name: Name) -> String {
    // EndNote takes these words with a comma for further names.
    if name.isOthers { return "et al.," }
    if name.isLiteral {
      let parts = name.family.split(
        separator: ",", maxSplits: 1, omittingEmptySubsequences: false)
      return parts.joined(separator: ",,") + ","
    }
    var parts = [name.fullFamily]
    // Without a comma these words would be given names and a family name.
    let isWhole = name.given.isEmpty && name.suffix.isEmpty && name.prefix.isEmpty
    if isWhole, name.family.containsByte(UInt8(ascii: " ")) { return name.family + "," }
    if !name.given.isEmpty || !name.suffix.isEmpty { parts.append(name.given) }
    if !name.suffix.isEmpty { parts.append(name.suffix) }
    return parts.joined(separator: ", ")
  }

  /// The names in the value of a line: one, or several that `;` or `and` separate.
  ///
  /// `et al.` at the end becomes a name of its own.
  static func names(_ text: String) -> [Name] {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ").trimmed
    let text = Entities.decoded(Mojibake.mended(line))
    if let body = bodyWithComma(text) { return [Name(family: body, isLiteral: true)] }
    return people(in: text).flatMap { Name.names(in: $0, by: name) }
      .filter { !$0.displayed.isEmpty }
  }

  /// The texts of the people in a list, or the whole text.
  private static func people(in text: String) -> [String] {
    let items = text.split(separator: ";").map { String($0).trimmed }.filter { !$0.isEmpty }
    let parts = items.flatMap { $0.split(separator: " and ").map { String($0).trimmed } }
    // A body may have the word `and`; people have a comma each.
    let arePeople = parts.allSatisfy {
      $0.containsByte(UInt8(ascii: ",")) || NameVocabulary.isOthers($0)
    }
    return arePeople ? parts : items
  }

  /// One name: `Family, Given, Suffix`, or words without a comma.
  private static func name(_ text: String) -> Name {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map {
      String($0).trimmed
    }
    let given = parts.dropFirst().filter { !$0.isEmpty }
    guard let family = parts.first, !family.isEmpty, parts.count > 1, !text.hasPrefix("{") else {
      return Name(free: parts.filter { !$0.isEmpty }.joined(separator: ", "))
    }
    // EndNote marks an organization by a comma at the end.
    guard !given.isEmpty else {
      return NameVocabulary.isOthers(family) ? .others : Name(family: family, isLiteral: true)
    }
    guard given.count <= 2 else { return Name(family: text, isLiteral: true) }
    var name = Name(parsing: "\(family), x")
    name.given = parts[1]
    name.suffix = parts.count > 2 ? parts[2] : ""
    if NameVocabulary.isSuffix(name.given), !name.suffix.isEmpty {
      swap(&name.given, &name.suffix)
    }
    return name.tidied()
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
    guard !tail.isEmpty, isMarked || !NameVocabulary.isSuffix(tail) else { return nil }
    return "\(text[..<commas.lowerBound]),\(rest)"
  }
}
