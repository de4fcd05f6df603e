internal import Text

/// Several ISBNs or ISSNs in one value: `0-262-03384-4 (hardcover), ISBN-13: 978-0-262-03384-8`.
public enum NumberList {
  /// The numbers of a value as they are written, without labels, addresses and remarks around them.
  ///
  /// A number may have spaces in place of hyphens: `978 0 262 03384 8`. A value without a number is
  /// returned whole, so that a check can name it.
  public static func numbers(in value: String) -> [String] {
    let numbers = withoutRemarks(value).split { ",;/:\n\r".contains($0) }.flatMap(numbers(inPart:))
    let text = value.trimmed
    return numbers.isEmpty && !text.isEmpty ? [text] : numbers
  }

  /// The digits of a number, the last perhaps `X`, without hyphens and spaces.
  public static func signs(of number: String) -> String {
    let signs = Folding.fold(number).utf8.filter { $0.isASCIIDigit || $0 == UInt8(ascii: "x") }
    return String(decoding: signs, as: UTF8.self).uppercased()
  }

  /// The text with a comma in place of each remark in parentheses.
  private static func withoutRemarks(_ text: String) -> String {
    guard text.containsByte(UInt8(ascii: "(")) else { return text }
    var result: [UInt8] = []
    var isRemark = false
    for byte in text.utf8 {
      if byte == UInt8(ascii: "(") {
        isRemark = true
        result.append(UInt8(ascii: ","))
      } else if byte == UInt8(ascii: ")") {
        isRemark = false
      } else if !isRemark {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func numbers(inPart part: Substring) -> [String] {
    let words = part.split(whereSeparator: \.isWhitespace).map { word in
      // A label may touch its number: `ISBN9780262033848`.
      String(word.drop { $0.isLetter && !("xX".contains($0) && word.count == 1) })
    }.filter(isNumber)
    if words.count < 2 { return words }
    guard words.contains(where: { complete.contains(signs(of: $0).utf8.count) }) else {
      return [words.joined(separator: " ")]
    }
    // The 13 of `ISBN 13` is no number of its own.
    return words.filter { signs(of: $0).utf8.count > 2 }
  }

  private static func isNumber(_ word: String) -> Bool {
    let bytes = Folding.fold(word).utf8
    return bytes.first.map { $0.isASCIIDigit || $0 == UInt8(ascii: "x") } ?? false
      && bytes.allSatisfy {
        $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "x")
      }
  }

  /// How many digits an ISSN and the two forms of an ISBN have.
  private static let complete: Set<Int> = [8, 10, 13]
}
