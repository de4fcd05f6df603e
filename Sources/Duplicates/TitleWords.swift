internal import Text

/// Words of titles that distinguish works.
enum TitleWords {
  /// The properties of a word, computed once, since each word is compared with many others.
  struct Trait: Sendable {
    /// Whether this is a function word, such as "of".
    var isStop = false
    /// The number that the word means: `12`, `ii`, or `one` and `i` after "part" and similar words.
    var number: Int32?
    /// Whether the word names a part, such as "part" or "volume", or its number.
    var isPart = false
    /// The group of the word; words of one group exclude each other unless they are on the same
    /// side.
    var group: Int16 = -1
    var side: Int16 = -1
  }

  /// - Complexity: O(*n*) for *n* words.
  static func traits(of words: FoldedWords) -> [Trait] {
    var traits: [Trait] = []
    traits.reserveCapacity(words.count)
    var isCounted = false
    for index in words.indices {
      let hash = words.hashes[index]
      let followsCounted = isCounted
      var trait = Trait(isStop: TitleProfile.isStopWord(hash))
      let word = words[index]
      let roman = word.count <= 4 ? romans[hash] : nil
      if word.allSatisfy(\.isASCIIDigit) {
        trait.number = word.count < 10 ? Int32(words.text(index)) : nil
      } else if let roman {
        trait.number = roman
      } else if followsCounted, word.count <= 6 {
        trait.number = numerals[hash]
      }
      let isLast = index == words.count - 1
      isCounted = counted.contains(hash)
      if let number = trait.number, index > 0 {
        trait.isPart = followsCounted || roman != nil || (isLast && number < 30)
      } else {
        trait.isPart = !isLast && parts.contains(hash)
      }
      if let place = groups[hash] { (trait.group, trait.side) = (place.group, place.side) }
      traits.append(trait)
    }
    return traits
  }

  /// Whether one word excludes the other: `men` and `women`, `hypertension` and `hypotension`.
  static func areOpposed(
    _ one: ArraySlice<UInt8>, _ trait: Trait, _ other: ArraySlice<UInt8>, _ otherTrait: Trait
  ) -> Bool {
    if trait.group >= 0, trait.group == otherTrait.group { return trait.side != otherTrait.side }
    return prefixes.contains { prefix, opposite in
      opposes(one, other, prefix, opposite) || opposes(other, one, prefix, opposite)
    }
  }

  private static func opposes(
    _ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>, _ prefix: [UInt8], _ opposite: [UInt8]
  ) -> Bool {
    one.count > prefix.count + 3 && one.count - prefix.count == other.count - opposite.count
      && one.starts(with: prefix) && other.starts(with: opposite)
      && one.dropFirst(prefix.count).elementsEqual(other.dropFirst(opposite.count))
  }

  private static let prefixes: [(prefix: [UInt8], opposite: [UInt8])] = [
    ("hyper", "hypo"), ("pre", "post"), ("non", ""), ("un", ""), ("in", ""), ("im", ""),
    ("anti", ""), ("anti", "pro"), ("micro", "macro"), ("intra", "inter"), ("intra", "extra"),
    ("over", "under"), ("a", ""), ("ir", ""), ("de", ""), ("dis", ""), ("mono", "poly"),
    ("uni", "multi"), ("homo", "hetero"), ("symmetric", "asymmetric"), ("sub", "super"),
    ("bi", "uni"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let romans: [UInt32: Int32] = hashed([
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16,
  ])
  private static let numerals: [UInt32: Int32] = hashed([
    "i": 1, "v": 5, "x": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "first": 1, "second": 2, "third": 3, "a": 1, "b": 2, "c": 3, "d": 4, "1st": 1, "2nd": 2,
    "3rd": 3, "eins": 1, "zwei": 2, "drei": 3,
  ])

  private static func hashed(_ numbers: [String: Int32]) -> [UInt32: Int32] {
    Dictionary(uniqueKeysWithValues: numbers.map { (FoldedWords.hash($0.utf8), $1) })
  }
  private static let parts = Set(
    [
      "part", "parts", "pt", "volume", "vol", "teil", "band", "partie", "tome", "parte", "chapter",
      "edition", "supplement", "appendix",
    ].map { FoldedWords.hash($0.utf8) })
  private static let counted = parts.union(
    [
      "phase", "type", "stage", "grade", "class", "book", "number", "no", "study", "report",
      "paper",
      "experiment", "version", "release", "section", "act", "series", "lecture", "level", "wave",
      "round", "cohort", "track",
    ].map { FoldedWords.hash($0.utf8) })

  /// Words that exclude each other in the title of a study.
  private static let groups: [UInt32: (group: Int16, side: Int16)] = {
    var groups: [UInt32: (group: Int16, side: Int16)] = [:]
    let lines = opposites.split(separator: "\n")
    for (group, line) in lines.enumerated() {
      for (side, words) in line.split(separator: "|").enumerated() {
        for word in words.split(separator: " ") {
          groups[FoldedWords.hash(word.utf8)] = (Int16(group), Int16(side))
        }
      }
    }
    return groups
  }()

  private static let opposites = """
    men man male males boys boy|women woman female females girls girl
    adult adults|adolescent adolescents teenagers|child children childhood pediatric paediatric|infant infants neonates neonatal newborn newborns|elderly older
    vivo|vitro|silico|situ|vivum
    sensitive susceptible|resistant refractory
    positive|negative
    left|right
    upper|lower
    acute|chronic
    before|after|during
    high|low|moderate
    with|without
    primary|secondary|tertiary
    early|late
    short|long|medium
    north northern|south southern|east eastern|west western
    increase increased increases increasing|decrease decreased decreases decreasing
    mice mouse murine|rats rat|rabbits rabbit|dogs dog canine|pigs pig porcine|human humans
    systolic|diastolic
    anterior|posterior
    proximal|distal
    medial|lateral
    maternal|paternal
    urban|rural
    supervised|unsupervised|semisupervised
    discrete|continuous
    linear|nonlinear
    static|dynamic
    parallel|sequential serial
    direct|indirect
    internal|external
    first|second|third|fourth|fifth
    spring|summer|autumn fall|winter
    january|february|march|april|june|july|august|september|october|november|december
    monday|tuesday|wednesday|thursday|friday
    design|implementation|evaluation
    theory|practice
    benign|malignant
    inpatient inpatients|outpatient outpatients
    smokers|nonsmokers
    cats|horses|cattle|sheep|chickens
    breast|lung|prostate|colon colorectal|ovarian|gastric|pancreatic|cervical
    lower|higher
    one|two|three|four|five|six
    """
}
