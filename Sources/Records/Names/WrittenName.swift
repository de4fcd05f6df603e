internal import Text

/// Names as other programs and people write them.
///
/// Every reader of names goes through these functions, so that a name means the same wherever it
/// comes from.
extension Name {
  /// The mark at the end of a list whose other names are left out: BibTeX's `and others`.
  public static let others = Name(family: "others")

  /// Whether this is not a name, but stands for names that are left out.
  public var isOthers: Bool { family == "others" && given.isEmpty && prefix.isEmpty && !isLiteral }

  /// Reads a name in any of BibTeX's three forms.
  ///
  /// Markup is taken out, footnote marks become attributes, and `et al.` becomes `others`. The parts
  /// are those that BibTeX finds, even if they are wrong; see ``withSuffixApart``.
  ///
  /// - Complexity: O(*n*).
  public init(written text: String) {
    let marks = NameMarks(in: text)
    self = NameVocabulary.isOthers(marks.text) ? .others : Name(parsing: marks.text)
    attributes = marks.attributes
  }

  /// The name with its suffix in its place, where BibTeX's rules find it in another part.
  ///
  /// Such are `Martin Luther King, Jr.`, `King, Martin Luther, Jr.`, and `Martin Luther King Jr.`.
  public var withSuffixApart: Name {
    guard !isLiteral else { return self }
    var name = self
    name.findSuffix()
    name.attributes = attributes
    return name
  }

  /// Reads a name that is one text in no fixed form, as in RIS and on web pages.
  ///
  /// Without a comma it may be `A. B. Smith`, `Smith AB`, `World Health Organization`, or a single
  /// word.
  ///
  /// - Complexity: O(*n*).
  public init(free text: String) {
    let marks = NameMarks(in: text, digits: NameVocabulary.isBody(text) ? .letters : .marks)
    let bare = marks.text
    if NameVocabulary.isOthers(bare) {
      self = .others
    } else if bare.containsByte(UInt8(ascii: ",")) || bare.hasPrefix("{") {
      self = Name(written: bare)
      if !bare.containsByte(UInt8(ascii: "{")) { self = withSuffixApart }
    } else {
      self = Self.whole(bare)
    }
    attributes.all += marks.attributes.all
  }

  /// The name without marks and markup in its parts, and in parts if the family name is all of it.
  ///
  /// Programs and publishers put `Jin-Fu Chang` or `World Health Organization` into a field for the
  /// family name.
  public func tidied() -> Name {
    var name = self
    for part in [\Name.family, \.given, \.suffix] {
      let marks = NameMarks(
        in: Self.withoutTrailingCommas(name[keyPath: part]), digits: isLiteral ? .letters : .marks)
      name[keyPath: part] = marks.text
      for attribute in marks.attributes.all where !name.attributes.has(attribute.name) {
        name.attributes.all.append(attribute)
      }
    }
    let isAlone = name.given.isEmpty && prefix.isEmpty && suffix.isEmpty
    // Some programs split `et al.` into the parts of a name.
    if name.family.utf8.count <= Self.longestOthers {
      let words = isAlone ? name.family : "\(name.given) \(prefix)\(name.family)"
      if NameVocabulary.isOthers(words) { return .others }
    }
    guard !isLiteral else { return name }
    if isAlone, name.family.containsByte(UInt8(ascii: " ")) {
      var whole = Name(free: name.family)
      whole.attributes.all += name.attributes.all
      return whole
    }
    return name.withSuffixApart
  }

  /// The names in a text that may end in `et al.`, which becomes `others`.
  ///
  /// - Parameters:
  ///   - text: One name, or one and `et al.`.
  ///   - name: Reads the text of one name.
  /// - Returns: The name, and the mark for further names if there is one.
  public static func names(in text: String, by name: (String) -> Name) -> [Name] {
    guard let rest = withoutEtAl(text) else { return [name(text)] }
    return rest.isEmpty ? [.others] : [name(rest), .others]
  }

  /// The text before `et al.` at its end; `nil` if it does not end so.
  private static func withoutEtAl(_ text: String) -> String? {
    let text = withoutTrailingCommas(text)
    for ending in ["et al.", "et al", "et. al.", "and others"] where text.hasSuffix(ending) {
      let rest = text.utf8.dropLast(ending.utf8.count)
      guard rest.isEmpty || rest.last == UInt8(ascii: " ") || rest.last == UInt8(ascii: ",") else {
        continue
      }
      return withoutTrailingCommas(String(decoding: rest, as: UTF8.self).trimmed)
    }
    return nil
  }

  /// Reads a name of a list, which may have a comma at its end.
  ///
  /// The comma is a slip before `and`, or EndNote's mark of a body: `ISARIC-4C Investigators,`.
  ///
  /// - Complexity: O(*n*).
  public init(listed text: String) {
    let bare = Self.withoutTrailingCommas(text)
    let isMarked = bare.utf8.count < text.utf8.count && !bare.containsByte(UInt8(ascii: ","))
    if isMarked, NameVocabulary.isBody(bare) {
      self.init(family: bare, isLiteral: true)
    } else {
      self.init(written: bare)
    }
  }

  /// The text without commas at its end, a slip before `and`.
  public static func withoutTrailingCommas(_ text: String) -> String {
    guard text.utf8.last == UInt8(ascii: ",") else { return text }
    let end = text.utf8.lastIndex { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: " ") }
    return end.map { String(text[...$0]) } ?? ""
  }

  /// The length of `and others.` in bytes.
  private static let longestOthers = 11

  /// A name without a comma.
  private static func whole(_ text: String) -> Name {
    var words = text.split { $0 == " " || $0 == "\u{A0}" }
    guard words.count > 1 else { return Name(family: text.trimmed) }
    let isWithInitials = words.count == 2 && NameInitials.areInitials(words[1])
    let hasAnd = words.contains("and") || words.contains("&")
    if hasAnd || !isWithInitials && NameVocabulary.isBody(text) {
      return Name(family: text.trimmed, isLiteral: true)
    }
    var suffix = ""
    if words.count > 2, let last = words.last, NameVocabulary.isSuffix(last) {
      suffix = String(last)
      words.removeLast()
    }
    var name = Name(parsing: words.joined(separator: " "))
    let initials = words.reversed().prefix(while: { NameInitials.areInitials($0) }).count
    if initials > 0, initials < words.count, !NameInitials.areInitials(words[0]) {
      name = Name(parsing: "\(words.dropLast(initials).joined(separator: " ")), x")
      name.given = words.suffix(initials).map(NameInitials.separated).joined(separator: " ")
    } else if words.count > maximumWords {
      return Name(family: text.trimmed, isLiteral: true)
    } else if isFamilyFirst(words) {
      name = Name(family: String(words[0]), given: words.dropFirst().joined(separator: " "))
    }
    name.suffix = suffix
    return name
  }

  /// The maximum number of words in a person's name without a comma; bodies have longer names.
  private static let maximumWords = 6

  /// Whether all words are Han or Hangul: such names begin with the family name.
  private static func isFamilyFirst(_ words: [Substring]) -> Bool {
    words.allSatisfy { word in
      word.unicodeScalars.allSatisfy { 0x3400...0x9FFF ~= $0.value || 0xAC00...0xD7A3 ~= $0.value }
    }
  }

  /// Moves a suffix out of the other parts.
  private mutating func findSuffix() {
    let mayBeInitials =
      NameVocabulary.mayBeInitials(given) && suffix.isEmpty
      && !family.containsByte(UInt8(ascii: " "))
    if NameVocabulary.isSuffix(given), !family.isEmpty, !mayBeInitials {
      let last = given
      if suffix.isEmpty {
        // `Martin Luther King, Jr.`
        self = Name(parsing: fullFamily)
      } else if !NameVocabulary.isSuffix(suffix) {
        // `King, Martin Luther, Jr.`
        given = suffix
      } else {
        return
      }
      suffix = last
    } else if NameVocabulary.isSuffix(family), !given.isEmpty, suffix.isEmpty, prefix.isEmpty {
      // `Martin Luther King Jr.`
      let last = family
      self = Name(parsing: given)
      suffix = last
    } else if suffix.isEmpty {
      if !moveSuffix(from: \.given) { _ = moveSuffix(from: \.family) }
    }
  }

  /// Moves a suffix from the end of a part with other words; whether there is one.
  private mutating func moveSuffix(from part: WritableKeyPath<Name, String>) -> Bool {
    guard let space = self[keyPath: part].utf8.lastIndex(of: UInt8(ascii: " ")) else {
      return false
    }
    let text = self[keyPath: part]
    let last = text[text.utf8.index(after: space)...]
    guard NameVocabulary.isSuffix(last) else { return false }
    suffix = String(last)
    self[keyPath: part] = String(text[..<space]).trimmed
    return true
  }
}
