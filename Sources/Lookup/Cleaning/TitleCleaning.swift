internal import RichText
internal import Text

/// Cleans the titles that publishers deposit.
///
/// Only marks that belong to the page or the database are removed.
enum TitleCleaning {
  /// A title with CSL-JSON's markup, from one with that of HTML, JATS or CSL-JSON and with
  /// entities.
  ///
  /// `language` is the source's term; `nil` if it is unknown.
  static func title(_ text: String, language: String? = nil) -> String {
    var title = PlainLine.of(MarkupCleaning.cleaned(text))
    title = withDash(title)
    title = withoutPunctuation(title, of: " /", " :", " ;", " =")
    title = withoutMarks(title)
    title = withoutMedium(title)
    title = withoutStop(title)
    return Capitals.lowered(title, language: language)
  }

  /// The name of a journal, book, series or event.
  ///
  /// Unlike in titles, a full stop at the end may be significant, as in `Phys. Rev.`, but not after a
  /// year or the word "Proceedings".
  static func container(_ text: String, language: String? = nil) -> String {
    var name = withDash(PlainLine.of(MarkupCleaning.cleaned(text)))
    name = withoutPunctuation(name, of: " /", " :", " ;", " =")
    let lowered = name.asciiLowercased
    let isYear =
      lowered.hasSuffix(".") && lowered.utf8.dropLast().suffix(4).allSatisfy(\.isASCIIDigit)
    if isYear || lowered.hasSuffix("proceedings.") { name = String(name.dropLast()) }
    return Capitals.lowered(name, language: language)
  }

  /// A publisher or a place without the punctuation that catalogues put after it, such as
  /// `Sunset Seed and Plant Co.,` and `London :`.
  static func imprint(_ text: String) -> String {
    withoutPunctuation(
      PlainLine.of(MarkupCleaning.cleaned(text)), of: " /", " :", ":", " ;", ";", ",")
  }

  /// The text without the punctuation of library catalogues at its end.
  ///
  /// - Source: ISBD, section 1, "Prescribed punctuation".
  private static func withoutPunctuation(_ text: String, of endings: String...) -> String {
    guard let ending = endings.first(where: text.hasSuffix), text.utf8.count > ending.utf8.count
    else { return text }
    return String(text.dropLast(ending.count)).trimmed
  }

  /// The text with a dash for a character that could not be decoded, where it stands between spaces.
  private static func withDash(_ text: String) -> String {
    text.replacing(" \u{FFFD} ", with: " \u{2013} ")
  }

  /// An abstract with each paragraph on one line, without the heading "Abstract".
  static func abstract(_ text: String) -> String {
    let line = PlainLine.paragraphs(of: MarkupCleaning.cleaned(text))
    for heading in ["abstract", "summary"] where line.asciiLowercased.hasPrefix(heading) {
      let rest = line.dropFirst(heading.utf8.count)
      guard let next = rest.unicodeScalars.first else { return "" }
      // `AbstractWe show` and `Abstract: We show`, but not `Abstract algebra`.
      let isMark = ":.—–-\n".unicodeScalars.contains(next) || next.isUppercaseLetter
      let isBeforeCapital =
        next == " " && (rest.unicodeScalars.dropFirst().first?.isUppercaseLetter ?? false)
      if isMark || isBeforeCapital {
        return String(rest.drop { ":.—–- \n".contains($0) })
      }
    }
    return line
  }

  /// The title and the subtitle, unless the title contains it.
  static func joined(_ title: String, _ subtitle: String) -> String {
    if subtitle.isEmpty || title.isEmpty { return title + subtitle }
    if Folding.fold(title).hasSuffix(Folding.fold(subtitle)) { return title }
    let ends = title.unicodeScalars.last.map { ":?!.–—".unicodeScalars.contains($0) } ?? false
    return "\(title)\(ends ? "" : ":") \(subtitle)"
  }

  /// The title without footnote marks at the end, superscript or not: `Title☆`,
  /// `Title<sup>*</sup>`.
  private static func withoutMarks(_ title: String) -> String {
    var title = title
    while true {
      var rest = title
      if rest.hasSuffix("</sup>"), let start = rest.utf8.lastIndex(of: UInt8(ascii: "<")),
        let open = lastRange(of: "<sup>", in: rest[..<start])
      {
        let inner = rest[open.upperBound..<start]
        let isMark = inner.unicodeScalars.allSatisfy { marks.contains($0) || $0 == "," }
        if isMark { rest = String(rest[..<open.lowerBound]) }
      }
      while let last = rest.unicodeScalars.last, marks.contains(last), !isNamedStar(rest) {
        rest = String(rest.unicodeScalars.dropLast())
      }
      rest = rest.trimmed
      if rest == title || rest.isEmpty { return title }
      title = rest
    }
  }

  private static func lastRange(of part: String, in text: Substring) -> Range<String.Index>? {
    var found: Range<String.Index>?
    var rest = text
    while let range = rest.firstRange(of: part) {
      found = range
      rest = rest[range.upperBound...]
    }
    return found
  }

  /// Stars and daggers that refer to a footnote; no title ends in one otherwise.
  private static let marks: Set<Unicode.Scalar> = [
    "*", "†", "‡", "§", "¶", "☆", "★", "✩", "⁎", "∗",
  ]

  /// Whether the mark belongs to the last word, as in `A*`, `C*-algebras` and `Sgr A*`.
  private static func isNamedStar(_ title: String) -> Bool {
    let last = title.unicodeScalars.last
    guard last == "*" || last == "∗" || last == "⁎" else { return false }
    let word = title.split(separator: " ").last ?? ""
    return word.unicodeScalars.count <= 3
  }

  /// The title without the medium that catalogues append.
  private static func withoutMedium(_ title: String) -> String {
    for medium in ["[internet]", "[electronic resource]", "[online]", "[microform]"]
    where title.asciiLowercased.hasSuffix(medium) {
      let rest = String(decoding: title.utf8.dropLast(medium.utf8.count), as: UTF8.self).trimmed
      if !rest.isEmpty { return rest }
    }
    return title
  }

  /// The title without one full stop at the end, unless it ends an abbreviation or an ellipsis.
  private static func withoutStop(_ title: String) -> String {
    guard title.hasSuffix("."), !title.hasSuffix("..") else { return title }
    let rest = String(title.dropLast())
    let words = rest.split(separator: " ")
    guard words.count > 1, let word = words.last else { return title }
    let isAbbreviation =
      word.utf8.contains(UInt8(ascii: ".")) || word.unicodeScalars.count == 1
      || abbreviations.contains(String(word).asciiLowercased)
    return isAbbreviation ? title : rest.trimmed
  }

  private static let abbreviations: Set<String> = [
    "al", "etc", "inc", "ltd", "co", "corp", "jr", "sr", "st", "vol", "no", "pt", "ed", "eds",
    "spp",
    "sp", "nov", "ca", "cf", "vs", "dr", "prof", "mr", "mrs", "ph", "var", "subsp", "gen",
  ]
}
