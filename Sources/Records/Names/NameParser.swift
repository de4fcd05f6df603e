internal import Text

/// BibTeX's name algorithm over Unicode text (btxdoc, section 4; "Tame the BeaST", section 11).
///
/// Where BibTeX and biber differ, this follows biber: the prefix is the first run of words that
/// begin with a lower-case letter, not everything up to the last such word; and a word that begins
/// with a brace, a digit or a command is not a part of it.
enum NameParser {
  /// Reads one name in any of the three forms: `First von Last`, `von Last, First` and
  /// `von Last, Jr, First`.
  static func name(_ text: String) -> Name {
    var text = text
    if let name = text.withUTF8({ unsafe plainName($0) }) { return name }
    let bytes = Array(text.utf8)
    if let body = outerGroup(bytes) { return Name(family: body, isLiteral: true) }
    let parts = split(bytes[...]) { $0 == UInt8(ascii: ",") }
    let words = parts.map { NameWords(bytes[$0]) }
    switch words.count {
    case 1: return firstVonLast(words[0])
    case 2: return vonLast(words[0], given: words[1].text, suffix: "")
    case 3: return vonLast(words[0], given: words[2].text, suffix: words[1].text)
    default: return Name(family: NameWords.withoutBraces(bytes[...]), isLiteral: true)
    }
  }

  /// Reads a name that can only be `Family, Given`, as most names in a library: one comma, no brace
  /// or tie, and a capital at the start of each word of the family name.
  private static func plainName(_ bytes: UnsafeBufferPointer<UInt8>) -> Name? {
    var comma: Int?
    var previous = UInt8(ascii: " ")
    for index in bytes.indices {
      let byte = unsafe bytes[index]
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
    guard let comma, comma > 0, previous != UInt8(ascii: " "), comma + 1 < bytes.count,
      unsafe bytes[comma + 1] == UInt8(ascii: " ") && bytes[comma - 1] != UInt8(ascii: " ")
    else { return nil }
    return unsafe Name(
      family: String(decoding: bytes[..<comma], as: UTF8.self),
      given: String(decoding: bytes[(comma + 2)...], as: UTF8.self))
  }

  /// Writes a name so that `name(_:)` reads it back.
  ///
  /// Braces group words that commas or lower-case letters would separate. A family name of one word
  /// needs none, since the last word is never a part of the prefix.
  static func text(of name: Name) -> String {
    if name.isLiteral { return "{\(name.family)}" }
    let needsBraces =
      name.family.containsByte(UInt8(ascii: ","))
      || (name.family.containsByte(UInt8(ascii: " ")) && beginsWithLowercase(name.family))
    let family = needsBraces ? "{\(name.family)}" : name.family
    var text = name.prefix.isEmpty ? family : "\(name.prefix) \(family)"
    if !name.suffix.isEmpty { text += ", \(protected(name.suffix))" }
    if !name.given.isEmpty {
      text += ", \(protected(name.given))"
    } else if !name.suffix.isEmpty || needsBraces || text.containsByte(UInt8(ascii: " ")) {
      text += ","
    }
    return text
  }

  private static func protected(_ text: String) -> String {
    text.containsByte(UInt8(ascii: ",")) ? "{\(text)}" : text
  }

  private static func beginsWithLowercase(_ text: String) -> Bool {
    let words = NameWords(Array(text.utf8)[...])
    return words.ranges.first.map(words.isLowercase) ?? false
  }

  private static func firstVonLast(_ words: NameWords) -> Name {
    guard let last = words.ranges.indices.last else { return Name(family: "") }
    guard let von = words.ranges[..<last].firstIndex(where: words.isLowercase) else {
      return Name(family: words.text(last..<last + 1), given: words.text(0..<last))
    }
    let end = words.ranges[von..<last].firstIndex { !words.isLowercase($0) } ?? last
    return Name(
      family: words.text(end..<last + 1), given: words.text(0..<von), prefix: words.text(von..<end))
  }

  private static func vonLast(_ words: NameWords, given: String, suffix: String) -> Name {
    let count = words.ranges.count
    let end = words.ranges.dropLast().firstIndex { !words.isLowercase($0) } ?? max(0, count - 1)
    return Name(
      family: words.text(end..<count), given: given, prefix: words.text(0..<end), suffix: suffix)
  }

  /// The ranges between separators outside braces.
  static func split(
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

  /// The text within braces around the whole name; inner braces are removed too.
  private static func outerGroup(_ bytes: [UInt8]) -> String? {
    guard bytes.first == UInt8(ascii: "{"), bytes.last == UInt8(ascii: "}") else { return nil }
    var depth = 0
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      if depth == 0, index < bytes.count - 1 { return nil }
    }
    return NameWords.withoutBraces(bytes[1..<(bytes.count - 1)])
  }
}

/// A part of a name, and its words, which spaces and ties separate outside braces.
struct NameWords {
  private let bytes: ArraySlice<UInt8>
  private(set) var ranges: [Range<Int>]
  private let hasBraces: Bool

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    hasBraces = bytes.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    ranges = NameParser.split(bytes) { $0.isASCIIWhitespace || $0 == UInt8(ascii: "~") }
    ranges.removeAll(where: \.isEmpty)
  }

  /// All words, separated by one space, without the braces that group them.
  var text: String { text(0..<ranges.count) }

  func text(_ words: Range<Int>) -> String {
    guard let first = words.first, let last = words.last else { return "" }
    let range = ranges[first].lowerBound..<ranges[last].upperBound
    let isPlain = words.dropFirst().allSatisfy {
      ranges[$0].lowerBound == ranges[$0 - 1].upperBound + 1
        && bytes[ranges[$0].lowerBound - 1] == UInt8(ascii: " ")
    }
    if isPlain, !hasBraces { return String(decoding: bytes[range], as: UTF8.self) }
    return words.map { Self.withoutBraces(bytes[ranges[$0]]) }.joined(separator: " ")
  }

  /// Whether a word begins with a lower-case letter, after an apostrophe as in `'t Hooft`, and so
  /// is part of a prefix.
  func isLowercase(_ range: Range<Int>) -> Bool {
    let word = bytes[range]
    if let first = word.first, first < 0x80, first != UInt8(ascii: "'") {
      return (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first)
    }
    let scalars = String(decoding: word, as: UTF8.self).unicodeScalars
    let first = scalars.first { $0 != "'" && $0 != "\u{2019}" && $0 != "\u{2018}" }
    return first?.properties.isLowercase ?? false
  }

  /// The text without braces and the spaces just inside them.
  ///
  /// A text with a command is returned as it is, since braces may enclose arguments.
  static func withoutBraces(_ word: ArraySlice<UInt8>) -> String {
    if word.contains(UInt8(ascii: "\\")) { return String(decoding: word, as: UTF8.self) }
    var result: [UInt8] = []
    for byte in word where byte != UInt8(ascii: "{") && byte != UInt8(ascii: "}") {
      if byte != UInt8(ascii: " ") || result.last != byte { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self).trimmed
  }
}
