internal import Records
internal import Text

/// A person's name, prepared for comparison.
///
/// Sources write the same name as `Le Quintrec, M.`, `Le, Quintrec M.` and `Quintrec, M.`, so it is
/// only assumed which words are the family name.
struct PersonProfile: Sendable {
  /// Hashes of the words of the family name, including particles.
  var family: [UInt32] = []
  /// Hashes of the given names that are not initials.
  var given: [UInt32] = []
  /// The letters of the first given name that is not an initial.
  var givenLetters: [UInt8] = []
  /// The first letters of all given names.
  var initials: [UInt8] = []
  /// The letters of prefix and family name, for names that are split differently or misspelled.
  var letters: [UInt8] = []
  /// The first letters of all words of an organization's name.
  var acronym: [UInt8] = []
  var isBody = false
  /// The name of an organization, if it is marked as one.
  var body: BodyProfile?
  /// `jr`, `sr` and the like.
  var generation: [UInt8]?

  /// `nil` for placeholders: `others`, `et al.`, `Anonymous`.
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
      guard readWithoutComma(familyWords) else { return nil }
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

  /// Reads a name without a comma, such as `s brin` or `freund y.`.
  private mutating func readWithoutComma(_ words: FoldedWords) -> Bool {
    let all = words.indices.map { words[$0] }
    let texts = all.map { String(decoding: $0, as: UTF8.self) }
    if texts.suffix(2) == ["et", "al"] || Self.placeholders.contains(texts[0]) { return false }
    let last = all[all.count - 1]
    // Initials may be last.
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
        // "JR" is two initials, "Bo" is a name.
        initials += Self.vowels.contains(word[1]) ? [word[0]] : word
      } else if let first = word.first {
        initials.append(first)
      }
    }
  }

  /// The given names; capitals only, as in `Noel, LH`, are initials.
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

  /// Whether two names are likely those of one person.
  func isAlike(_ other: PersonProfile) -> Bool {
    if isBody || other.isBody { return isSameBody(other) }
    if family.contains(where: other.family.contains) || letters == other.letters {
      return initialsAgree(with: other)
    }
    // The family name of one is among the given names of the other.
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
    // Particles that only one source has, or a second family name.
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

  /// Whether two people with the same family name have different given names: `John` and `James`,
  /// but not `Alex` and `Alexander`.
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
    if let body, let otherBody = other.body, BodyNames.areDifferent(body, otherBody) {
      return false
    }
    let shared = family.count { other.family.contains($0) }
    let larger = Double(max(family.count, other.family.count))
    if shared > 0, Double(shared) >= Threshold.wordsOfOneBody * larger { return true }
    return (acronym.count > 1 && acronym == other.letters)
      || (other.acronym.count > 1 && other.acronym == letters)
  }
}

/// The people of a work, prepared for comparison.
struct AuthorProfile: Sendable {
  var people: [PersonProfile] = []
  /// Whether the list ends in `others` or similar.
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

/// The comparison of two lists of authors.
struct AuthorMatch: Sendable {
  /// The number of people in both lists.
  var shared = 0
  var fewer = 0
  var more = 0
  /// Whether the lists cannot be compared, since one is empty or has only an organization.
  var isUnknown = false
  var firstAgrees = false
  var isCut = false
  /// The number of shared people whose given names differ.
  private var namesakes = 0

  /// The maximum number of names of each list that are compared.
  private static let maximumNames = 60

  /// - Complexity: O(*n* · *m*), where *n* and *m* are at most 60.
  init(_ one: AuthorProfile, _ other: AuthorProfile) {
    guard !one.isEmpty, !other.isEmpty else {
      isUnknown = true
      return
    }
    let left = one.people.prefix(Self.maximumNames)
    let right = other.people.prefix(Self.maximumNames)
    (fewer, more) = (min(left.count, right.count), max(left.count, right.count))
    isCut = one.isCut || other.isCut
    var isTaken = Array(repeating: false, count: right.count)
    for (index, person) in left.enumerated() {
      // Most lists have the same order, so the same position is tried first.
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
    // An organization may replace the names of its people.
    if shared == 0, one.hasOnlyBodies != other.hasOnlyBodies {
      isUnknown = true
    }
  }

  /// Whether the lists share nearly all of the shorter and a fair part of the longer.
  var isStrong: Bool {
    guard shared > 0, !isUnknown else { return false }
    return isNearlyAll && (shared * 2 >= more || isCut || shared >= Threshold.manyAuthors)
  }

  private var isNearlyAll: Bool {
    Double(shared) >= Threshold.nearlyAllAuthors * Double(fewer)
  }

  /// Whether enough people are shared for two descriptions of one work.
  var isFair: Bool {
    guard shared > 0, !isUnknown else { return false }
    return isNearlyAll || (shared * 2 >= fewer && (firstAgrees || shared >= 2))
  }

  /// Whether half of the shared people have different given names.
  var isContradicted: Bool { namesakes > 0 && namesakes * 2 >= shared }

  /// Whether both lists have authors, and nearly all of them differ.
  var isDifferent: Bool { !isUnknown && !isFair }
}
