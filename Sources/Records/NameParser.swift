internal import Text

/// BibTeX's name algorithm over Unicode text (btxdoc, section 4; "Tame the BeaST", section 11).
///
/// Where BibTeX and biber differ, biber's reading is taken: the prefix is the first run of words
/// that begin with a small letter, not everything up to the last such word; and a word that begins
/// with a brace, a digit or a command is no part of it.
enum NameParser {
  /// Reads one name in any of the three forms: `First von Last`, `von Last, First` and
  /// `von Last, Jr, First`.
  static func name(_ text: String) -> Name {
    if let name = plainName(text) { return name }
    let bytes = Array(text.utf8)
    if let body = soleGroup(bytes) { return Name(family: body, isLiteral: true) }
    let parts = split(bytes[...]) { $0 == UInt8(ascii: ",") }.map { words(of: bytes[$0]) }
    switch parts.count {
    case 1: return firstVonLast(parts[0])
    case 2: return vonLast(parts[0], given: parts[1], suffix: [])
    case 3: return vonLast(parts[0], given: parts[2], suffix: parts[1])
    default: return Name(family: withoutBraces(bytes[...]), isLiteral: true)
    }
  }

  /// Reads `Family, Given` where nothing else can be meant, which is how most names stand in a
  /// library: one comma, no brace or tie, and no word of the family but begins with a capital.
  private static func plainName(_ text: String) -> Name? {
    let bytes = text.utf8
    var comma: String.Index?
    var previous = UInt8(ascii: " ")
    for index in bytes.indices {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: ","):
        if comma != nil { return nil }
        comma = index
      case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "~"), UInt8(ascii: "\\"): return nil
      case UInt8(ascii: " "):
        if previous == byte { return nil }
      case _ where byte.isASCIIControl: return nil
      case _ where comma == nil && previous == UInt8(ascii: " "):
        guard (0x41...0x5A).contains(byte) else { return nil }
      default: break
      }
      previous = byte
    }
    guard let comma, comma > bytes.startIndex, previous != UInt8(ascii: " ") else { return nil }
    let afterComma = bytes.index(after: comma)
    guard afterComma < bytes.endIndex, bytes[afterComma] == UInt8(ascii: " "),
      bytes[bytes.index(before: comma)] != UInt8(ascii: " ")
    else { return nil }
    return Name(
      family: String(text[..<comma]), given: String(text[bytes.index(after: afterComma)...]))
  }

  /// Writes a name so that `name(_:)` reads it back.
  ///
  /// Braces keep together what commas or small letters would part; a lone family name needs none,
  /// since the last word is never a part of the prefix.
  static func text(of name: Name) -> String {
    if name.isLiteral { return "{\(name.family)}" }
    let isParted =
      name.family.utf8.contains(UInt8(ascii: ","))
      || (name.family.utf8.contains(UInt8(ascii: " ")) && beginsSmall(name.family))
    let family = isParted ? "{\(name.family)}" : name.family
    var text = name.prefix.isEmpty ? family : "\(name.prefix) \(family)"
    if !name.suffix.isEmpty { text += ", \(protected(name.suffix))" }
    if !name.given.isEmpty {
      text += ", \(protected(name.given))"
    } else if !name.suffix.isEmpty || isParted || text.utf8.contains(UInt8(ascii: " ")) {
      text += ","
    }
    return text
  }

  private static func protected(_ text: String) -> String {
    text.utf8.contains(UInt8(ascii: ",")) ? "{\(text)}" : text
  }

  private static func firstVonLast(_ words: [Word]) -> Name {
    guard let last = words.indices.last else { return Name(family: "") }
    guard let von = words[..<last].firstIndex(where: \.isSmall) else {
      return Name(family: words[last].text, given: joined(words[..<last]))
    }
    let end = words[von..<last].firstIndex { !$0.isSmall } ?? last
    return Name(
      family: joined(words[end...]), given: joined(words[..<von]), prefix: joined(words[von..<end]))
  }

  private static func vonLast(_ words: [Word], given: [Word], suffix: [Word]) -> Name {
    let last = words.indices.last ?? 0
    let end = words.prefix(last).firstIndex { !$0.isSmall } ?? last
    return Name(
      family: joined(words[end...]), given: joined(given[...]), prefix: joined(words[..<end]),
      suffix: joined(suffix[...]))
  }

  private struct Word {
    /// Without the braces that kept it together.
    var text: String
    /// Whether the word begins with a small letter, which makes it part of a prefix.
    var isSmall: Bool
  }

  private static func joined(_ words: ArraySlice<Word>) -> String {
    words.map(\.text).joined(separator: " ")
  }

  private static func beginsSmall(_ text: String) -> Bool {
    words(of: Array(text.utf8)[...]).first?.isSmall ?? false
  }

  /// The words that blanks and ties part outside braces.
  private static func words(of bytes: ArraySlice<UInt8>) -> [Word] {
    split(bytes) { $0.isASCIIWhitespace || $0 == UInt8(ascii: "~") }
      .filter { !$0.isEmpty }
      .map { Word(text: withoutBraces(bytes[$0]), isSmall: isSmall(bytes[$0])) }
  }

  /// The ranges between separators that stand outside braces.
  private static func split(
    _ bytes: ArraySlice<UInt8>, where isSeparator: (UInt8) -> Bool
  ) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = bytes.startIndex
    var depth = 0
    for index in bytes.indices {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case let byte where depth == 0 && isSeparator(byte):
        ranges.append(start..<index)
        start = index + 1
      default: break
      }
    }
    ranges.append(start..<bytes.endIndex)
    return ranges
  }

  /// The text within braces that hold the whole name; braces further in go too.
  private static func soleGroup(_ bytes: [UInt8]) -> String? {
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
    var depth = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0, index < bytes.count - 1 { return nil }
    }
    return withoutBraces(bytes[1..<(bytes.count - 1)])
  }

  /// The text without braces, unless there is a command in it, whose arguments they may hold.
  private static func withoutBraces(_ word: ArraySlice<UInt8>) -> String {
    if word.contains(UInt8(ascii: "\\")) { return String(decoding: word, as: UTF8.self) }
    let isBrace = { (byte: UInt8) in byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") }
    guard word.contains(where: isBrace) else { return String(decoding: word, as: UTF8.self) }
    return String(decoding: word.filter { !isBrace($0) }, as: UTF8.self)
  }

  /// Whether the first character, after an apostrophe as in `'t Hooft`, is a small letter.
  private static func isSmall(_ word: ArraySlice<UInt8>) -> Bool {
    if let first = word.first, first < 0x80, first != UInt8(ascii: "'") {
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    }
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars
    let first = scalars.first { $0 != "'" && $0 != "\u{2019}" && $0 != "\u{2018}" }
    return first?.properties.isLowercase ?? false
  }
}
