/// Formats ranges of pages and of other numbers.
///
/// - Source: CSL 1.0.2 specification, appendix V, "Page Range Formats".
struct PageRange {
  /// `nil` leaves the digits as they are.
  var format: Style.PageRangeFormat?
  var delimiter: String

  /// Writes numbers with the range delimiter; a hyphen outside of ranges stays.
  ///
  /// `separator` gives the text of any other separator.
  func text(of numbers: NumberText, separator: (NumberText.Separator) -> String) -> String {
    var result = ""
    var index = 0
    while index < numbers.pieces.count {
      let first = numbers.pieces[index]
      let following = index < numbers.separators.count ? numbers.separators[index] : nil
      let isRange = following == .hyphen
      if isRange {
        // "1-2-3" is no range.
        let isChain =
          index + 1 < numbers.separators.count && numbers.separators[index + 1] == .hyphen
        result += range(first, numbers.pieces[index + 1], isChain: isChain)
        index += 2
        while isChain, index < numbers.pieces.count, numbers.separators[index - 1] == .hyphen {
          result += "-" + numbers.pieces[index]
          index += 1
        }
      } else {
        result += Self.unescaped(first)
        index += 1
      }
      if index < numbers.pieces.count {
        let next = numbers.separators[index - 1]
        let isJoined = next == .comma && startsWithWord(numbers, at: index)
        result += isJoined ? "," : separator(next)
      }
    }
    return result
  }

  /// Whether a word follows the comma directly, as in "213, and 235".
  private func startsWithWord(_ numbers: NumberText, at index: Int) -> Bool {
    guard index < numbers.separators.count, case .word = numbers.separators[index] else {
      return false
    }
    return numbers.pieces[index].isEmpty
  }

  /// One range, or two texts with a hyphen.
  private func range(_ first: Substring, _ last: Substring, isChain: Bool) -> String {
    let hyphenated = "\(Self.unescaped(first))-\(Self.unescaped(last))"
    if isChain { return hyphenated }
    if let one = Numbered(first), let two = Numbered(last) {
      if one.prefix == two.prefix {
        return first + delimiter + (format.map { Self.end($0, one, two) } ?? String(last))
      }
      return hyphenated
    }
    let areWords = first.utf8.contains(UInt8(ascii: "\\")) || last.isEmpty || first.isEmpty
    return areWords || !Self.isShort(first) || !Self.isShort(last)
      ? hyphenated : first + delimiter + last
  }

  /// Whether the text may be a number without digits, such as a Roman numeral.
  private static func isShort(_ text: Substring) -> Bool {
    text.utf8.allSatisfy { "ivxlcdmIVXLCDM0123456789".utf8.contains($0) }
  }

  private static func unescaped(_ text: Substring) -> String {
    text.split(separator: "\\-", omittingEmptySubsequences: false).joined(separator: "-")
  }

  /// A prefix that ends in a letter, and digits.
  private struct Numbered {
    var prefix: Substring
    var digits: Substring

    init?(_ text: Substring) {
      let count = text.utf8.reversed().prefix { (0x30...0x39).contains($0) }.count
      guard count > 0, count < 19 else { return nil }
      prefix = text.dropLast(count)
      digits = text.suffix(count)
    }
  }

  /// The end of a range of numbers with the same prefix.
  private static func end(_ format: Style.PageRangeFormat, _ one: Numbered, _ two: Numbered)
    -> String
  {
    let first = one.digits
    // "110-5" means 115.
    let missing = max(0, first.utf8.count - two.digits.utf8.count)
    let last = first.prefix(missing) + two.digits
    guard last.utf8.count == first.utf8.count, last >= first else {
      return String(two.prefix + two.digits)
    }
    let common = zip(first.utf8, last.utf8).prefix { $0 == $1 }.count
    let digits = last.utf8.count
    switch format {
    case .expanded: return String(two.prefix + last)
    case .minimal: return String(last.dropFirst(min(common, digits - 1)))
    case .minimalTwo:
      return String(last.dropFirst(digits < 2 ? 0 : min(common, digits - 2)))
    case .chicago, .chicago15:
      return chicago15(first, last, common)
    case .chicago16: return chicago16(first, last, common)
    }
  }

  private static func chicago15(_ first: Substring, _ last: Substring, _ common: Int) -> String {
    let digits = first.utf8.count
    if digits == 4, digits - common >= 3 { return String(last) }
    return chicago16(first, last, common)
  }

  private static func chicago16(_ first: Substring, _ last: Substring, _ common: Int) -> String {
    let digits = first.utf8.count
    guard digits > 2, let value = Int(first), value % 100 != 0 else { return String(last) }
    // 101 to 109 and their like in every hundred: the changed part alone.
    if value % 100 < 10 { return String(last.dropFirst(min(common, digits - 1))) }
    return String(last.dropFirst(min(common, digits - 2)))
  }
}
