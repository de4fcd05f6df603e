internal import RichText
public import Records
public import Text

/// The pattern of new keys: `{author}{year}{word}` gives `lotfi2022bayesian`.
///
/// | placeholder | stands for |
/// | --- | --- |
/// | `{author}` | the first author's family name, without its particle |
/// | `{authors:N}` | the family names of the first N authors |
/// | `{year}`, `{yy}` | the year in four digits, in two |
/// | `{word}`, `{words:N}` | the first, or the first N, significant words of the title |
/// | `{venue}`, `{type}` | the key of the first venue, the record's type |
///
/// A placeholder in capitals (`{Author}`, `{Words:3}`) capitalises each word. Text is folded to
/// ASCII letters and digits if its script allows it.
public struct KeyPattern: Sendable {
  private enum Part: Sendable {
    case literal(String)
    case placeholder(Placeholder, count: Int, isCapitalized: Bool)
  }

  private enum Placeholder: String, CaseIterable {
    case author, authors, year, yy, word, words, venue, type
  }

  private var parts: [Part] = []

  /// The default pattern.
  public static let standard = KeyPattern([
    .placeholder(.author, count: 1, isCapitalized: false),
    .placeholder(.year, count: 1, isCapitalized: false),
    .placeholder(.word, count: 1, isCapitalized: false),
  ])

  private init(_ parts: [Part]) { self.parts = parts }

  /// Parses a pattern; throws for unknown placeholders.
  public init(_ text: String) throws(Diagnostic) {
    var rest = text[...]
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")) {
      if open > rest.startIndex { parts.append(.literal(String(rest[..<open]))) }
      guard let close = rest[open...].utf8.firstIndex(of: UInt8(ascii: "}")) else {
        throw Diagnostic(
          "the key pattern \(text.quoted) opens a brace and does not close it",
          hint: "write placeholders such as {author}, {year} and {word}")
      }
      parts.append(try Self.placeholder(String(rest[rest.utf8.index(after: open)..<close])))
      rest = rest[rest.utf8.index(after: close)...]
    }
    if !rest.isEmpty { parts.append(.literal(String(rest))) }
    for case .literal(let literal) in parts where CitationKey(ifValid: literal) == nil {
      throw Diagnostic(
        "the key pattern \(text.quoted) makes no citation keys",
        hint: "leave out white space, commas, braces and control characters between placeholders")
    }
  }

  private static func placeholder(_ text: String) throws(Diagnostic) -> Part {
    let pieces = text.split(separator: ":", maxSplits: 1)
    let name = pieces.first.map { String($0).asciiLowercased } ?? ""
    let count = pieces.count == 2 ? Int(pieces[1]) : 1
    guard let placeholder = Placeholder(rawValue: name), let count, count > 0 else {
      let known = Placeholder.allCases.map(\.rawValue)
      throw Diagnostic(
        "the key pattern has no placeholder {\(text.escapingControls)}",
        hint: Suggestion.nearest(to: name, among: known).map { "did you mean {\($0)}?" }
          ?? "choose from {\(known.joined(separator: "}, {"))}")
    }
    let isCapitalized = text.utf8.first.map { $0 != $0.asciiLowercased } ?? false
    return .placeholder(placeholder, count: count, isCapitalized: isCapitalized)
  }

  /// A new key for a record; a letter is appended if `isTaken` says that the key is in use.
  public func key(for record: Record, isTaken: (String) -> Bool) -> CitationKey {
    let base = base(for: record)
    return isTaken(base.text) ? Self.variant(of: base, isTaken: isTaken) : base
  }

  /// A variant of a key in use: the same key with unused letters appended.
  ///
  /// - Complexity: O(log *n*) calls of `isTaken` for *n* variants in use. The letters are the first
  ///   unused ones if less than a hundred are in use; otherwise unused ones that follow some in
  ///   use.
  public static func variant(of key: CitationKey, isTaken: (String) -> Bool) -> CitationKey {
    func isFree(_ number: Int) -> Bool { !isTaken(key.text + suffix(number)) }
    func variant(_ number: Int) -> CitationKey { CitationKey(stored: key.text + suffix(number)) }
    let near = 100
    if let number = (0..<near).first(where: isFree) { return variant(number) }
    var taken = near - 1
    var free = 2 * near
    while !isFree(free) { (taken, free) = (free, 2 * free) }
    while free - taken > 1 {
      let middle = (taken + free) / 2
      if isFree(middle) { free = middle } else { taken = middle }
    }
    return variant(free)
  }

  private func base(for record: Record) -> CitationKey {
    var text = ""
    for part in parts {
      switch part {
      case .literal(let literal):
        text += literal
      case .placeholder(let placeholder, let count, let isCapitalized):
        for word in words(for: placeholder, count: count, in: record) {
          text += isCapitalized ? word.prefix(1).uppercased() + word.dropFirst() : word
        }
      }
    }
    return CitationKey(ifValid: text) ?? CitationKey(ifValid: record.type.name) ?? .pending
  }

  private func words(for placeholder: Placeholder, count: Int, in record: Record) -> [String] {
    switch placeholder {
    case .author, .authors:
      return record.creators.filter { !$0.isOthers }
        .prefix(placeholder == .author ? 1 : count).map { Transliteration.letters(of: $0.family) }
    case .year, .yy:
      guard let year = record.date?.year else { return [] }
      let digits = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
      return [placeholder == .year ? digits : String(digits.suffix(2))]
    case .word, .words:
      return Array(significantWords(of: record).prefix(count))
    case .venue:
      return record.venues.first.map { [Transliteration.letters(of: $0.name)] } ?? []
    case .type:
      return [record.type.name]
    }
  }

  private func significantWords(of record: Record) -> [String] {
    let words = record.displayTitle
      .split { $0.isWhitespace || "–—/:,.".contains($0) }
      .map { Transliteration.letters(of: String($0)) }
      .filter { !$0.isEmpty }
    let significant = words.filter { !Self.insignificant.contains($0) }
    return significant.isEmpty ? words : significant
  }

  /// Insignificant words of titles, in the languages of most titles; hyphens do not separate words.
  private static let insignificant: Set<String> = [
    "a", "an", "the", "on", "of", "in", "to", "for", "and", "or", "with", "by", "at", "as",
    "towards", "toward", "via", "le", "la", "les", "l", "un", "une", "des", "du", "de", "et", "sur",
    "der", "die", "das", "ein", "eine", "und", "zur", "zum", "uber", "el", "los", "las", "una", "y",
    "il", "lo", "gli", "i", "o", "os", "um", "uma", "het", "een",
  ]

  /// The suffixes of keys in use: `a` to `z`, then `aa`, `ab` and so on.
  private static func suffix(_ number: Int) -> String {
    var rest = number
    var letters = ""
    repeat {
      letters = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(rest % 26))) + letters
      rest = rest / 26 - 1
    } while rest >= 0
    return letters
  }
}
