internal import Text

/// DOIs in running text.
extension DOI {
  /// The first DOI that a text mentions, without the punctuation of the sentence around it.
  ///
  ///     see https://doi.org/10.1000/182.        (doi: 10.1000/182)        10.1000/182, 10.1000/183
  ///
  /// - Complexity: O(*n*).
  public static func first(in text: String) -> DOI? {
    let bytes = Array(text.utf8)
    for start in bytes.indices.dropLast(3) where begins(at: start, in: bytes) {
      let word = bytes[start...].prefix { !$0.isASCIIWhitespace && $0 != UInt8(ascii: "\"") }
      let mention = String(decoding: withoutPunctuation(word), as: UTF8.self)
      if let doi = DOI(mention) { return doi }
    }
    return nil
  }

  /// Whether a DOI may begin at an offset: `10.` and a digit, not within a number.
  public static func begins(at offset: Int, in bytes: [UInt8]) -> Bool {
    guard offset + 3 < bytes.count, bytes[offset] == UInt8(ascii: "1"),
      bytes[offset + 1] == UInt8(ascii: "0"), bytes[offset + 2] == UInt8(ascii: "."),
      bytes[offset + 3].isASCIIDigit
    else { return false }
    guard offset > 0 else { return true }
    return !bytes[offset - 1].isASCIIDigit && bytes[offset - 1] != UInt8(ascii: ".")
  }

  /// A word without the punctuation that follows a DOI in a sentence; a bracket that closes one of
  /// the DOI's own stays.
  private static func withoutPunctuation(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    while let last = word.last, punctuation.contains(last) {
      let open = brackets.first { $0.close == last }?.open
      if let open, word.count(where: { $0 == open }) >= word.count(where: { $0 == last }) { break }
      word = word.dropLast()
    }
    return word
  }

  private static let punctuation = Array(".,;:)]}>/'*".utf8)

  private static let brackets = ["()", "[]", "{}", "<>"].map { pair in
    (open: pair.utf8.first, close: pair.utf8.last)
  }
}
