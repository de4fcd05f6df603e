internal import Text

/// The name of a journal or a conference, prepared for comparison.
struct VenueProfile: Sendable {
  /// The words that identify the venue.
  var content = FoldedWords()
  /// The letters of all words.
  private(set) var letters: [UInt8] = []
  /// The first letters of all words.
  var initials: [UInt8] = []
  /// The first letters of all content words, including `journal` and `proceedings`.
  var contentInitials: [UInt8] = []
  /// The letter of a section: `b` of `Physical Review B`.
  var section: UInt8?
  /// The identifying words before a colon or a bracket; `nil` if the name has neither.
  var head: FoldedWords?
  /// The index of the well-known conference series.
  var series: Int?
  /// Whether a name of one word may be an acronym: `VLDB`, `SemEval` and `vldb`, but not `Brain`.
  var mayBeAcronym = false
  /// Whether the name may be the full name of a conference.
  var isSpelledOut: Bool { !isJournal && !content.isEmpty }
  /// Whether the name has a word for a journal.
  var isJournal = false
  /// Whether the name has a word for a conference.
  var isConference = false

  init(_ name: String) {
    let words = FoldedWords(name)
    content = VenueNames.content(of: words)
    letters = words.letters
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
    contentInitials = words.indices.filter { !TitleProfile.isStopWord(words.hashes[$0]) }
      .compactMap { words[$0].first }
    let headText = VenueNames.head(of: name)
    let headWords = headText.utf8.count < name.utf8.count ? FoldedWords(String(headText)) : words
    if headWords.count < words.count {
      head = VenueNames.content(of: headWords)
    }
    section = VenueNames.section(of: headWords) ?? VenueNames.section(of: words)
    isJournal = words.hashes.contains(where: VenueNames.journalWords.contains)
    isConference = !isJournal && words.hashes.contains(where: VenueNames.conferenceWords.contains)
    series = isJournal ? nil : VenueNames.series(of: words)
  }
}

/// Compares names of journals and conferences, which sources abbreviate in different ways.
enum VenueNames {
  /// Whether two names are of one venue; unknown if there is too little information.
  ///
  /// - Complexity: O(*n* · *m*) for names of *n* and *m* words.
  static func agreement(_ one: VenueProfile, _ other: VenueProfile) -> PlaceMatch.Agreement {
    let (left, right) = (one.content, other.content)
    guard !left.isEmpty, !right.isEmpty else { return .unknown }
    // "VLDB" and "VLDB Journal" are different venues, but some proceedings are an issue of a
    // journal.
    if areConferenceAndJournal(one, other) {
      return wordAgreement(one, other) == .different ? .different : .unknown
    }
    if let section = one.section, let otherSection = other.section, section != otherSection {
      return .different
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
    if isOtherAcronym(one, than: other) || isOtherAcronym(other, than: one) { return .different }
    let (few, many) = left.count <= right.count ? (left, right) : (right, left)
    var taken = Array(repeating: false, count: many.count)
    var found = 0
    // A name of one word is not abbreviated (ISO 4), and does not abbreviate a word of a longer
    // name.
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
    // An acronym without its full name may be of any venue.
    if found == 0 { return isShort ? .unknown : .different }
    return Double(found) >= Threshold.wordsOfPerhapsOneVenue * Double(few.count)
      ? .unknown : .different
  }

  /// Whether a name is an acronym, and the other is another acronym or a series with another
  /// acronym.
  private static func isOtherAcronym(_ one: VenueProfile, than other: VenueProfile) -> Bool {
    guard one.mayBeAcronym, one.content.count == 1 else { return false }
    if other.mayBeAcronym, other.content.count == 1 {
      let (short, long) =
        one.content.letters.count <= other.content.letters.count
        ? (one.content.letters, other.content.letters)
        : (other.content.letters, one.content.letters)
      return !long.starts(with: short) && !long.reversed().starts(with: short.reversed())
    }
    guard !one.isJournal, !other.content.hashes.contains(one.content.hashes[0]) else {
      return false
    }
    switch (one.series, other.series) {
    case (nil, .some): return true
    // All names of the series are known, so a name that shares no word with them is of another
    // venue.
    case (.some(let series), nil):
      return other.isSpelledOut && !mayName(other.content, series)
    // The name contains the letters of the acronym in order.
    case (nil, nil):
      return other.isSpelledOut && !one.content.letters.isSubsequence(of: other.letters)
    case (.some, .some): return false
    }
  }

  /// Whether a word of a name may abbreviate a word of the series' names.
  private static func mayName(_ name: FoldedWords, _ series: Int) -> Bool {
    let words = knownWords[series]
    return name.indices.contains { index in
      words.indices.contains { isAbbreviation(name, index, words, $0) }
    }
  }

  /// Whether the names are of different journals, since one has an identifying word that the other
  /// lacks: `Nature` and `Nature Physics`, `Annals of Statistics` and `Annals of Probability`.
  ///
  /// - Complexity: O(*n* · *m*) for names of *n* and *m* words.
  static func areSisters(
    _ one: VenueProfile, _ other: VenueProfile, areJournals: Bool = true
  ) -> Bool {
    let (left, right) = (one.content, other.content)
    guard !left.isEmpty, !right.isEmpty, !areHeadOf(one, other), !areHeadOf(other, one),
      !isAcronym(left, of: other), !isAcronym(right, of: one)
    else { return false }
    // An acronym without its full name may be of any venue, except if it is a word of the other
    // name.
    if one.mayBeAcronym != other.mayBeAcronym {
      let (acronym, name) = one.mayBeAcronym ? (left, right) : (right, left)
      guard acronym.count == 1, let index = name.hashes.firstIndex(of: acronym.hashes[0]),
        !spellsOut(name, after: index, acronym: acronym.letters)
      else { return false }
    }
    var isTaken = Array(repeating: false, count: right.count)
    var leftOver = 0
    for word in left.indices {
      if let index = right.indices.first(where: {
        !isTaken[$0]
          && (isAbbreviation(left, word, right, $0) || isInitial(left, word, right, $0))
      }) {
        isTaken[index] = true
      } else if isDistinctive(left, word) {
        leftOver += 1
      }
    }
    let rightOver = right.indices.count { !isTaken[$0] && isDistinctive(right, $0) }
    if leftOver > 0, rightOver > 0 { return true }
    // Long names are often truncated, short ones are not.
    return areJournals && leftOver + rightOver > 0 && min(left.count, right.count) <= 2
  }

  /// Whether the words after an acronym are its expansion: `VLDB very large data bases`.
  private static func spellsOut(
    _ name: FoldedWords, after index: Int, acronym: [UInt8]
  ) -> Bool {
    let initials = name.indices.filter { $0 != index }.compactMap { name[$0].first }
    return acronym.starts(with: initials) || initials.starts(with: acronym)
  }

  /// Whether one word is the first letter of the other: `R` for `Royal`.
  private static func isInitial(
    _ one: FoldedWords, _ index: Int, _ other: FoldedWords, _ otherIndex: Int
  ) -> Bool {
    one[index].first == other[otherIndex].first
      && (one[index].count == 1 || other[otherIndex].count == 1)
  }

  /// Whether a name is the other without the text after a colon or in brackets.
  private static func areHeadOf(_ one: VenueProfile, _ other: VenueProfile) -> Bool {
    guard let head = one.head, !head.isEmpty else { return false }
    let end = other.head ?? other.content
    return head.count == end.count
      && head.indices.allSatisfy { isAbbreviation(head, $0, end, $0) }
      && (other.head == nil || one.content.letters == other.content.letters)
  }

  /// Whether a word distinguishes journals; a single letter and a country do not.
  private static func isDistinctive(_ words: FoldedWords, _ index: Int) -> Bool {
    let hash = words.hashes[index]
    // At the front, a place is a part of the name: `New York Times`.
    let isAdded = addedPlaces.contains(hash) && !addedPlaces.contains(words.hashes[0])
    return words[index].count > 1 && !commonWords.contains(hash) && !isAdded
  }

  /// The text before a colon, a bracket, a dash or the end of a first sentence, as in `Circulation
  /// Research. Conference: Heart Failure`.
  static func head(of name: String) -> Substring {
    let head = name.prefix { $0 != ":" && $0 != "(" && $0 != "[" && $0 != "–" }
    guard let stop = head.firstIndex(of: "."), !head.hasSuffix("."), !head.hasSuffix(". ") else {
      return head
    }
    let lastWord = head[..<stop].reversed().prefix { $0 != " " }
    // A shorter word before the full stop is an abbreviation.
    return lastWord.count > 5 && head[stop...].hasPrefix(". ") ? head[..<stop] : head
  }

  private static let commonWords = hashes(
    "online print english edition transactions trans series section part supplement supplements suppl "
      + "magazine res clin")

  /// Places that databases add to a name, as in `Science (New York, N.Y.)`.
  private static let addedPlaces = hashes(
    "united states america usa us uk london england new york")

  /// The letter of a section, which is last or after a word such as `section`.
  static func section(of words: FoldedWords) -> UInt8? {
    guard words.count > 1, let last = words.indices.last else { return nil }
    for index in words.indices.dropFirst()
    where words[index].count == 1 && sectionWords.contains(words.hashes[index - 1]) {
      return words[index].first
    }
    // "Proc. Natl. Acad. Sci. U. S. A." ends with a country.
    guard words[last].count == 1, words[last - 1].count > 1 else { return nil }
    return words[last].first.flatMap { $0.isASCIILetter ? $0 : nil }
  }

  private static let sectionWords = hashes("series ser section sect part")

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

  /// The words of a name that identify the venue.
  static func content(of words: FoldedWords) -> FoldedWords {
    var content = FoldedWords()
    for index in words.indices
    where !noise.contains(words.hashes[index]) && !words[index].allSatisfy(\.isASCIIDigit)
      && !MeetingName.isOrdinal(words[index], words.hashes[index])
    {
      content.append(MeetingName.acronym(words[index]))
    }
    return content
  }

  /// Whether one word abbreviates the other: `Int` for `International`, `Natl` for `National`.
  private static func isAbbreviation(
    _ one: FoldedWords, _ index: Int, _ other: FoldedWords, _ otherIndex: Int
  ) -> Bool {
    let (left, right) = (one[index], other[otherIndex])
    guard left.first == right.first, min(left.count, right.count) > 1 || left.count == right.count
    else { return false }
    let (short, long) = left.count <= right.count ? (left, right) : (right, left)
    if long.starts(with: short) {
      return !ambiguousAbbreviations.contains {
        short.elementsEqual($0.0) && long.starts(with: $0.1)
      }
    }
    if Spelling.areAlike(one, index, other, otherIndex) { return true }
    guard (3...5).contains(short.count) else { return false }
    var rest = long
    for letter in short {
      guard let index = rest.firstIndex(of: letter) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }

  /// Abbreviations that begin other words as well: `Phys` is `Physics`, not `Physiology`.
  private static let ambiguousAbbreviations: [([UInt8], [UInt8])] = [
    ("phys", "physiol"), ("phys", "physioth"), ("soc", "sociol"), ("int", "intell"),
    ("eng", "engl"), ("int", "integ"), ("med", "mediterr"), ("pol", "polym"), ("mar", "market"),
    ("cell", "cellul"), ("comp", "complex"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static func isAcronym(
    _ one: FoldedWords, of other: VenueProfile
  ) -> Bool {
    let (isMeeting, initials) = (other.isConference || other.series != nil, other.initials)
    let contentInitials = other.contentInitials
    let other = other.content
    guard one.count == 1, one.letters.count > 1, other.count > 1 else { return false }
    return one.letters == initials || one.letters == contentInitials
      || one.letters.elementsEqual(other.indices.compactMap { other[$0].first })
      || (isMeeting && other.hashes.contains(one.hashes[0]))
  }

  /// The well-known conference series that a name means, in any of its forms.
  static func series(of words: FoldedWords) -> Int? {
    var plain = FoldedWords()
    for index in words.indices { plain.append(MeetingName.acronym(words[index])) }
    return known.firstIndex { $0.contains(where: plain.contains) }
  }

  /// The names of each series; no name is a part of a name of another series.
  private static let known: [[[UInt32]]] = names.map { names in
    names.map { $0.split(separator: " ").map { FoldedWords.hash($0.utf8) } }
  }

  /// The words of all names of each series.
  private static let knownWords = names.map { FoldedWords($0.joined(separator: " ")) }

  private static let names: [[String]] = [
    ["sigmod", "management of data"], ["vldb", "very large data bases", "very large databases"],
    ["icde", "conference on data engineering"], ["pods", "principles of database systems"],
    ["kdd", "sigkdd", "knowledge discovery and data mining"],
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
    ["colt", "computational learning theory"], ["stoc", "symposium on theory of computing"],
    ["focs", "foundations of computer science"], ["soda", "symposium on discrete algorithms"],
    ["chi", "sigchi", "human factors in computing systems"],
    ["cscw", "computer supported cooperative work"],
    ["sosp", "symposium on operating systems principles"],
    ["osdi", "operating systems design and implementation"],
    ["sigir", "development in information retrieval"], ["www", "world wide web conference"],
    ["pldi", "programming language design and implementation"],
    ["icse", "international conference on software engineering"],
  ]

  /// Words that do not identify a venue.
  private static let noise: Set<UInt32> = Set(
    """
    the of and on in for a an de la le et der die das und fur des du proc proceedings procs
    conference conf international annual symposium workshop acm ieee th st nd rd first second third
    fourth fifth sixth seventh eighth ninth tenth official publication clinical research ed
    journal j jornal zeitschrift
    """.split { $0 == " " || $0 == "\n" }.map { FoldedWords.hash($0.utf8) })
}

extension [UInt8] {
  /// Whether the other array contains all these bytes in order.
  fileprivate func isSubsequence(of other: [UInt8]) -> Bool {
    var rest = other[...]
    for byte in self {
      guard let index = rest.firstIndex(of: byte) else { return false }
      rest = rest[(index + 1)...]
    }
    return true
  }
}
