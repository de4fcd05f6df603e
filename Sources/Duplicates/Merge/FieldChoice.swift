internal import RichText
internal import Records
internal import Text

/// The better of two values of a field.
enum FieldChoice {
  /// The values are equivalent; the first one is used.
  case same
  /// The other value includes the first and adds to it, or has a better form.
  case otherSaysMore
  /// The other value is better, but does not include the first.
  case otherIsBetter
  /// The values differ; the first one is used.
  case different

  static func between(_ one: String, _ other: String, of field: FieldName) -> FieldChoice {
    switch field {
    case .title, .subtitle, .booktitle, .maintitle: ofTitles(one, other)
    case .journal: ofJournals(one, other)
    case .pages, .bookpages: ofPages(one, other)
    case .date, .year, .eventdate, .urldate: ofDates(one, other)
    case .abstract:
      areAlike(one, other) ? .same : other.utf8.count > one.utf8.count ? .otherIsBetter : .different
    case .isbn, .issn:
      one.utf8.filter(\.isASCIIDigit) == other.utf8.filter(\.isASCIIDigit) ? .same : .different
    default: areAlike(one, other) ? .same : .different
    }
  }

  /// Whether two texts are equal except for case, accents, markup and signs.
  private static func areAlike(_ one: String, _ other: String) -> Bool {
    let (left, right) = (
      FoldedWords(MarkedText.words(of: one)), FoldedWords(MarkedText.words(of: other))
    )
    return !left.isEmpty && left.letters == right.letters
  }

  /// Prefers mixed case to upper case or lower case alone, and braces, which protect case.
  private static func ofTitles(_ one: String, _ other: String) -> FieldChoice {
    if areAlike(one, other) {
      return casing(other) > casing(one) ? .otherSaysMore : .same
    }
    let (left, right) = (
      FoldedWords(MarkedText.words(of: one)), FoldedWords(MarkedText.words(of: other))
    )
    if right.letters.starts(with: left.letters), left.count > 1, casing(other) >= casing(one) {
      return .otherSaysMore
    }
    if left.letters.starts(with: right.letters), right.count > 1 { return .same }
    return casing(other) > casing(one) ? .otherIsBetter : .different
  }

  /// 0 for upper case only, 1 for lower case only, 2 for both.
  private static func casing(_ text: String) -> Int {
    let letters = text.unicodeScalars.filter { $0.properties.isAlphabetic }
    let upper = letters.count { $0.properties.isUppercase }
    if upper == 0 { return 1 }
    return upper * 10 > letters.count * 8 ? 0 : 2
  }

  /// Prefers the full name to an abbreviation of it.
  private static func ofJournals(_ one: String, _ other: String) -> FieldChoice {
    if areAlike(one, other) { return casing(other) > casing(one) ? .otherSaysMore : .same }
    let isOne = VenueNames.agreement(VenueProfile(one), VenueProfile(other)) == .same
    let isShort = one.utf8.count * 4 < other.utf8.count * 3 && !other.contains(":")
    return isOne && isShort ? .otherIsBetter : .different
  }

  private static func ofPages(_ one: String, _ other: String) -> FieldChoice {
    let (left, right) = (numbers(one), numbers(other))
    guard let first = left.first, first == right.first else {
      return areAlike(one, other) ? .same : .different
    }
    let last = right.last ?? first
    let end = left.last ?? first
    if end == last { return left.count >= right.count ? .same : .otherSaysMore }
    // "831-5" abbreviates 831-835.
    if last > end, right.count > 1,
      left.count == 1 || (end < first && "\(last)".hasSuffix("\(end)"))
    {
      return .otherSaysMore
    }
    let isShort = right.count == 1 || (last < first && "\(end)".hasSuffix("\(last)"))
    return isShort ? .same : .different
  }

  private static func numbers(_ text: String) -> [Int] {
    text.utf8.split { !$0.isASCIIDigit }.compactMap {
      Int(String(decoding: Array($0), as: UTF8.self))
    }
  }

  /// Prefers the more precise of two dates in one year.
  private static func ofDates(_ one: String, _ other: String) -> FieldChoice {
    if other.hasPrefix(one), other.utf8.count > one.utf8.count { return .otherSaysMore }
    return one.hasPrefix(other) ? .same : .different
  }
}
