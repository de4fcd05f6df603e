internal import Records
internal import RichText
internal import Text

/// Cleans the names that publishers deposit.
enum NameCleaning {
  /// The persons or bodies in a deposited name: none if it is empty, several for `A. Smith and B.
  /// Jones`.
  static func names(_ name: Name) -> [Name] {
    var name = name
    name.family = part(name.family)
    name.given = withoutTitles(part(name.given))
    name.prefix = part(name.prefix)
    name.suffix = part(name.suffix)
    if name.isLiteral || (name.given.isEmpty && name.suffix.isEmpty && name.prefix.isEmpty) {
      return whole(name)
    }
    if name.family.isEmpty {
      name.family = name.given
      name.given = ""
      return whole(name)
    }
    return [NameCapitals.lowered(tidied(name.tidied()))]
  }

  /// The persons or the body in one text, such as `Jan van der Berg` or `ATLAS Collaboration`.
  static func people(in text: String) -> [Name] {
    let line = part(text)
    if line.isEmpty { return [] }
    let isWhole =
      NameVocabulary.isBody(line) || Placeholders.contains(line) || NameVocabulary.isOthers(line)
    if isWhole || persons(in: line).count > 1 {
      return whole(Name(family: line, isLiteral: true))
    }
    var name = Name(free: line.filter { $0 != "{" && $0 != "}" })
    // In names all in lower case, a lower-case given name is not a particle.
    let isSmall = !line.unicodeScalars.contains(where: \.isUppercaseLetter)
    if isSmall, name.given.isEmpty { (name.given, name.prefix) = (name.prefix, "") }
    return names(name)
  }

  /// The body of a name that is known to be one; none for a placeholder.
  static func bodies(_ name: Name) -> [Name] {
    var name = name
    name.family = bodyName(name.family)
    if Placeholders.contains(name.family) { return [] }
    return NameVocabulary.isOthers(name.family) ? [.others] : [body(name)]
  }

  /// The name of a body on one line, without the punctuation of a list or a sentence after it.
  private static func bodyName(_ text: String) -> String {
    var text = PlainLine.of(withoutTags(Entities.decoded(Mojibake.mended(text))))
    while let last = text.utf8.last, ",;:".utf8.contains(last) {
      text = String(text.dropLast()).trimmed
    }
    let word = text.split(separator: " ").last ?? ""
    // No abbreviation is this long.
    let isStopped = word.hasSuffix(".") && word.count > 6 && !word.dropLast().contains(".")
    return isStopped ? String(text.dropLast()) : text
  }

  /// Reads a name given as one text: a body, one or more persons, or none.
  private static func whole(_ name: Name) -> [Name] {
    let text = name.family
    if Placeholders.contains(text) { return [] }
    if NameVocabulary.isOthers(text) { return [.others] }
    if NameVocabulary.isBody(text) || text.hasPrefix("the ") || hasSentences(text) {
      return bodies(name)
    }
    let parts = persons(in: text)
    if parts.count > 1 { return parts.flatMap { names(Name(parsing: $0)) } }
    let isOneWord = !text.utf8.contains(UInt8(ascii: " "))
    if name.isLiteral, isOneWord || !looksLikePerson(text) { return [body(name)] }
    if isOneWord { return [name] }
    // `Smith, John` and `Jin-Fu Chang`, deposited as a family name alone.
    var parsed = Name(free: text)
    parsed.attributes.all += name.attributes.all
    return [NameCapitals.lowered(tidied(parsed))]
  }

  /// Whether a stop ends a part of the name that is no initial.
  private static func hasSentences(_ text: String) -> Bool {
    guard let stop = text.firstRange(of: ". ") else { return false }
    let word = text[..<stop.lowerBound].split(separator: " ").last ?? ""
    return word.count > 3 && !NameVocabulary.isTitle("\(word).")
  }

  private static func body(_ name: Name) -> Name {
    Name(family: name.family, isLiteral: true, attributes: name.attributes)
  }

  // MARK: Parts

  /// One part of a name on one line, without footnote marks and stray signs at either end.
  private static func part(_ text: String) -> String {
    var text = PlainLine.of(withoutTags(Entities.decoded(Mojibake.mended(text))))
    while let last = text.unicodeScalars.last, isStray(last) {
      text = String(text.unicodeScalars.dropLast()).trimmed
    }
    while let first = text.unicodeScalars.first, isStray(first) {
      text = String(text.unicodeScalars.dropFirst()).trimmed
    }
    return text
  }

  /// Superscript letters and numbers after a name are footnote marks of affiliations.
  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var raised = 0
    let tags: Set<String> = ["sup", "sub", "i", "b", "italic", "bold", "xref", "sc", "em", "span"]
    for piece in TagReader.pieces(of: text, isTag: tags.contains) {
      switch piece {
      case .text(let text): if raised == 0 { result += text }
      case .open(let name, _, let isEmpty, _):
        if !isEmpty, name == "sup" || name == "xref" { raised += 1 }
      case .close(let name, _): if name == "sup" || name == "xref" { raised = max(0, raised - 1) }
      }
    }
    return result
  }

  private static func isStray(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case ",", ";", ":", "*", "†", "‡", "§", "¶", "#", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹",
      "⁰", "∗", "⁎", "|", "^":
      true
    default: "0"..."9" ~= scalar
    }
  }

  /// A given name without titles before it and degrees after it.
  private static func withoutTitles(_ given: String) -> String {
    var words = given.split(separator: " ").map(String.init)
    while let first = words.first, words.count > 1 || NameVocabulary.isTitle(first),
      NameVocabulary.isTitle(first)
    {
      words.removeFirst()
    }
    while let last = words.last, words.count > 1, NameVocabulary.isDegree(last) {
      words.removeLast()
    }
    return part(words.joined(separator: " "))
  }

  /// The name without degrees in its suffix or after a comma in its family name.
  private static func tidied(_ name: Name) -> Name {
    var name = name
    if name.suffix.split(whereSeparator: { $0 == "," || $0 == " " })
      .allSatisfy({ NameVocabulary.isDegree($0) })
    {
      name.suffix = ""
    }
    if let comma = name.family.firstIndex(of: ",") {
      let rest = part(String(name.family[name.family.index(after: comma)...]))
      let areDegrees = rest.split(whereSeparator: { $0 == "," || $0 == " " })
        .allSatisfy { NameVocabulary.isDegree($0) }
      let isSuffix = NameVocabulary.isSuffix(rest)
      if areDegrees || isSuffix { name.family = part(String(name.family[..<comma])) }
      if isSuffix, name.suffix.isEmpty { name.suffix = rest }
    }
    name.given = part(name.given)
    return name
  }

  // MARK: Lists

  /// Whether the text has two to four words, all capitalised except particles.
  private static func looksLikePerson(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "," }
    guard (2...5).contains(words.count), !text.utf8.contains(where: \.isASCIIDigit) else {
      return false
    }
    let hasSmall = text.unicodeScalars.contains(where: \.isLowercaseLetter)
    return hasSmall
      && words.allSatisfy { word in
        let isCapital = word.unicodeScalars.first?.isUppercaseLetter ?? false
        return isCapital || NameCapitals.particles.contains(String(word))
      }
  }

  /// The persons in a list with `and`, `&` or semicolons; empty if it is not a list.
  private static func persons(in text: String) -> [String] {
    var list = text
    for separator in [" and ", " & ", ";"] {
      list = list.split(separator: separator).joined(separator: "\n")
    }
    let parts = list.split(separator: "\n").map { part(String($0)) }.filter { !$0.isEmpty }
    guard parts.count > 1, parts.allSatisfy({ looksLikePerson($0) }) else { return [text] }
    return parts
  }
}
