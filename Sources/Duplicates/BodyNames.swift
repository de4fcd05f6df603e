internal import Text

/// The name of a university, an authority, a publisher or another organization, prepared for
/// comparison.
struct BodyProfile: Sendable {
  /// All words except articles and prepositions.
  var words = FoldedWords()
  /// For each word, whether it identifies the organization, rather than only its kind.
  var isDistinctive: [Bool] = []
  /// The kinds of organization that the name mentions.
  var kinds: Set<BodyNames.Kind> = []

  init(_ name: String) { self.init(FoldedWords(name)) }

  init(_ all: FoldedWords) {
    for index in all.indices where !BodyNames.smallWords.contains(all.hashes[index]) {
      words.append(all[index])
      let kind = BodyNames.kinds[all.hashes[index]]
      isDistinctive.append(kind == nil)
      if let kind, kind != .other { kinds.insert(kind) }
    }
  }
}

/// Compares names of organizations, which sources give as acronyms, abbreviations or parts.
enum BodyNames {
  enum Kind: Sendable {
    case university, college, institute, bank, press
    /// A word in names of all kinds: `Department`.
    case other
  }

  /// Whether two names are of different organizations.
  ///
  /// They are different unless one is an acronym, an abbreviation or a part of the other, so that
  /// all distinctive words of one name are in the other.
  ///
  /// - Complexity: O(*n* · *m*) for names of *n* and *m* words.
  static func areDifferent(_ one: BodyProfile, _ other: BodyProfile) -> Bool {
    let (left, right) = (one.words, other.words)
    guard one.isDistinctive.contains(true), other.isDistinctive.contains(true),
      left.letters != right.letters
    else { return false }
    var isFound = Array(repeating: false, count: left.count)
    var isTaken = Array(repeating: false, count: right.count)
    for index in left.indices {
      if let match = right.indices.first(where: {
        !isTaken[$0] && areAlike(left, index, right, $0)
      }) {
        isFound[index] = true
        isTaken[match] = true
      }
    }
    takeAcronyms(of: left, in: right, &isFound, &isTaken)
    takeAcronyms(of: right, in: left, &isTaken, &isFound)
    let isOtherKind =
      left.indices.contains { !isFound[$0] && distinguishing.contains(left.hashes[$0]) }
      || right.indices.contains { !isTaken[$0] && distinguishing.contains(right.hashes[$0]) }
    if isOtherKind { return true }
    let leftOver = left.indices.contains { !isFound[$0] && one.isDistinctive[$0] }
    let rightOver = right.indices.contains { !isTaken[$0] && other.isDistinctive[$0] }
    if leftOver || rightOver { return leftOver && rightOver }
    // For example "Boston University" and "Boston College".
    return !one.kinds.isEmpty && !other.kinds.isEmpty && one.kinds.isDisjoint(with: other.kinds)
  }

  /// Finds acronyms: words of one name whose letters are the initials of consecutive words of the
  /// other.
  private static func takeAcronyms(
    of one: FoldedWords, in other: FoldedWords, _ isFound: inout [Bool], _ isTaken: inout [Bool]
  ) {
    let initials = other.indices.compactMap { other[$0].first }
    for index in one.indices where !isFound[index] {
      let length = one[index].count
      guard length > 1, length <= initials.count else { continue }
      for start in 0...(initials.count - length)
      where one[index].elementsEqual(initials[start..<(start + length)]) {
        isFound[index] = true
        for word in start..<(start + length) { isTaken[word] = true }
        break
      }
    }
  }

  /// Words that turn a name into that of another organization: `York` and `New York`, `Universität
  /// Wien` and `Technische Universität Wien`.
  private static let distinguishing = hashes(
    """
    new north northern south southern east eastern west western state college technische technical \
    technology tech medical medizinische catholic katholieke catholique free freie libre vrije \
    polytechnic open
    """)

  /// Whether words are equal, or one abbreviates or translates the other: `Munich` and `München`.
  private static func areAlike(
    _ one: FoldedWords, _ index: Int, _ other: FoldedWords, _ otherIndex: Int
  ) -> Bool {
    let (left, right) = (one[index], other[otherIndex])
    let shorter = min(left.count, right.count)
    let shared = zip(left, right).prefix { $0 == $1 }.count
    if shared == shorter { return shorter > 2 || left.count == right.count }
    return (shared > 3 && 2 * shared >= shorter)
      || (exonyms[one.hashes[index]].map { $0 == exonyms[other.hashes[otherIndex]] } ?? false)
      || Spelling.areAlike(one, index, other, otherIndex)
  }

  /// Names of towns that have several; the names of one town have the same number.
  private static let exonyms: [UInt32: Int] = {
    let towns = """
      munich munchen|vienna wien|cologne koln|geneva geneve genf|prague praha prag|brussels bruxelles \
      brussel|warsaw warszawa|rome roma|florence firenze|copenhagen kobenhavn|gothenburg goteborg|\
      lisbon lisboa|naples napoli|moscow moskva|turin torino|basel basle|ghent gent|leuven louvain|\
      bucharest bucuresti|belgrade beograd|cracow krakow|nuremberg nurnberg|hanover hannover
      """
    var numbers: [UInt32: Int] = [:]
    for (number, names) in towns.split(separator: "|").enumerated() {
      for hash in hashes(String(names)) { numbers[hash] = number }
    }
    return numbers
  }()

  static let smallWords = hashes(
    "the of and at in for on a an de la le les du des del di da do der die das und fur et e y i")

  static let kinds: [UInt32: Kind] = {
    var kinds: [UInt32: Kind] = [:]
    for (kind, words) in [
      (
        Kind.university,
        """
        university universitat universiteit universite universita universidad universidade \
        universitet universitetet universiteti univ uni
        """
      ),
      (.college, "college coll colegio hochschule"),
      (.institute, "institute institut instituto istituto inst"),
      (.bank, "bank banque banco banca"),
      (.press, "press verlag publisher publishers publishing pub books edition editions editorial"),
      (
        .other,
        """
        technische technical department dept faculty school division technology inc ltd co gmbh \
        sons group company llc ag ministry agency office bureau
        """
      ),
    ] {
      for hash in hashes(words) { kinds[hash] = kind }
    }
    return kinds
  }()

  private static func hashes(_ words: String) -> Set<UInt32> {
    Set(words.split(separator: " ").map { FoldedWords.hash($0.utf8) })
  }
}
