internal import Records
internal import Text

/// People's names as a bibliography shows them, out of what publishers deposit.
enum NameCleaning {
  /// The persons or bodies that a deposited name means: none for an empty one, several for
  /// `A. Smith and B. Jones`.
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
    return [lowered(tidied(name))]
  }

  /// The persons or the body that one text names, such as `Jan van der Berg` or `ATLAS Collaboration`.
  static func people(in text: String) -> [Name] {
    let line = part(text)
    if line.isEmpty { return [] }
    let isWhole =
      isBody(line) || persons(in: line).count > 1 || nobody.contains(line.asciiLowercased)
    if isWhole || others.contains(line.asciiLowercased) {
      return whole(Name(family: line, isLiteral: true))
    }
    var name = Name(parsing: line.filter { $0 != "{" && $0 != "}" })
    if suffixes.contains(bare(name.family)), !name.given.isEmpty {
      let rest = Name(parsing: name.given)
      name = Name(family: rest.family, given: rest.given, prefix: rest.prefix, suffix: name.family)
    }
    // Those who write their names small have no particle for a given name.
    let isSmall = !line.unicodeScalars.contains(where: \.isUppercaseLetter)
    if isSmall, name.given.isEmpty { (name.given, name.prefix) = (name.prefix, "") }
    return names(name)
  }

  /// A name that came as one text: a body, a person, several persons, or nobody.
  private static func whole(_ name: Name) -> [Name] {
    let text = name.family
    if text.isEmpty || nobody.contains(text.asciiLowercased) { return [] }
    if others.contains(text.asciiLowercased) { return [Name(family: "others")] }
    if isBody(text) { return [body(name)] }
    let parts = persons(in: text)
    if parts.count > 1 { return parts.flatMap { names(Name(parsing: $0)) } }
    let isOneWord = !text.utf8.contains(UInt8(ascii: " "))
    if name.isLiteral, isOneWord || !looksLikePerson(text) { return [body(name)] }
    if isOneWord { return [name] }
    // `Smith, John` and `J. Smith` deposited as a family name alone.
    let isParted = text.utf8.contains(UInt8(ascii: ","))
    let hasInitial = text.split(separator: " ").first.map { $0.hasSuffix(".") } ?? false
    guard isParted || hasInitial || name.isLiteral else { return [name] }
    var parsed = Name(parsing: text)
    parsed.attributes = name.attributes
    return [lowered(tidied(parsed))]
  }

  private static func body(_ name: Name) -> Name {
    Name(family: name.family, isLiteral: true, attributes: name.attributes)
  }

  // MARK: Parts

  /// One part of a name as a plain line, without footnote marks and stray signs at its ends.
  private static func part(_ text: String) -> String {
    var text = PlainLine.of(withoutTags(Entities.decoded(text)))
    while let last = text.unicodeScalars.last, isStray(last) {
      text = String(text.unicodeScalars.dropLast()).trimmed
    }
    while let first = text.unicodeScalars.first, isStray(first) {
      text = String(text.unicodeScalars.dropFirst()).trimmed
    }
    return text
  }

  /// Raised letters and numbers after a name are marks of affiliations.
  private static func withoutTags(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "<")) else { return text }
    var result = ""
    var raised = 0
    let tags: Set<String> = ["sup", "sub", "i", "b", "italic", "bold", "xref", "sc", "em", "span"]
    for piece in TagReader.pieces(of: text, isTag: tags.contains) {
      switch piece {
      case .text(let text): if raised == 0 { result += text }
      case .open(let name, _, let isEmpty):
        if !isEmpty, name == "sup" || name == "xref" { raised += 1 }
      case .close(let name): if name == "sup" || name == "xref" { raised = max(0, raised - 1) }
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

  /// A given name without titles before and degrees after it.
  private static func withoutTitles(_ given: String) -> String {
    var words = given.split(separator: " ").map(String.init)
    while let first = words.first, words.count > 1 || titles.contains(first.asciiLowercased),
      titles.contains(first.asciiLowercased)
    {
      words.removeFirst()
    }
    while let last = words.last, words.count > 1, degrees.contains(bare(last)) {
      words.removeLast()
    }
    return part(words.joined(separator: " "))
  }

  /// The name without degrees in its suffix or behind a comma of its family name.
  private static func tidied(_ name: Name) -> Name {
    var name = name
    if name.suffix.split(whereSeparator: { $0 == "," || $0 == " " })
      .allSatisfy({ degrees.contains(bare(String($0))) })
    {
      name.suffix = ""
    }
    if let comma = name.family.firstIndex(of: ",") {
      let rest = part(String(name.family[name.family.index(after: comma)...]))
      let isDegree = rest.split(whereSeparator: { $0 == "," || $0 == " " })
        .allSatisfy { degrees.contains(bare(String($0))) }
      let isSuffix = suffixes.contains(bare(rest))
      if isDegree || isSuffix { name.family = part(String(name.family[..<comma])) }
      if isSuffix, name.suffix.isEmpty { name.suffix = rest }
    }
    name.given = part(name.given)
    return name
  }

  /// In capitals and without stops.
  private static func bare(_ word: String) -> String {
    String(word.uppercased().filter { $0 != "." && $0 != "," })
  }

  private static let titles: Set<String> = [
    "dr", "dr.", "prof", "prof.", "professor", "mr", "mr.", "mrs", "mrs.", "ms.", "sir", "dame",
  ]

  private static let degrees: Set<String> = [
    "PHD", "MD", "DPHIL", "MSC", "BSC", "MPH", "MBA", "DDS", "DVM", "PHARMD", "FRCP", "FRCS",
    "FACS",
    "FACC", "MBBS", "MBCHB", "RN", "DSC", "SCD", "PSYD", "FRCPC", "MPHIL", "DRPH", "ING", "MSCI",
  ]

  private static let suffixes: Set<String> = ["JR", "SR", "II", "III", "IV", "2ND", "3RD"]

  // MARK: Bodies and lists

  /// Placeholders, among them DataCite's `:unav`.
  private static let nobody: Set<String> = [
    "", "unav", "unal", "unkn", "none", "null", "n/a", "na", "anonymous", "anon", "anon.",
    "unknown", "[no author]", "no author", "-", ".",
  ]

  private static let others: Set<String> = ["et al", "et al.", "others", "and others"]

  private static let bodyWords: Set<String> = [
    "university", "institute", "institut", "group", "consortium", "collaboration", "committee",
    "team", "network", "association", "society", "department", "ministry", "agency", "council",
    "centre", "center", "organization", "organisation", "project", "initiative", "investigators",
    "foundation", "corporation", "inc", "inc.", "ltd", "ltd.", "gmbh", "company", "office",
    "bureau",
    "commission", "laboratory", "laboratories", "study", "trial", "alliance", "the", "of", "for",
    "college", "school", "hospital", "bank", "federation", "union", "force", "program", "programme",
    "community", "developers", "contributors", "staff", "editors", "authors", "llc", "press",
    "board",
    "academy", "working", "survey", "service", "database", "division",
  ]

  private static func isBody(_ text: String) -> Bool {
    text.split { $0 == " " || $0 == "," || $0 == "(" || $0 == ")" || $0 == "-" }
      .contains { bodyWords.contains(String($0).asciiLowercased) }
  }

  /// Whether the text has two to four words, each with a capital but for particles.
  private static func looksLikePerson(_ text: String) -> Bool {
    let words = text.split { $0 == " " || $0 == "," }
    guard (2...5).contains(words.count), !text.utf8.contains(where: \.isASCIIDigit) else {
      return false
    }
    let hasSmall = text.unicodeScalars.contains(where: \.isLowercaseLetter)
    return hasSmall
      && words.allSatisfy { word in
        let isCapital = word.unicodeScalars.first?.isUppercaseLetter ?? false
        return isCapital || particles.contains(String(word))
      }
  }

  /// The persons of a list with `and`, `&` or semicolons, if it is one.
  private static func persons(in text: String) -> [String] {
    var list = text
    for separator in [" and ", " & ", ";"] {
      list = list.split(separator: separator).joined(separator: "\n")
    }
    let parts = list.split(separator: "\n").map { part(String($0)) }.filter { !$0.isEmpty }
    guard parts.count > 1, parts.allSatisfy({ looksLikePerson($0) }) else { return [text] }
    return parts
  }

  // MARK: Capitals

  private static let particles: Set<String> = [
    "van", "der", "den", "de", "la", "von", "zu", "di", "da", "del", "dos", "du", "ter", "ten",
    "le",
    "el", "al", "bin", "ibn",
  ]

  /// The name with capitals at the beginning of its words alone, if it stands in capitals.
  private static func lowered(_ name: Name) -> Name {
    var name = name
    let isGivenShouted = isShouted(name.given, atLeast: 3)
    if isShouted(name.family, atLeast: isGivenShouted || hasSmall(name.given) ? 2 : 4) {
      name.family = words(of: name.family)
      if name.prefix.isEmpty, name.given.isEmpty == false {
        let parsed = Name(parsing: "\(name.family), x")
        name.prefix = parsed.prefix
        name.family = parsed.family
      }
      if isGivenShouted { name.given = words(of: name.given) }
    } else if isGivenShouted, hasSmall(name.family) {
      name.given = words(of: name.given)
    }
    return name
  }

  private static func hasSmall(_ text: String) -> Bool {
    text.unicodeScalars.contains(where: \.isLowercaseLetter)
  }

  /// Whether the text has no small letter, and a word too long for initials.
  private static func isShouted(_ text: String, atLeast length: Int) -> Bool {
    guard !hasSmall(text) else { return false }
    let words = text.split { $0 == " " || $0 == "-" || $0 == "." || $0 == "'" }
    return words.contains { word in
      word.unicodeScalars.filter(\.isUppercaseLetter).count >= length
    }
  }

  /// `O'BRIEN-MCDONALD` as `O'Brien-McDonald`; initials such as `J.P.` and `JP` stay.
  private static func words(of text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).enumerated().map { index, word in
      let isInitials = word.utf8.contains(UInt8(ascii: "."))
      let lower = String(word).lowercased()
      if isInitials { return String(word) }
      if particles.contains(lower), text.utf8.contains(UInt8(ascii: " ")), lower.utf8.count > 1 {
        return lower
      }
      return lower.split(separator: "-", omittingEmptySubsequences: false).map {
        scottish(Capitals.capitalised(String($0)))
      }.joined(separator: "-")
    }.joined(separator: " ")
  }

  private static func scottish(_ word: String) -> String {
    guard word.hasPrefix("Mc"), word.utf8.count > 4 else { return word }
    return "Mc" + Capitals.capitalised(String(word.dropFirst(2)))
  }
}
