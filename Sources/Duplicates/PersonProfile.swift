internal import Records
internal import Text

/// A person's name, ready to be compared with others.
///
/// Sources put the same name down as `Le Quintrec, M.`, `Le, Quintrec M.` and `Quintrec, M.`, so the
/// words are kept with only a presumption of which are the family's.
struct PersonProfile: Sendable {
  /// Hashes of the words of the family name, particles among them.
  var family: [UInt32] = []
  /// Hashes of the given names that are written out.
  var given: [UInt32] = []
  /// The letters of the first given name that is written out.
  var givenLetters: [UInt8] = []
  /// The first letters of all given names.
  var initials: [UInt8] = []
  /// The letters of prefix and family name, for names that are parted differently or misspelt.
  var letters: [UInt8] = []
  /// The first letters of all words of a body's name.
  var acronym: [UInt8] = []
  var isBody = false
  /// The name of a body that is marked as one.
  var body: BodyProfile?
  /// `jr`, `sr` and the like.
  var generation: [UInt8]?

  /// `nil` for what stands in place of names: `others`, `et al.`, `Anonymous`.
  init?(_ name: Name) {
    if name.isLiteral {
      isBody = true
    }
    // "Bank of England" without braces is read as a name with a particle.
    let isUnmarkedBody = name.prefix == "of"
    isBody = isBody || isUnmarkedBody
    let familyText = name.prefix.isEmpty ? name.family : name.prefix + " " + name.family
    let familyWords = FoldedWords(isUnmarkedBody ? "\(name.given) \(familyText)" : familyText)
    let givenWords = isUnmarkedBody ? [] : Self.words(ofGiven: name.given)
    if givenWords.isEmpty, familyWords.count > 1, !isBody {
      guard readUnparted(familyWords) else { return nil }
      return
    }
    guard !familyWords.isEmpty else { return nil }
    if givenWords.isEmpty, familyWords.count <= 1,
      Self.placeholders.contains(String(decoding: familyWords.letters, as: UTF8.self))
    {
      return nil
    }
    family = familyWords.hashes
    letters = familyWords.letters
    if isBody { body = BodyProfile(familyWords) }
    acronym = familyWords.indices.filter { !TitleProfile.isStopWord(familyWords.hashes[$0]) }
      .compactMap { familyWords[$0].first }
    take(givenWords)
    let suffixes = FoldedWords(name.suffix + " " + name.given)
    generation = suffixes.indices.map { Array(suffixes[$0]) }.first(
      where: Self.generations.contains)
  }

  /// A name whose parts nothing tells apart, as in `s brin` or `freund y.`.
  private mutating func readUnparted(_ words: FoldedWords) -> Bool {
    let all = words.indices.map { words[$0] }
    let texts = all.map { String(decoding: $0, as: UTF8.self) }
    if texts.suffix(2) == ["et", "al"] || Self.placeholders.contains(texts[0]) { return false }
    let last = all[all.count - 1]
    // Initials may stand behind.
    let isLastFirst = last.count <= 2 && all[0].count > 2
    let familyWord = isLastFirst ? all[0] : last
    family = [FoldedWords.hash(familyWord)]
    letters = Array(familyWord)
    acronym = words.indices.filter { !TitleProfile.isStopWord(words.hashes[$0]) }
      .compactMap { words[$0].first }
    take((isLastFirst ? all.dropFirst() : all.dropLast()).map { Array($0) })
    isBody = all.count > 3
    return true
  }

  private mutating func take(_ givenWords: [[UInt8]]) {
    for word in givenWords {
      if word.count > 2 { given.append(FoldedWords.hash(word)) }
      if word.count > 2, initials.isEmpty { givenLetters = word }
      if word.count == 2 {
        // "JR" are two initials, "Bo" is a name.
        initials += Self.vowels.contains(word[1]) ? [word[0]] : word
      } else if let first = word.first {
        initials.append(first)
      }
    }
  }

  /// The given names; capitals alone, as in `Noel, LH`, are initials.
  private static func words(ofGiven text: String) -> [[UInt8]] {
    guard !text.isEmpty else { return [] }
    if text.utf8.count <= 4, text.utf8.allSatisfy({ (0x41...0x5A).contains($0) }) {
      return text.utf8.map { [$0.asciiLowercased] }
    }
    let words = FoldedWords(text)
    return words.indices.map { Array(words[$0]) }.filter { !generations.contains($0) }
  }

  private static let generations = Set(["jr", "sr", "ii", "iii"].map { Array($0.utf8) })
  private static let vowels = Set("aeiouy".utf8)
  private static let placeholders: Set<String> = [
    "others", "anonymous", "anon", "unknown", "etal", "al", "na", "none",
  ]

  /// Whether two names may well be one person's.
  func isAlike(_ other: PersonProfile) -> Bool {
    if isBody || other.isBody { return isSameBody(other) }
    if family.contains(where: other.family.contains) || letters == other.letters {
      return initialsAgree(with: other)
    }
    // The family name of one among the given names of the other.
    let isSwapped = family.contains(where: other.given.contains)
    let isSwappedBack = other.family.contains(where: given.contains)
    if isSwapped, isSwappedBack { return true }
    if isSwapped || isSwappedBack {
      return allInitials.contains(where: other.allInitials.contains)
        && Set(initials).isSubset(of: other.allInitials + initials.prefix(1))
    }
    guard letters.count >= 4, other.letters.count >= 4, letters.first == other.letters.first
    else { return false }
    if Spelling.areAlike(letters, other.letters) { return initialsAgree(with: other) }
    // Particles that only one source writes, or a second family name.
    let (short, long) =
      letters.count < other.letters.count ? (letters, other.letters) : (other.letters, letters)
    return short.count >= 5 && long.starts(with: short) && initialsAgree(with: other)
      && !initials.isEmpty && !other.initials.isEmpty
  }

  private var allInitials: [UInt8] { initials + letters.prefix(1) }

  private func initialsAgree(with other: PersonProfile) -> Bool {
    guard let one = initials.first, let two = other.initials.first else { return true }
    if one == two { return true }
    let (few, many) =
      initials.count <= other.initials.count
      ? (initials, other.initials) : (other.initials, initials)
    return many.count > few.count && few.allSatisfy(many.contains)
  }

  /// Whether two people of one family name have two given names: `John` and `James`, but not `Alex`
  /// and `Alexander`.
  func isNamesake(of other: PersonProfile) -> Bool {
    guard !isBody, !other.isBody, letters == other.letters else { return false }
    if let generation, let second = other.generation, generation != second { return true }
    if hasOtherMiddle(than: other) || hasOtherEnding(than: other) { return true }
    let (short, long) =
      givenLetters.count < other.givenLetters.count
      ? (givenLetters, other.givenLetters) : (other.givenLetters, givenLetters)
    guard !short.isEmpty else { return false }
    return !long.starts(with: short) && !Spelling.areAlike(short, long)
      && !given.contains(where: other.given.contains)
  }

  /// Whether the second initials differ, as in `John A` and `John B`.
  private func hasOtherMiddle(than other: PersonProfile) -> Bool {
    guard initials.count > 1, other.initials.count > 1, initials[0] == other.initials[0] else {
      return false
    }
    return !initials.contains(other.initials[1]) && !other.initials.contains(initials[1])
  }

  /// Whether the given names end in two vowels, as in `Maria` and `Mario`.
  private func hasOtherEnding(than other: PersonProfile) -> Bool {
    guard let end = givenLetters.last, let otherEnd = other.givenLetters.last, end != otherEnd,
      givenLetters.count == other.givenLetters.count, givenLetters.count > 3
    else { return false }
    return Self.vowels.contains(end) && Self.vowels.contains(otherEnd)
      && givenLetters.dropLast() == other.givenLetters.dropLast()
  }

  private func isSameBody(_ other: PersonProfile) -> Bool {
    if letters == other.letters { return true }
    if let body, let otherBody = other.body, BodyNames.areApart(body, otherBody) { return false }
    let shared = family.count { other.family.contains($0) }
    let most = Double(max(family.count, other.family.count))
    if shared > 0, Double(shared) >= Threshold.wordsOfOneBody * most { return true }
    return (acronym.count > 1 && acronym == other.letters)
      || (other.acronym.count > 1 && other.acronym == letters)
  }
}

/// The people of a work, ready to be compared.
struct AuthorProfile: Sendable {
  var people: [PersonProfile] = []
  /// Whether the list says that it is not complete.
  var isCut = false

  init(_ names: [Name]) {
    people.reserveCapacity(names.count)
    for name in names {
      if let person = PersonProfile(name) { people.append(person) } else { isCut = true }
    }
  }

  var isEmpty: Bool { people.isEmpty }
  var hasOnlyBodies: Bool { !people.isEmpty && people.allSatisfy(\.isBody) }
}

/// What two lists of authors have in common.
struct AuthorMatch: Sendable {
  /// How many of the one are among the other.
  var shared = 0
  var fewer = 0
  var more = 0
  /// Whether nothing can be said, since one list is empty or names only a body.
  var isUnknown = false
  var firstAgrees = false
  var isCut = false
  /// How many of those that are shared have another given name.
  private var namesakes = 0

  /// At most this many of each list are compared.
  private static let most = 60

  /// - Complexity: O(*n* · *m*), where *n* and *m* are at most 60.
  init(_ one: AuthorProfile, _ other: AuthorProfile) {
    guard !one.isEmpty, !other.isEmpty else {
      isUnknown = true
      return
    }
    let left = one.people.prefix(Self.most)
    let right = other.people.prefix(Self.most)
    (fewer, more) = (min(left.count, right.count), max(left.count, right.count))
    isCut = one.isCut || other.isCut
    var isTaken = Array(repeating: false, count: right.count)
    for (index, person) in left.enumerated() {
      // Most lists are in the same order.
      if index < right.count, !isTaken[index], person.isAlike(right[index]) {
        isTaken[index] = true
        shared += 1
        if person.isNamesake(of: right[index]) { namesakes += 1 }
      } else if let found = right.indices.first(where: {
        !isTaken[$0] && person.isAlike(right[$0])
      }) {
        isTaken[found] = true
        shared += 1
        if person.isNamesake(of: right[found]) { namesakes += 1 }
      }
    }
    firstAgrees = left[0].isAlike(right[0])
    // A body may stand for the people in it.
    if shared == 0, one.hasOnlyBodies != other.hasOnlyBodies {
      isUnknown = true
    }
  }

  /// Nearly all of the shorter list, and a fair part of the longer.
  var isStrong: Bool {
    guard shared > 0, !isUnknown else { return false }
    return isNearlyAll && (shared * 2 >= more || isCut || shared >= Threshold.manyAuthors)
  }

  private var isNearlyAll: Bool {
    Double(shared) >= Threshold.nearlyAllAuthors * Double(fewer)
  }

  /// Enough for one work that was put down in two ways.
  var isFair: Bool {
    guard shared > 0, !isUnknown else { return false }
    return isNearlyAll || (shared * 2 >= fewer && (firstAgrees || shared >= 2))
  }

  /// Whether half of the people who are shared have another given name.
  var isContradicted: Bool { namesakes > 0 && namesakes * 2 >= shared }

  /// Authors on both sides, and nearly all of them others.
  var isApart: Bool { !isUnknown && !isFair }
}
