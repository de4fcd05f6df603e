internal import Text

/// A text of a name without the markup and the footnote marks that programs leave in names.
///
/// `Einstein*†` is `Einstein` with the attributes `equal` and `mark=†`. An asterisk stands for equal
/// contribution, and an envelope for the corresponding author. Other marks have no fixed meaning, and
/// are kept as they are.
struct NameMarks {
  /// The text without markup and marks, and without spaces at either end.
  private(set) var text = ""
  /// What the marks say.
  private(set) var attributes = Attributes()
  /// Whether anything was taken out.
  private(set) var areFound = false
  private var marks = ""
  private let digits: Digits

  /// What digits at the end of a word are.
  enum Digits {
    /// The marks of affiliations, as in `Smith1,2`.
    case marks
    /// Parts of the word, as in the name of a body.
    case letters
  }

  /// - Parameters:
  ///   - source: A name with the markup of a record's values, or with HTML's tags.
  ///   - digits: What digits at the end of a word are.
  /// - Complexity: O(*n*).
  init(in source: String, digits: Digits = .marks) {
    self.digits = source.containsByte(UInt8(ascii: "{")) ? .letters : digits
    guard Self.mayHaveMarks(source) else {
      text = source
      return
    }
    read(source)
    // Words in braces keep their signs, and their commas separate no parts.
    text =
      text.containsByte(UInt8(ascii: "{"))
      ? word(text.trimmed, digits: .letters) : words(of: text).trimmed
    if !marks.isEmpty { attributes.all.append(.init(name: "mark", value: marks)) }
    areFound = areFound || !attributes.all.isEmpty
  }

  private static func mayHaveMarks(_ source: String) -> Bool {
    source.containsByte { byte, _ in
      switch byte {
      case UInt8(ascii: "<"), UInt8(ascii: "$"), UInt8(ascii: "*"), UInt8(ascii: "\\"),
        UInt8(ascii: "^"), UInt8(ascii: "#"), UInt8(ascii: "|"), UInt8(ascii: "&"):
        true
      // These bytes begin §, ¹ and similar, and † and similar.
      case 0xC2, 0xE2: true
      default: byte.isASCIIDigit
      }
    }
  }

  // MARK: Markup

  private mutating func read(_ source: String) {
    var rest = source[...]
    while let first = rest.unicodeScalars.first {
      switch first {
      case "<":
        if let tag = Tag(at: rest) {
          areFound = true
          rest = readTag(tag)
          continue
        }
      case "$":
        if let after = readMath(rest) {
          rest = after
          continue
        }
      case "\\":
        if let after = readCommand(rest) {
          rest = after
          continue
        }
      default: break
      }
      text.unicodeScalars.append(first)
      rest = rest.dropFirstScalar
    }
  }

  /// Reads a raised text as marks, unless a letter follows, as in `M<sup>c</sup>Donald`.
  private mutating func readTag(_ tag: Tag) -> Substring {
    let near = tag.rest.prefix(Self.maximumSource)
    guard tag.isRaised, !tag.isEnd, let end = near.firstRange(of: "</\(tag.name)") else {
      return tag.rest
    }
    let content = String(near[..<end.lowerBound])
    let close = tag.rest[end.upperBound...]
    let after =
      close.prefix(2).firstIndex(of: ">").map { close[close.index(after: $0)...] } ?? close
    let isInWord = after.unicodeScalars.first?.properties.isAlphabetic ?? false
    guard !isInWord, take(content) else { return tag.rest }
    return after
  }

  /// Reads `$^{*}$`, `$^\dagger$` and `$\ast$`; `nil` if the math is not of marks only.
  private mutating func readMath(_ text: Substring) -> Substring? {
    let inner = text.dropFirst()
    guard let end = inner.prefix(Self.maximumSource).firstIndex(of: "$") else { return nil }
    let content = String(inner[..<end])
    let start = content.first { $0 != " " && $0 != "{" && $0 != "}" }
    guard start == "^" || start == "\\" || start == "*", take(content) else { return nil }
    return inner[inner.index(after: end)...]
  }

  /// Reads `\thanks{…}` and `\footnotemark[1]`, which may stand after a name in TeX.
  private mutating func readCommand(_ text: Substring) -> Substring? {
    if text.hasPrefix("\\*") {
      areFound = true
      return text.dropFirst()
    }
    for command in ["\\thanks{", "\\footnote{"] where text.hasPrefix(command) {
      let inner = text.dropFirst(command.count)
      guard let end = inner.prefix(Self.maximumNote).firstIndex(of: "}") else { return nil }
      let note = String(inner[..<end]).trimmed
      if note.asciiLowercased.contains("equal") { add("equal") } else { add("note", note) }
      return inner[inner.index(after: end)...]
    }
    guard text.hasPrefix("\\footnotemark") else { return nil }
    let inner = text.dropFirst("\\footnotemark".count)
    areFound = true
    guard inner.hasPrefix("["), let end = inner.prefix(Self.maximumSource).firstIndex(of: "]")
    else { return inner }
    marks += inner[inner.index(after: inner.startIndex)..<end]
    return inner[inner.index(after: end)...]
  }

  private mutating func add(_ name: String, _ value: String? = nil) {
    areFound = true
    if !attributes.has(name) { attributes.all.append(.init(name: name, value: value)) }
  }

  /// Takes a raised text as marks; whether it has nothing else.
  private mutating func take(_ content: String) -> Bool {
    var plain = content
    for (command, sign) in Self.commands {
      plain = plain.split(separator: command, omittingEmptySubsequences: false).joined(
        separator: sign)
    }
    let signs = plain.unicodeScalars.filter { !"{}^ ()[]".unicodeScalars.contains($0) }
    guard signs.count <= Self.maximumLength else { return false }
    let isMark = signs.allSatisfy { scalar in
      Self.isMark(scalar) || "0"..."9" ~= scalar || scalar == "," || scalar == "+"
        || ("a"..."z" ~= scalar && signs.count(where: { "a"..."z" ~= $0 }) == 1)
    }
    guard isMark else { return false }
    areFound = true
    for sign in signs { take(sign) }
    return true
  }

  /// The maximum number of signs in a raised text of marks; a longer one is a text of its own.
  private static let maximumLength = 16

  /// The maximum length of the source of marks, so that reading takes linear time.
  private static let maximumSource = 64

  /// The same for a footnote in TeX.
  private static let maximumNote = 500

  private static let commands = [
    ("\\ddagger", "‡"), ("\\ddag", "‡"), ("\\textdaggerdbl", "‡"), ("\\dagger", "†"),
    ("\\dag", "†"), ("\\textdagger", "†"), ("\\ast", "*"), ("\\star", "*"),
    ("\\textasteriskcentered", "*"), ("\\*", "*"), ("\\parallel", "‖"), ("\\|", "‖"),
    ("\\Letter", "✉"), ("\\Envelope", "✉"), ("\\faEnvelope", "✉"), ("\\S", "§"), ("\\P", "¶"),
    ("\\#", "#"), ("\\&", "&"), ("\\diamond", "⋄"), ("\\textsection", "§"),
  ]

  // MARK: Marks

  private mutating func take(_ mark: Unicode.Scalar) {
    areFound = true
    switch mark {
    case "*", "\u{2217}", "\u{204E}", "\u{FF0A}": add("equal")
    case "\u{2709}": add("corresponding")
    // A comma stands between marks only.
    case ",": if !marks.isEmpty { marks += "," }
    default: marks.unicodeScalars.append(Self.digit(mark) ?? mark)
    }
    if marks.utf8.count > Self.maximumLength * 3 {
      marks = String(marks.prefix(Self.maximumLength))
    }
  }

  /// Whether a sign is a footnote mark wherever it stands.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "*", "†", "‡", "§", "¶", "‖", "⋄", "\u{2217}", "\u{204E}", "\u{FF0A}", "\u{2709}",
      "\u{FE0F}",
      "#", "^":
      true
    default: digit(scalar) != nil
    }
  }

  /// The digit of a superscript one.
  private static func digit(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar {
    case "¹": "1"
    case "²": "2"
    case "³": "3"
    case "⁰", "⁴"..."⁹": Unicode.Scalar(scalar.value - 0x2070 + 0x30)
    default: nil
    }
  }

  /// Takes marks off the words of a text.
  private mutating func words(of text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { part in
      part.split(separator: " ").map(String.init)
    }
    var result: [String] = []
    for part in parts {
      var words: [String] = []
      for word in part {
        let isAlone = parts.count == 1 && part.count == 1
        let bare = self.word(word, digits: isAlone ? .letters : digits)
        if !bare.isEmpty { words.append(bare) }
      }
      // A part of marks only, as in `Smith 1, 2, John`.
      if words.isEmpty, !part.isEmpty { continue }
      result.append(words.joined(separator: " "))
    }
    return result.joined(separator: ", ")
  }

  /// A word without the marks at its ends, which may be empty.
  ///
  /// A number alone is a mark after others only, as in `Smith1,2`; and `&` between words is none.
  private mutating func word(_ word: String, digits: Digits) -> String {
    var scalars = Array(word.unicodeScalars)
    guard scalars.contains(where: { Self.isMark($0) || "0"..."9" ~= $0 || $0 == "&" || $0 == "|" })
    else { return word }
    let hasLetter = scalars.contains(where: \.properties.isAlphabetic)
    var found: [Unicode.Scalar] = []
    while let last = scalars.last {
      let isDigit = "0"..."9" ~= last
      let isSign = Self.isMark(last) || hasLetter && (last == "&" || last == "|")
      let isNumber = isDigit && digits == .marks && (hasLetter || !marks.isEmpty)
      guard isSign || isNumber else { break }
      scalars.removeLast()
      found.append(last)
    }
    // `A-12` and `Q#` are words with a sign of their own; a letter or a full stop precedes a mark.
    let isInWord =
      scalars.last.map { !$0.properties.isAlphabetic && $0 != "." && $0 != "}" } ?? false
    if isInWord, found.contains(where: { "0"..."9" ~= $0 }) { return word }
    // The sign raises those that follow it, and is a mark if none does.
    for mark in found.reversed() where mark != "^" || found.count == 1 { take(mark) }
    while let first = scalars.first, first != "#", Self.isMark(first) {
      scalars.removeFirst()
      take(first)
    }
    var result = ""
    result.unicodeScalars.append(contentsOf: scalars)
    return result
  }

  /// A tag of HTML or of a record's values.
  private struct Tag {
    let name: String
    let isEnd: Bool
    /// The text after the tag.
    let rest: Substring

    var isRaised: Bool { name == "sup" || name == "sub" || name == "xref" }

    /// `nil` if the text does not begin with a known tag.
    init?(at text: Substring) {
      var inner = text.dropFirst()
      isEnd = inner.hasPrefix("/")
      if isEnd { inner = inner.dropFirst() }
      let name = inner.prefix { $0.isASCII && $0.isLetter || $0 == ":" }
      guard let close = inner.prefix(NameMarks.maximumNote).firstIndex(of: ">"),
        Self.known.contains(String(name).asciiLowercased)
      else { return nil }
      self.name = String(name)
      rest = inner[inner.index(after: close)...]
    }

    private static let known: Set<String> = [
      "b", "i", "u", "em", "strong", "sup", "sub", "sc", "scp", "span", "a", "font", "italic",
      "bold", "xref", "small", "big", "tt", "underline", "br",
    ]
  }
}

extension Substring {
  fileprivate var dropFirstScalar: Substring {
    self[unicodeScalars.index(after: startIndex)...]
  }
}
