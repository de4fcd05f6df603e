internal import Text

/// Names of journals and conferences, which nearly every source abbreviates in its own way.
enum VenueNames {
  /// Whether two names are of one venue; unknown where they say too little.
  ///
  /// - Complexity: O(*n* · *m*) for names of *n* and *m* words.
  static func agreement(_ one: FoldedWords, _ other: FoldedWords) -> PlaceMatch.Agreement {
    let left = content(of: one)
    let right = content(of: other)
    guard !left.isEmpty, !right.isEmpty else { return .unknown }
    if one.letters == other.letters { return .same }
    if let known = series(one, left), let otherKnown = series(other, right) {
      return known == otherKnown ? .same : .different
    }
    if isAcronym(left, of: right, other) || isAcronym(right, of: left, one) { return .same }
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    var taken = Array(repeating: false, count: many.count)
    var found = 0
    for word in few {
      if let index = many.indices.first(where: { !taken[$0] && isAbbreviation(word, many[$0]) }) {
        taken[index] = true
        found += 1
      }
    }
    if found == few.count, few.count > 1 || many.count == 1 || few[0].count > 6 {
      return Double(few.count) >= 0.6 * Double(many.count) || few.count > 2 ? .same : .unknown
    }
    if found == 0 {
      // An acronym that is not spelt out may be of anything.
      return few.count == 1 && few[0].count <= 6 ? .unknown : .different
    }
    return Double(found) >= 0.5 * Double(few.count) ? .unknown : .different
  }

  private static func content(of words: FoldedWords) -> [ArraySlice<UInt8>] {
    words.indices.filter { !noise.contains(words.hashes[$0]) && !words[$0].allSatisfy(\.isASCIIDigit) }
      .map { words[$0] }
  }

  /// Whether one word is short for the other: `Int` for `International`, `Natl` for `National`.
  private static func isAbbreviation(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    let (short, long) = one.count <= other.count ? (one, other) : (other, one)
    if long.starts(with: short) { return true }
    guard short.count >= 3, short.first == long.first else { return false }
    if Spelling.areAlike(short, long) { return true }
    guard short.count <= 5 else { return false }
    var rest = long
    for letter in short {
      guard let index = rest.firstIndex(of: letter) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  private static func isAcronym(
    _ one: [ArraySlice<UInt8>], of other: [ArraySlice<UInt8>], _ full: FoldedWords
  ) -> Bool {
    guard one.count == 1, one[0].count > 1, other.count > 1 else { return false }
    let initials = other.compactMap(\.first)
    let all = full.indices.compactMap { full[$0].first }
    let letters = Array(one[0])
    return letters == initials || letters == all || other.contains { $0.elementsEqual(letters) }
  }

  /// The well-known series of conferences that a name means, whichever way it puts it.
  private static func series(_ words: FoldedWords, _ content: [ArraySlice<UInt8>]) -> Int? {
    let text = words.indices.map(words.text).joined(separator: " ")
    let padded = " \(text) "
    for (index, names) in known.enumerated() {
      for name in names where padded.contains(name) { return index }
    }
    return nil
  }

  /// Names of one series each, with blanks around them; none is a part of another's.
  private static let known: [[String]] = [
    ["sigmod", "management of data"], ["vldb", "very large data bases", "very large databases"],
    ["icde", "conference on data engineering"], ["pods", "principles of database systems"],
    ["kdd", "knowledge discovery and data mining"],
    ["neurips", "nips", "neural information processing systems"],
    ["icml", "international conference on machine learning"],
    ["iclr", "learning representations"], ["aaai"], ["ijcai", "joint conference on artificial intelligence"],
    ["naacl", "north american chapter"], ["eacl", "european chapter"],
    ["emnlp", "empirical methods in natural language processing"],
    ["acl", "meeting of the association for computational linguistics"],
    ["coling", "conference on computational linguistics"],
    ["cvpr", "computer vision and pattern recognition"],
    ["iccv", "international conference on computer vision"],
    ["eccv", "european conference on computer vision"], ["popl", "principles of programming languages"],
    ["colt", "computational learning theory"],
  ].map { $0.map { " \($0) " } }

  /// Words that say nothing of which venue is meant.
  private static let noise: Set<UInt32> = Set(
    """
    the of and on in for a an de la le et der die das und fur des du proc proceedings procs
    conference conf international annual symposium workshop acm ieee th st nd rd first second third
    fourth fifth sixth seventh eighth ninth tenth official publication clinical research ed
    journal j jornal zeitschrift
    """.split { $0 == " " || $0 == "\n" }.map { FoldedWords.hash($0.utf8) })
}
