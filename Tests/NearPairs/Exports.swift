internal import SeededRandom

/// The ways in which programs write one and the same entry.
extension SeededGenerator {
  /// The entry as another program might export it: other forms of names, other case and quotes, no
  /// fact changed.
  mutating func exported(_ draft: Draft) -> Draft {
    var draft = draft
    for name in ["author", "editor"] {
      if let names = draft[name], !names.hasPrefix("{") { draft[name] = namesExported(names) }
    }
    if let title = draft["title"] { draft["title"] = titleExported(title) }
    if let journal = draft["journal"], once(in: 2),
      let pair = Self.journals.first(where: { $0.name == journal })
    {
      draft["journal"] = pair.short
    }
    if let pages = draft["pages"] { draft["pages"] = pagesExported(pages) }
    if let doi = draft["doi"] { draft["doi"] = doiExported(doi) }
    if once(in: 8), let year = draft["year"], draft["date"] == nil {
      draft["year"] = nil
      draft["date"] = year
    }
    return draft
  }

  private mutating func namesExported(_ names: String) -> String {
    let form = below(5)
    let people = names.split(separator: " and ", omittingEmptySubsequences: true)
    let parts = Self.separated(names)
    guard form > 0 else { return names }
    return (parts.isEmpty ? people.map(String.init) : parts).map { name in
      let halves = Self.halves(name)
      guard !halves.given.isEmpty else { return name }
      let given = halves.given.split(separator: " ")
      let letters = given.compactMap(\.first)
      switch form {
      case 1: return "\(halves.given) \(halves.family)"
      case 2: return "\(halves.family), \(letters.map { "\($0)." }.joined(separator: " "))"
      case 3: return "\(letters.map { "\($0)." }.joined(separator: " ")) \(halves.family)"
      default: return "\(halves.family), \(String(letters))"
      }
    }.joined(separator: " and ")
  }

  /// The persons of `A, B and C, D`.
  static func separated(_ names: String) -> [String] {
    var result: [String] = []
    var words: [Substring] = []
    for word in names.split(separator: " ") {
      if word == "and" {
        result.append(words.joined(separator: " "))
        words = []
      } else {
        words.append(word)
      }
    }
    return result + [words.joined(separator: " ")]
  }

  private static func halves(_ name: String) -> (family: String, given: String) {
    guard let comma = name.firstIndex(of: ",") else { return (name, "") }
    return (
      String(name[..<comma]), String(name[name.index(after: comma)...].drop { $0 == " " })
    )
  }

  private mutating func titleExported(_ title: String) -> String {
    // What is in braces or math is another program's business.
    let isPlain = !title.contains { "{}$\\<".contains($0) }
    switch below(7) {
    case 0 where isPlain: return title.lowercased()
    case 1 where isPlain: return title.uppercased()
    case 2 where isPlain: return "{\(title)}"
    case 3: return title.last?.isLetter == true ? title + "." : title
    case 4 where isPlain:
      return title.split(separator: " ").map { $0.prefix(1).uppercased() + $0.dropFirst() }
        .joined(separator: " ")
    case 5 where isPlain:
      return title.split(separator: " ").map { $0.first?.isUppercase == true ? "{\($0)}" : $0 }
        .joined(separator: " ")
    default: return title
    }
  }

  private mutating func pagesExported(_ pages: String) -> String {
    let parts = pages.split(separator: "-").map(String.init)
    guard parts.count == 2, parts[0].allSatisfy(\.isNumber), parts[1].allSatisfy(\.isNumber) else {
      return pages
    }
    switch below(5) {
    case 0: return "\(parts[0])-\(parts[1])"
    case 1: return "\(parts[0])–\(parts[1])"
    case 2 where parts[0].count == parts[1].count:
      // 123-129 is written 123-9.
      let same = zip(parts[0], parts[1]).prefix { $0 == $1 }.count
      return "\(parts[0])-\(parts[1].dropFirst(same))"
    case 3: return "\(parts[0]) -- \(parts[1])"
    default: return pages
    }
  }

  private mutating func doiExported(_ doi: String) -> String {
    switch below(5) {
    case 0: doi.uppercased()
    case 1: "https://doi.org/\(doi)"
    case 2: "http://dx.doi.org/\(doi)"
    case 3: "doi:\(doi)"
    default: doi
    }
  }

  /// Leaves details out, each on one side or on both, but none of those that are named.
  mutating func thinOut(_ one: inout Draft, _ other: inout Draft, keeping kept: Set<String>) {
    let isSparse = once(in: 6)
    for name in Self.details where !kept.contains(name) {
      if once(in: 4) { one[name] = nil }
      if isSparse || once(in: 4) { other[name] = nil }
    }
  }

  private static let details = [
    "doi", "volume", "number", "pages", "publisher", "isbn", "url", "institution", "school",
    "version", "edition", "location", "organization",
  ]
}
