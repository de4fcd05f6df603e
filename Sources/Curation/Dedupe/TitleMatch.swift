internal import Text

/// What two titles have in common.
struct TitleMatch: Sendable {
  /// What speaks against two titles being one, however much of them is alike.
  enum Clash: Int, Comparable, Sendable {
    case none
    /// Some word has another in its place.
    case word
    /// A part, volume or number that only one of them has.
    case part
    /// Numbers that differ, or words that exclude each other.
    case opposed

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  /// Whether one of the two has no title.
  var isMissing = false
  /// From 0 to 1: what share of the words is in both.
  var score = 0.0
  /// What share of the shorter title's words is in the longer.
  var containment = 0.0
  /// Whether all words that carry meaning are in both.
  var isEqual = false
  /// Whether the one lacks nothing but whole parts of the other, such as a subtitle.
  var isShortened = false
  var clash = Clash.none
  /// How many words that carry meaning the two share.
  var common = 0

  /// - Complexity: O(*n* · *m*) for titles of *n* and *m* words.
  init(_ one: TitleProfile, _ other: TitleProfile) {
    let (left, right) = (one.words, other.words)
    guard !left.isEmpty, !right.isEmpty else {
      isMissing = true
      return
    }
    if left.letters == right.letters {
      (score, containment, isEqual, common) = (1, 1, true, one.contentCount)
      return
    }
    var pairing = Pairing(left, right)
    pairing.pairEqual()
    pairing.pairAlike()
    pairing.pairJoined()
    let (lostLeft, lostRight) = (pairing.unpaired(of: left, pairing.leftIsPaired), pairing.unpaired(of: right, pairing.rightIsPaired))
    let (allLeft, allRight) = (Self.weight(left, left.indices), Self.weight(right, right.indices))
    let paired = (allLeft - Self.weight(left, lostLeft) + allRight - Self.weight(right, lostRight)) / 2
    score = 2 * paired / (allLeft + allRight)
    containment = min(1, paired / min(allLeft, allRight))
    let contentLeft = lostLeft.filter { !TitleProfile.isStopWord(left.hashes[$0]) }
    let contentRight = lostRight.filter { !TitleProfile.isStopWord(right.hashes[$0]) }
    common = one.contentCount - contentLeft.count
    isEqual = contentLeft.isEmpty && contentRight.isEmpty
    clash = Self.clash(left, contentLeft, right, contentRight)
    if !isEqual, clash == .none || clash == .part {
      let isCut =
        contentLeft.isEmpty
        ? Self.isWholeParts(contentRight, of: right)
        : contentRight.isEmpty && Self.isWholeParts(contentLeft, of: left)
      isShortened = isCut && clash == .none && common > 0
    }
  }

  private static func weight(_ words: FoldedWords, _ indices: some Sequence<Int>) -> Double {
    indices.reduce(0) { $0 + (TitleProfile.isStopWord(words.hashes[$1]) ? 0.2 : 1) }
  }

  /// Whether words are all that some parts of a title hold, but for words without meaning.
  private static func isWholeParts(_ lost: [Int], of words: FoldedWords) -> Bool {
    let bounds = [0] + words.starts + [words.count]
    return zip(bounds, bounds.dropFirst()).allSatisfy { start, end in
      let content = (start..<end).filter { !TitleProfile.isStopWord(words.hashes[$0]) }
      let missing = content.count { lost.contains($0) }
      return missing == 0 || missing >= content.count - content.count / 4
    }
  }

  private static func clash(
    _ left: FoldedWords, _ lostLeft: [Int], _ right: FoldedWords, _ lostRight: [Int]
  ) -> Clash {
    let leftNumbers = lostLeft.compactMap { TitleWords.number(at: $0, in: left) }
    let rightNumbers = lostRight.compactMap { TitleWords.number(at: $0, in: right) }
    if !leftNumbers.isEmpty, !rightNumbers.isEmpty, Set(leftNumbers) != Set(rightNumbers) {
      return .opposed
    }
    for index in lostLeft {
      for other in lostRight where TitleWords.areOpposed(left[index], right[other]) {
        return .opposed
      }
    }
    if lostLeft.contains(where: { TitleWords.isPart(at: $0, in: left) })
      || lostRight.contains(where: { TitleWords.isPart(at: $0, in: right) })
    {
      return .part
    }
    return lostLeft.isEmpty || lostRight.isEmpty ? .none : .word
  }
}

extension FoldedWords {
  var indices: Range<Int> { 0..<count }
}

/// The words of two titles that answer each other.
private struct Pairing {
  let left: FoldedWords
  let right: FoldedWords
  var leftIsPaired: [Bool]
  var rightIsPaired: [Bool]

  init(_ left: FoldedWords, _ right: FoldedWords) {
    (self.left, self.right) = (left, right)
    leftIsPaired = Array(repeating: false, count: left.count)
    rightIsPaired = Array(repeating: false, count: right.count)
  }

  func unpaired(of words: FoldedWords, _ isPaired: [Bool]) -> [Int] {
    words.indices.filter { !isPaired[$0] }
  }

  mutating func pairEqual() {
    var next = 0
    for index in left.indices {
      // Most words stand in the same order, so the search begins where the last one ended.
      for step in right.indices {
        let other = (next + step) % right.count
        if !rightIsPaired[other], right.hashes[other] == left.hashes[index] {
          (leftIsPaired[index], rightIsPaired[other]) = (true, true)
          next = (other + 1) % right.count
          break
        }
      }
    }
  }

  mutating func pairAlike() {
    for index in left.indices where !leftIsPaired[index] {
      for other in right.indices
      where !rightIsPaired[other]
        && (TitleWords.number(at: index, in: left).map {
          $0 == TitleWords.number(at: other, in: right)
        } ?? (Spelling.areAlike(left[index], right[other])
          && !TitleWords.areOpposed(left[index], right[other])))
      {
        (leftIsPaired[index], rightIsPaired[other]) = (true, true)
        break
      }
    }
  }

  /// Words that the one parts and the other does not: `data base`, `database`.
  mutating func pairJoined() {
    join(left, &leftIsPaired, right, &rightIsPaired)
    join(right, &rightIsPaired, left, &leftIsPaired)
  }

  private func join(
    _ parted: FoldedWords, _ partedIsPaired: inout [Bool], _ whole: FoldedWords,
    _ wholeIsPaired: inout [Bool]
  ) {
    for index in whole.indices where !wholeIsPaired[index] && whole[index].count > 3 {
      for start in parted.indices where !partedIsPaired[start] {
        var letters: [UInt8] = []
        var end = start
        while end < parted.count, letters.count < whole[index].count {
          letters += parted[end]
          end += 1
        }
        if end - start > 1, letters.elementsEqual(whole[index]) {
          wholeIsPaired[index] = true
          for part in start..<end { partedIsPaired[part] = true }
          break
        }
      }
    }
  }
}
