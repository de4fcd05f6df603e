internal import RichText
import Text

/// Values in Markdown; only what would be read as markup is escaped, so that text stays readable.
///
/// - Source: CommonMark 0.31.2, and GitHub Flavored Markdown 0.29 for `~~`.
enum MarkdownEscaping {
  static func escape(_ text: String, at place: TemplatePlace) -> [UInt8] {
    if place.isInTag { return HTMLEscaping.escape(text, at: place) }
    let bytes = PlainText.line(text)
    var result: [UInt8] = []
    let marker = place == .blockStart ? blockMarker(bytes[...]) : nil
    for index in bytes.indices {
      if TeXDelimiter.beginsFormula(bytes[index...]) {
        // A page that loads MathJax reads TeX in text too.
        result.append("<span>\\\\</span>")
        continue
      }
      if beginsMath(at: index, in: bytes) {
        result.append("<span>$</span>")
        continue
      }
      if index == marker || isMarkup(at: index, in: bytes) { result.append(UInt8(ascii: "\\")) }
      result.append(bytes[index])
    }
    return result
  }

  /// A formula, in which readers that know none must find neither a tag nor a link.
  static func math(_ source: String) -> String {
    var result: [UInt8] = []
    for byte in PlainText.line(source) {
      let isLink = byte == UInt8(ascii: "(") && result.last == UInt8(ascii: "]")
      if isLink || result.last == UInt8(ascii: "<") && byte != 0x20 { result.append(0x20) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isMarkup(at index: Int, in bytes: [UInt8]) -> Bool {
    let before = index > 0 ? bytes[index - 1] : nil
    let after = index + 1 < bytes.count ? bytes[index + 1] : nil
    switch bytes[index] {
    // Pandoc reads a backslash before a letter as a command of TeX.
    case UInt8(ascii: "*"), UInt8(ascii: "`"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: "<"), UInt8(ascii: "\\"):
      return true
    case UInt8(ascii: "_"):
      return !isInWord(index, in: bytes)
    case UInt8(ascii: "~"):
      return before == UInt8(ascii: "~") || after == UInt8(ascii: "~")
    case UInt8(ascii: "&"):
      return isEntity(bytes[index...])
    default:
      return false
    }
  }

  /// Whether letters or digits of any script are on both sides of a byte.
  private static func isInWord(_ index: Int, in bytes: [UInt8]) -> Bool {
    // No scalar has more than four bytes; one that is cut apart here is at the far end.
    let before = String(decoding: bytes[..<index].suffix(4), as: UTF8.self).unicodeScalars.last
    let after = String(decoding: bytes[(index + 1)...].prefix(4), as: UTF8.self).unicodeScalars
      .first
    return [before, after].allSatisfy { scalar in
      guard let properties = scalar?.properties else { return false }
      return properties.isAlphabetic || properties.numericType != nil
    }
  }

  /// Whether a dollar sign may begin or end a formula, in this value or in another on the same line.
  ///
  /// One before a digit is a price: it ends no formula (pandoc's rule for `tex_math_dollars`), and
  /// with all others written otherwise nothing ends one that it begins.
  private static func beginsMath(at index: Int, in bytes: [UInt8]) -> Bool {
    guard bytes[index] == UInt8(ascii: "$") else { return false }
    return !(index + 1 < bytes.count && bytes[index + 1].isASCIIDigit)
  }

  /// Whether the text begins with what may be a character reference, such as `&amp;` or `&#38;`.
  private static func isEntity(_ text: ArraySlice<UInt8>) -> Bool {
    guard text.first == UInt8(ascii: "&") else { return false }
    var name = text.dropFirst()
    if name.first == UInt8(ascii: "#") { name = name.dropFirst() }
    let rest = name.drop { $0.isASCIILetter || $0.isASCIIDigit }
    return rest.startIndex > name.startIndex && rest.first == UInt8(ascii: ";")
  }

  /// The offset of what makes a heading, a list, a quotation or a rule of a line that begins with
  /// the text.
  private static func blockMarker(_ text: ArraySlice<UInt8>) -> Int? {
    let start = text.prefix { $0.isBlank }.count
    let rest = text.dropFirst(start)
    if let byte = rest.first, "#+->=".utf8.contains(byte) { return start }
    guard let length = BlockMarkers.numberMarker(rest) else { return nil }
    return rest.dropFirst(length).first?.isBlank ?? true ? start + length - 1 : nil
  }
}
