internal import Text

/// The name of a journal or a conference, ready to be compared.
struct VenueProfile: Sendable {
  /// The words that tell which venue is meant.
  var content = FoldedWords()
  /// The first letters of all words.
  var initials: [UInt8] = []
  /// Which of the well-known series it is.
  var series: Int?
  /// Whether a name of one word may be an acronym, by its letters: `VLDB`, `SemEval` and `vldb`, not
  /// `Brain`.
  var mayBeAcronym = false
  /// Whether the name says that it is a journal.
  var isJournal = false
  /// Whether the name says that it is a conference.
  var isConference = false

  init(_ name: String) {
    let words = FoldedWords(name)
    content = VenueNames.content(of: words)
    mayBeAcronym =
      content.count == 1 && content.letters.count <= 6
      && name.split(separator: " ").contains { word in
        let isCapitalized = word.unicodeScalars.first?.properties.isUppercase ?? false
        let hasCapitalInside = word.unicodeScalars.dropFirst().contains {
          $0.properties.isUppercase
        }
        return (!isCapitalized || hasCapitalInside)
          && FoldedWords(String(word)).hashes.contains(content.hashes[0])
      }
    initials = words.indices.compactMap { words[$0].first }
    isJournal = words.hashes.contains(where: VenueNames.journalWords.contains)
    isConference = !isJournal && words.hashes.contains(where: VenueNames.conferenceWords.contains)
    series = isJournal ? nil : VenueNames.series(of: words)
  }
}

/// Names of journals and conferences, which nearly every source abbreviates in its own way.
enum VenueNames {
  /// Whether two names are of one venue; unknown where they say too little.
  ///
  /// - Complexity: O(*n* · *m*) for names of *n* and *m* words.
  static func agreement(_ one: VenueProfile, _ other: VenueProfile) -> PlaceMatch.Agreement {
    let (left, right) = (one.content, other.content)
    guard !left.isEmpty, !right.isEmpty else { return .unknown }
    // "VLDB" and "VLDB Journal" are two, but some proceedings are an issue of a journal.
    if areConferenceAndJournal(one, other) {
      return wordAgreement(one, other) == .different ? .different : .unknown
    }
    if left.letters == right.letters { return .same }
    if let series = one.series, let otherSeries = other.series {
      return series == otherSeries ? .same : .different
    }
    return wordAgreement(one, other)
  }

  private static func wordAgreement(
    _ one: VenueProfile, _ other: VenueProfile
  ) -> PlaceMatch.Agreement {
    let (left, right) = (one.content, other.content)
    if isAcronym(left, of: other) || isAcronym(right, of: one) { return .same }
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    var taken = Array(repeating: false, count: many.count)
    var found = 0
    // A name of one word is not abbreviated (ISO 4), nor is it short for a word of a longer name.
    let isOneWord = (left.count <= right.count ? one : other).initials.count == 1
    let mayAbbreviate = !isOneWord || many.count == 1
    for word in few.indices {
      if let index = many.indices.first(where: {
        !taken[$0]
          && (mayAbbreviate
            ? isAbbreviation(few, word, many, $0) : few.hashes[word] == many.hashes[$0])
      }) {
        taken[index] = true
        found += 1
      }
    }
    let isShort = (left.count <= right.count ? one : other).mayBeAcronym
    if found == few.count, few.count > 1 || many.count == 1 || !isShort {
      return Double(few.count) >= Threshold.wordsOfOneVenue * Double(many.count) || few.count > 2
        ? .same : .unknown
    }
    // An acronym that is not spelt out may be of anything.
    if found == 0 { return isShort ? .unknown : .different }
    return Double(found) >= Threshold.wordsOfPerhapsOneVenue * Double(few.count)
      ? .unknown : .different
  }

  /// Whether one name is a conference's and the other a journal's.
  static func areConferenceAndJournal(_ one: VenueProfile, _ other: VenueProfile) -> Bool {
    (one.isJournal && (other.isConference || other.series != nil))
      || (other.isJournal && (one.isConference || one.series != nil))
  }

  static let journalWords = hashes("journal j transactions trans record magazine bulletin")
  static let conferenceWords = hashes(
    "proceedings proc conference conf symposium workshop congress meeting")

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(separator: " ").map { FoldedWords.hash($0.utf8) })
  }

  /// The words of a name that tell which venue is meant.
  static func content(of words: FoldedWords) -> FoldedWords {
    var content = FoldedWords()
    for index in words.indices
    where !noise.contains(words.hashes[index]) && !words[index].allSatisfy(\.isASCIIDigit) {
      content.append(words[index])
    }
    return content
  }

  /// Whether one word is short for the other: `Int` for `International`, `Natl` for `National`.
  private static func isAbbreviation(
    _ one: FoldedWords, _ index: Int, _ other: FoldedWords, _ otherIndex: Int
  ) -> Bool {
    let (left, right) = (one[index], other[otherIndex])
    guard left.first == right.first, min(left.count, right.count) > 1 || left.count == right.count
    else { return false }
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    if long.starts(with: short) { return true }
    if Spelling.areAlike(one, index, other, otherIndex) { return true }
    guard (3...5).contains(short.count) else { return false }
    var rest = long
    for letter in short {
      guard let index = rest.firstIndex(of: letter) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  private static func isAcronym(
    _ one: FoldedWords, of other: VenueProfile
  ) -> Bool {
    let (isMeeting, initials) = (other.isConference || other.series != nil, other.initials)
    let other = other.content
    guard one.count == 1, one.letters.count > 1, other.count > 1 else { return false }
    return one.letters == initials
      || one.letters.elementsEqual(other.indices.compactMap { other[$0].first })
      || (isMeeting && other.hashes.contains(one.hashes[0]))
  }

  /// The well-known series of conferences that a name means, whichever way it puts it.
  static func series(of words: FoldedWords) -> Int? {
    known.firstIndex { $0.contains(where: words.contains) }
  }

  /// Names of one series each; none is a part of another's.
  private static let known: [[[UInt32]]] = [
    ["sigmod", "management of data"], ["vldb", "very large data bases", "very large databases"],
    ["icde", "conference on data engineering"], ["pods", "principles of database systems"],
    ["kdd", "knowledge discovery and data mining"],
    ["neurips", "nips", "neural information processing systems"],
    ["icml", "international conference on machine learning"],
    ["iclr", "learning representations"], ["aaai"],
    ["ijcai", "joint conference on artificial intelligence"],
    ["naacl", "north american chapter"], ["eacl", "european chapter"],
    ["emnlp", "empirical methods in natural language processing"],
    ["acl", "meeting of the association for computational linguistics"],
    ["coling", "conference on computational linguistics"],
    ["cvpr", "computer vision and pattern recognition"],
    ["iccv", "international conference on computer vision"],
    ["eccv", "european conference on computer vision"],
    ["popl", "principles of programming languages"],
    ["colt", "computational learning theory"],
  ].map { $0.map { $0.split(separator: " ").map { FoldedWords.hash($0.utf8) } } }

  /// Words that say nothing of which venue is meant.
  private static let noise: Set<UInt32> = Set(
    """
    the of and on in for a an de la le et der die das und fur des du proc proceedings procs
    conference conf international annual symposium workshop acm ieee th st nd rd first second third
    fourth fifth sixth seventh eighth ninth tenth official publication clinical research ed
    journal j jornal zeitschrift
    """.split { $0 == " " || $0 == "\n" }.map { FoldedWords.hash($0.utf8) })
}
