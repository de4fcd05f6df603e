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
/// A placeholder in capitals (`{Author}`, `{Words:3}`) capitalises each word. Text is written in
/// ASCII letters and digits if its script has one transliteration: Latin, Cyrillic, Greek, kana,
/// Hangul. A key has at most four ideographs, and at most 40 letters.
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
    var pieces: [Piece] = []
    var ideographs = Self.maximumIdeographs
    for part in parts {
      switch part {
      case .literal(let literal): pieces.append(Piece(text: literal, isFixed: true))
      case .placeholder(let placeholder, let count, let isCapitalized):
        for word in words(for: placeholder, count: count, in: record) {
          let word = Self.limited(word, to: &ideographs)
          let text = isCapitalized ? word.prefix(1).uppercased() + word.dropFirst() : word
          pieces.append(Piece(text: text, isFixed: placeholder == .year || placeholder == .yy))
        }
      }
    }
    Self.shorten(&pieces)
    var text = pieces.map(\.text).joined()
    let type = KeyLetters.of(record.type.name)
    // A year alone looks like no key, unless the pattern asks for it.
    if hasWords, !text.unicodeScalars.contains(where: \.properties.isAlphabetic) {
      text = type + text
    }
    return CitationKey(ifValid: text) ?? CitationKey(ifValid: type) ?? .pending
  }

  /// Whether the pattern has placeholders other than for the year.
  private var hasWords: Bool {
    parts.contains { part in
      if case .placeholder(let placeholder, _, _) = part {
        placeholder != .year && placeholder != .yy
      } else {
        false
      }
    }
  }

  /// A text of a key: as the pattern has it, or from the record.
  private struct Piece {
    var text: String
    /// Whether the text may not be shortened.
    var isFixed: Bool
  }

  /// More would be too many to type.
  private static let maximumIdeographs = 4
  /// The letters of a key, without the letter or two that tell it from another.
  private static let maximumLength = 38
  /// The letters of a word that has no transliteration; Thai and others have no spaces.
  private static let maximumWordLength = 8

  /// A word with at most as many ideographs as are left, and with few letters of other scripts.
  private static func limited(_ word: String, to ideographs: inout Int) -> String {
    var result = ""
    var others = 0
    for letter in word {
      if letter.unicodeScalars.contains(where: KeyLetters.isIdeograph) {
        guard ideographs > 0 else { break }
        ideographs -= 1
      } else if !letter.isASCII {
        guard others < maximumWordLength else { break }
        others += 1
      }
      result.append(letter)
    }
    return result
  }

  /// Takes letters from the end of the longest texts until the key is short enough.
  private static func shorten(_ pieces: inout [Piece]) {
    var length = pieces.reduce(0) { $0 + $1.text.unicodeScalars.count }
    while length > maximumLength {
      let longest = pieces.indices.filter { !pieces[$0].isFixed }
        .max { pieces[$0].text.unicodeScalars.count < pieces[$1].text.unicodeScalars.count }
      guard let longest, let last = pieces[longest].text.popLast() else { return }
      length -= last.unicodeScalars.count
    }
  }

  private func words(for placeholder: Placeholder, count: Int, in record: Record) -> [String] {
    switch placeholder {
    case .author, .authors:
      let names = record.creators.filter { !$0.isOthers }.map(KeyName.letters)
        .filter { !$0.isEmpty }
      if !names.isEmpty { return Array(names.prefix(placeholder == .author ? 1 : count)) }
      let body = record.first(of: .organization, .institution, .school)
      return body.map { [KeyName.letters(ofBody: $0)] } ?? []
    case .year, .yy:
      guard let year = Self.year(of: record) else { return [] }
      let digits = String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)"
      return [placeholder == .year ? digits : String(digits.suffix(2))]
    case .word, .words: return Array(Self.words(of: record).prefix(count))
    case .venue:
      return record.venues.first.map { [KeyLetters.of($0.name)] } ?? []
    case .type:
      return [record.type.name]
    }
  }

  /// The year of publication or of the event; `nil` for the year 0, which stands for none.
  private static func year(of record: Record) -> UInt? {
    let date = record.date ?? record[.eventdate].flatMap(EDTF.init(ifValid:))
    return date?.year.map(\.magnitude).flatMap { $0 == 0 ? nil : $0 }
  }

  /// The words of the title, or of the first text that can stand for it.
  private static func words(of record: Record) -> [String] {
    for name in titles {
      guard let value = record[name] else { continue }
      let words = KeyWords(value).words
      if !words.isEmpty { return words }
    }
    return record.venues.first.map { KeyWords($0.name).words } ?? []
  }

  private static let titles: [FieldName] = [
    .title, .eventtitle, .booktitle, .maintitle, .issuetitle, .journal, .series, .howpublished,
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
