internal import Formats
internal import Identifiers
internal import RichText
internal import Text

/// Brings ISSNs, ISBNs and page numbers into the form that records have.
enum NumberCleaning {
  /// ISSNs, each once, as `1234-567X`, separated by commas.
  static func issns(_ texts: [String]) -> String {
    var numbers: [String] = []
    for text in texts.flatMap(NumberList.numbers) {
      let signs = NumberList.signs(of: text)
      let number = "\(signs.prefix(4))-\(signs.suffix(4))"
      if signs.utf8.count == 8, !numbers.contains(number) { numbers.append(number) }
    }
    return numbers.joined(separator: ", ")
  }

  /// ISBNs, each once, with the hyphens of the text.
  static func isbns(_ texts: [String]) -> String {
    var seen: Set<String> = []
    var numbers: [String] = []
    for text in texts.flatMap(NumberList.numbers) {
      guard let isbn = ISBN(text), seen.insert(isbn.text).inserted else { continue }
      let isHyphened = text.utf8.allSatisfy { $0.isASCIIDigit || $0 == 0x2D || $0 | 0x20 == 0x78 }
      numbers.append(isHyphened ? text.uppercased() : isbn.text)
    }
    return numbers.joined(separator: ", ")
  }

  /// The place of a work in a volume: its pages, or an article number.
  enum Place: Equatable {
    case pages(String)
    case number(String)
  }

  /// The place that `page` gives; `nil` if it gives none.
  static func place(_ text: String) -> Place? {
    let line = PlainLine.of(Entities.decoded(text))
    if placeholders.contains(line.asciiLowercased) { return nil }
    let pages = PageRanges.normalized(withoutLabel(line))
    let ends = pages.split(separator: "\u{2013}")
    if ends.count == 2, ends[0] == ends[1] { return place(String(ends[0])) }
    return ends.count == 1 && isArticleNumber(pages) ? .number(pages) : .pages(pages)
  }

  /// Whether a single page is the number of an article: `e1234`, or more digits than pages have.
  private static func isArticleNumber(_ page: String) -> Bool {
    let isElectronic = page.utf8.first.map { $0 | 0x20 == UInt8(ascii: "e") } ?? false
    let digits = page.utf8.dropFirst(isElectronic ? 1 : 0)
    guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit) else { return false }
    return isElectronic || digits.count > maximumPageLength
  }

  /// In digits.
  private static let maximumPageLength = 5

  /// Texts in place of pages; Wiley writes `n/a-n/a` and `no-no` for works without any.
  private static let placeholders: Set<String> = [
    "", "-", "--", "n/a", "na", "no", "none", "null", "0", "0-0", "no-no", "n/a-n/a", "na-na",
    "n.pag", "n. pag", "nil", "e-pub", "epub", "online",
  ]

  /// A volume or a number on one line; PubMed writes `Suppl_1` for "Suppl 1".
  static func number(_ text: String) -> String {
    PlainLine.of(Entities.decoded(text)).replacing("_", with: " ").trimmed
  }

  /// `pp. 1-10` and `1-10.` as `1-10`.
  private static func withoutLabel(_ text: String) -> String {
    var text = text
    for label in ["pages ", "page ", "pp. ", "pp ", "p. ", "pp.", "p."]
    where text.asciiLowercased.hasPrefix(label) {
      text = String(text.dropFirst(label.utf8.count)).trimmed
    }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }
}
