internal import Text

/// Words of titles that tell works apart.
enum TitleWords {
  /// The number that a word says: `12`, `ii`, or `one` and `i` after "part" and the like.
  static func number(at index: Int, in words: FoldedWords) -> Int? {
    let word = words[index]
    if word.allSatisfy(\.isASCIIDigit) { return word.count < 10 ? Int(words.text(index)) : nil }
    guard word.count <= 6 else { return nil }
    let text = words.text(index)
    if let roman = romans[text] { return roman }
    guard index > 0, counted.contains(words.text(index - 1)) else { return nil }
    return numerals[text]
  }

  /// Whether a word says which part of something the text is.
  static func isPart(at index: Int, in words: FoldedWords) -> Bool {
    if parts.contains(words.text(index)) { return index + 1 < words.count }
    return index > 0 && number(at: index, in: words) != nil
      && (counted.contains(words.text(index - 1)) || romans[words.text(index)] != nil
        || (index == words.count - 1 && (number(at: index, in: words) ?? 0) < 30))
  }

  /// Whether one word excludes the other: `men` and `women`, `hypertension` and `hypotension`.
  static func areOpposed(_ one: ArraySlice<UInt8>, _ other: ArraySlice<UInt8>) -> Bool {
    if let left = groups[FoldedWords.hash(one)], let right = groups[FoldedWords.hash(other)],
      left.group == right.group
    {
      return left.side != right.side
    }
    for (prefix, opposite) in prefixes {
      if opposes(one, other, prefix, opposite) || opposes(other, one, prefix, opposite) {
        return true
      }
    }
    return false
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
    ("uni", "multi"), ("homo", "hetero"), ("symmetric", "asymmetric"), ("sub", "super"), ("bi", "uni"),
  ].map { (Array($0.0.utf8), Array($0.1.utf8)) }

  private static let romans: [String: Int] = [
    "ii": 2, "iii": 3, "iv": 4, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "xi": 11, "xii": 12,
    "xiii": 13, "xiv": 14, "xv": 15, "xvi": 16,
  ]
  private static let numerals: [String: Int] = [
    "i": 1, "v": 5, "x": 10, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6,
    "first": 1, "second": 2, "third": 3, "a": 1, "b": 2, "c": 3, "d": 4, "1st": 1, "2nd": 2,
    "3rd": 3, "eins": 1, "zwei": 2, "drei": 3,
  ]
  private static let parts: Set<String> = [
    "part", "parts", "pt", "volume", "vol", "teil", "band", "partie", "tome", "parte", "chapter",
    "edition", "supplement", "appendix",
  ]
  private static let counted: Set<String> = parts.union([
    "phase", "type", "stage", "grade", "class", "book", "number", "no", "study", "report", "paper",
    "experiment", "version", "release", "section", "act", "series", "lecture", "level", "wave",
    "round", "cohort", "track",
  ])

  /// Words of which only one can be true of a study.
  private static let groups: [UInt32: (group: Int, side: Int)] = {
    var groups: [UInt32: (group: Int, side: Int)] = [:]
    let lines = opposites.split(separator: "\n")
    for (group, line) in lines.enumerated() {
      for (side, words) in line.split(separator: "|").enumerated() {
        for word in words.split(separator: " ") {
          groups[FoldedWords.hash(word.utf8)] = (group, side)
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
