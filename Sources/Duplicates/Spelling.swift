internal import Text

/// Compares spellings of a word.
enum Spelling {
  /// Whether words of two texts are equal except for typing errors: one letter in five to eight,
  /// two in more.
  static func areAlike(
    _ one: FoldedWords, _ index: Int, _ other: FoldedWords, _ otherIndex: Int
  ) -> Bool {
    let (left, right) = (one.range(index), other.range(otherIndex))
    let (least, most) = (min(left.count, right.count), max(left.count, right.count))
    guard least >= 4, most - least <= 2, least >= 5 || most > least else { return false }
    let allowed = least >= 9 ? 2 : 1
    guard (one.masks[index] ^ other.masks[otherIndex]).nonzeroBitCount <= 2 * allowed else {
      return false
    }
    if one.letters[left].contains(where: \.isASCIIDigit)
      || other.letters[right].contains(where: \.isASCIIDigit)
    {
      return false
    }
    return areNear(one.letters, left, other.letters, right, within: allowed)
  }

  /// Whether two words are variant spellings: `colour` and `color`, `über` and `ueber`.
  static func areVariants(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let isDamaged = one.contains(UInt8(ascii: "?")) || other.contains(UInt8(ascii: "?"))
    return isDamaged || american(one) == american(other)
      || withoutUmlauts(one) == withoutUmlauts(other)
  }

  /// Whether one word is the plural of the other with `s` or `es`.
  static func arePlural(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    guard long.starts(with: short) else { return false }
    let ending = long.dropFirst(short.count)
    return ending.elementsEqual("s".utf8) || ending.elementsEqual("es".utf8)
  }

  private static func american(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in word {
      let previous = result.last
      switch (previous, byte) {
      case (UInt8(ascii: "a"), UInt8(ascii: "e")), (UInt8(ascii: "o"), UInt8(ascii: "e")):
        result[result.count - 1] = byte
      case (UInt8(ascii: "o"), UInt8(ascii: "u")), (UInt8(ascii: "l"), UInt8(ascii: "l")): break
      case (_, UInt8(ascii: "z")): result.append(UInt8(ascii: "s"))
      default: result.append(byte)
      }
    }
    if result.suffix(2).elementsEqual("re".utf8) {
      result.swapAt(result.count - 1, result.count - 2)
    }
    return result
  }

  private static func withoutUmlauts(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    for byte in word {
      if byte == UInt8(ascii: "e"), let previous = result.last, "aou".utf8.contains(previous) {
        continue
      }
      result.append(byte)
    }
    return result
  }

  /// Whether two names are equal except for typing errors.
  static func areAlike(_ one: [UInt8], _ other: [UInt8]) -> Bool {
    let (least, most) = (min(one.count, other.count), max(one.count, other.count))
    guard least >= 4, most - least <= 2, least >= 5 || most > least else { return false }
    return areNear(
      one, one.indices, other, other.indices, within: least >= 9 ? 2 : 1)
  }

  /// Whether at most `limit` insertions, deletions, substitutions or swaps of adjacent letters turn
  /// one word into the other.
  ///
  /// A question mark, which replaces a lost letter, equals any letter.
  ///
  /// - Complexity: O(*n*) for a limit of 2, since equal letters at both ends are skipped.
  static func areNear(
    _ one: [UInt8], _ oneRange: Range<Int>, _ other: [UInt8], _ otherRange: Range<Int>,
    within limit: Int
  ) -> Bool {
    var (start, end) = (oneRange.lowerBound, oneRange.upperBound)
    var (otherStart, otherEnd) = (otherRange.lowerBound, otherRange.upperBound)
    while start < end, otherStart < otherEnd, areEqual(one[start], other[otherStart]) {
      start += 1
      otherStart += 1
    }
    while start < end, otherStart < otherEnd, areEqual(one[end - 1], other[otherEnd - 1]) {
      end -= 1
      otherEnd -= 1
    }
    let (left, right) = (end - start, otherEnd - otherStart)
    if left == 0 || right == 0 { return max(left, right) <= limit }
    guard limit > 0 else { return false }
    func rest(_ skip: Int, _ otherSkip: Int) -> Bool {
      areNear(
        one, (start + skip)..<end, other, (otherStart + otherSkip)..<otherEnd, within: limit - 1)
    }
    if rest(1, 1) || rest(1, 0) || rest(0, 1) { return true }
    return left > 1 && right > 1 && one[start] == other[otherStart + 1]
      && one[start + 1] == other[otherStart] && rest(2, 2)
  }

  private static func areEqual(_ one: UInt8, _ other: UInt8) -> Bool {
    one == other || one == UInt8(ascii: "?") || other == UInt8(ascii: "?")
  }
}
