internal import Text

/// The comparison of two titles.
struct TitleMatch: Sendable {
  /// A conflict that shows that two titles are different, even if they are similar.
  enum Conflict: Int, Comparable, Sendable {
    case none
    /// A word is replaced by another.
    case word
    /// Only one title has a part, volume or number.
    case part
    /// Numbers differ, or words exclude each other.
    case opposed

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// Whether one of the two has no title.
  var isMissing = false
  /// The share of the words that are in both titles, from 0 to 1.
  var score = 0.0
  /// The share of the shorter title's words that are in the longer, from 0 to 1.
  var containment = 0.0
  /// Whether all content words are in both titles.
  var isEqual = false
  /// Whether one title lacks only whole parts of the other, such as a subtitle.
  var isShortened = false
  /// Whether the shortened title lacks the first part: `X` is not a short form of `Data from: X`.
  var lacksFirstPart = false
  /// The number of content words that the shortened title lacks.
  var missingWords = 0
  /// Whether a function word is replaced by another: `from` by `to`.
  var hasExchangedSmallWords = false
  var conflict = Conflict.none
  /// Whether paired words differ in more than variant spelling, or are in another order.
  var isInexact = false
  /// Whether function words differ.
  var hasOtherSmallWords = false
  /// The number of content words in both titles.
  var common = 0

  /// - Complexity: O(*n* · *m*) for titles of *n* and *m* words.
  init(_ one: TitleProfile, _ other: TitleProfile) {
    let (left, right) = (one.words, other.words)
    guard !left.isEmpty, !right.isEmpty else {
      isMissing = true
      return
    }
    if left.letters == right.letters, !left.splitsNumber(of: right), !right.splitsNumber(of: left) {
      (score, containment, isEqual, common) = (1, 1, true, one.contentCount)
      return
    }
    var pairing = Pairing(one, other)
    pairing.pairEqual()
    if pairing.isPermutation { pairing.isInexact = true }
    pairing.pairAlike()
    pairing.pairJoined()
    let lostLeft = left.indices.filter { !pairing.leftIsPaired[$0] }
    let lostRight = right.indices.filter { !pairing.rightIsPaired[$0] }
    let (allLeft, allRight) = (Self.weight(one, left.indices), Self.weight(other, right.indices))
    let paired =
      (allLeft - Self.weight(one, lostLeft) + allRight - Self.weight(other, lostRight)) / 2
    score = 2 * paired / (allLeft + allRight)
    containment = min(1, paired / min(allLeft, allRight))
    let contentLeft = lostLeft.filter { !one.traits[$0].isStop }
    let contentRight = lostRight.filter { !other.traits[$0].isStop }
    common = one.contentCount - contentLeft.count
    // Sources lose the `s` of a plural in long titles; "A Model" and "Models" are different short
    // titles.
    isInexact = pairing.isInexact || (pairing.hasPlural && common < Threshold.tellingWords)
    hasOtherSmallWords =
      lostLeft.count > contentLeft.count || lostRight.count > contentRight.count
    hasExchangedSmallWords =
      lostLeft.contains { one.isSignificant(smallWord: $0) }
      && lostRight.contains { other.isSignificant(smallWord: $0) }
    isEqual = contentLeft.isEmpty && contentRight.isEmpty
    conflict = Self.conflict(one, contentLeft, other, contentRight)
    guard !isEqual, conflict == .none, common > 0 else { return }
    isShortened =
      contentLeft.isEmpty
      ? Self.isWholeParts(contentRight, of: other)
      : contentRight.isEmpty && Self.isWholeParts(contentLeft, of: one)
    lacksFirstPart =
      isShortened
      && (Self.isFirstPart(contentLeft, of: one) || Self.isFirstPart(contentRight, of: other))
    missingWords = contentLeft.count + contentRight.count
  }

  private static func weight(_ title: TitleProfile, _ indices: some Sequence<Int>) -> Double {
    indices.reduce(0) { $0 + (title.traits[$1].isStop ? Threshold.smallWord : 1) }
  }

  /// Whether the words make up whole parts of a title, apart from function words.
  private static func isWholeParts(_ lost: [Int], of title: TitleProfile) -> Bool {
    let bounds = [0] + title.words.starts + [title.words.count]
    return zip(bounds, bounds.dropFirst()).allSatisfy { start, end in
      let content = (start..<end).filter { !title.traits[$0].isStop }
      let missing = content.count { lost.contains($0) }
      return missing == 0 || missing >= content.count - content.count / 4
    }
  }

  /// Whether the words include the whole first part.
  private static func isFirstPart(_ lost: [Int], of title: TitleProfile) -> Bool {
    let end = title.words.starts.first ?? title.words.count
    let first = (0..<end).filter { !title.traits[$0].isStop }
    return !first.isEmpty && first.allSatisfy(lost.contains)
  }

  private static func conflict(
    _ left: TitleProfile, _ lostLeft: [Int], _ right: TitleProfile, _ lostRight: [Int]
  ) -> Conflict {
    let leftNumbers = lostLeft.compactMap { left.traits[$0].number }
    let rightNumbers = lostRight.compactMap { right.traits[$0].number }
    if !leftNumbers.isEmpty, !rightNumbers.isEmpty, Set(leftNumbers) != Set(rightNumbers) {
      return .opposed
    }
    for index in lostLeft {
      for other in lostRight
      where TitleWords.areOpposed(
        left.words[index], left.traits[index], right.words[other], right.traits[other])
      {
        return .opposed
      }
    }
    if lostLeft.contains(where: { left.traits[$0].isPart })
      || lostRight.contains(where: { right.traits[$0].isPart })
    {
      return .part
    }
    return lostLeft.isEmpty || lostRight.isEmpty ? .none : .word
  }
}

extension FoldedWords {
  var indices: Range<Int> { 0..<count }

  /// Whether a number of the other title is split here: `1.5` and `15`, but not `1,000` and `1000`.
  fileprivate func splitsNumber(of other: FoldedWords) -> Bool {
    guard ends != other.ends, letters.contains(where: \.isASCIIDigit) else { return false }
    return indices.dropLast().contains { index in
      let end = Int(ends[index])
      return letters[end - 1].isASCIIDigit && letters[end].isASCIIDigit
        && range(index + 1).count != 3 && !other.ends.contains(ends[index])
    }
  }
}

/// Pairs the words of two titles.
private struct Pairing {
  let left: TitleProfile
  let right: TitleProfile
  var leftIsPaired: [Bool]
  var rightIsPaired: [Bool]
  var isInexact = false
  var hasPlural = false

  init(_ left: TitleProfile, _ right: TitleProfile) {
    (self.left, self.right) = (left, right)
    leftIsPaired = Array(repeating: false, count: left.words.count)
    rightIsPaired = Array(repeating: false, count: right.words.count)
  }

  mutating func pairEqual() {
    var next = 0
    var last = -1
    let count = right.words.count
    for index in left.words.indices {
      let hash = left.words.hashes[index]
      // Most words are in the same order, so the search begins where the last one ended.
      for step in 0..<count {
        let other = next + step < count ? next + step : next + step - count
        if right.words.hashes[other] == hash, !rightIsPaired[other] {
          (leftIsPaired[index], rightIsPaired[other]) = (true, true)
          if !left.traits[index].isStop {
            if other < last { isInexact = true }
            last = other
          }
          next = other + 1 < count ? other + 1 : 0
          break
        }
      }
    }
  }

  /// Whether the titles have the same words in different orders.
  var isPermutation: Bool {
    left.words.count == right.words.count && left.words.hashes != right.words.hashes
      && leftIsPaired.allSatisfy { $0 }
  }

  mutating func pairAlike() {
    for index in left.words.indices where !leftIsPaired[index] {
      for other in right.words.indices where !rightIsPaired[other] && areAlike(index, other) {
        (leftIsPaired[index], rightIsPaired[other]) = (true, true)
        noteDifference(index, other)
        break
      }
    }
  }

  private mutating func noteDifference(_ index: Int, _ other: Int) {
    guard left.traits[index].number == nil,
      !Spelling.areVariants(left.words[index], right.words[other])
    else { return }
    if Spelling.arePlural(left.words[index], right.words[other]) {
      hasPlural = true
    } else {
      isInexact = true
    }
  }

  private func areAlike(_ index: Int, _ other: Int) -> Bool {
    let (trait, otherTrait) = (left.traits[index], right.traits[other])
    if let number = trait.number { return number == otherTrait.number }
    return Spelling.areAlike(left.words, index, right.words, other)
      && !TitleWords.areOpposed(left.words[index], trait, right.words[other], otherTrait)
  }

  /// Pairs compounds that one title separates and the other does not: `data base`, `database`.
  mutating func pairJoined() {
    Self.join(left.words, &leftIsPaired, right.words, &rightIsPaired)
    Self.join(right.words, &rightIsPaired, left.words, &leftIsPaired)
  }

  private static func join(
    _ separated: FoldedWords, _ separatedIsPaired: inout [Bool], _ whole: FoldedWords,
    _ wholeIsPaired: inout [Bool]
  ) {
    for index in whole.indices where !wholeIsPaired[index] {
      let range = whole.range(index)
      // "1 000" is 1000, but "1.5" is not 15.
      let isNumber = whole.letters[range].allSatisfy(\.isASCIIDigit)
      guard range.count > 3 || whole.letters[range].contains(where: \.isASCIIDigit) else {
        continue
      }
      for start in separated.indices where !separatedIsPaired[start] {
        // `letters` has no gaps between words.
        let from = separated.range(start).lowerBound
        var end = start
        while end < separated.count, Int(separated.ends[end]) - from < range.count { end += 1 }
        guard end > start, end < separated.count, Int(separated.ends[end]) - from == range.count,
          separated.letters[from..<(from + range.count)] == whole.letters[range],
          !isNumber
            || ((start + 1)...max(end, start + 1)).allSatisfy({ separated.range($0).count == 3 })
        else { continue }
        wholeIsPaired[index] = true
        for part in start...end { separatedIsPaired[part] = true }
        break
      }
    }
  }
}
