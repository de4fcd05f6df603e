internal import SeededRandom

/// Names and titles that are made up of common words.
extension SeededGenerator {
  /// A title of five to nine words that carry meaning, hardly ever made twice.
  mutating func title() -> String {
    let (topic, second) = (pick(Self.nouns), pick(Self.nouns))
    let (quality, other) = (pick(Self.qualities), pick(Self.qualities))
    let (field, place) = (pick(Self.fields), pick(Self.places))
    switch below(6) {
    case 0: return "The \(quality) \(topic) of \(second) in \(other) \(field)"
    case 1: return "\(quality.capitalized) \(topic) and \(other) \(second): evidence from \(place)"
    case 2: return "A \(quality) model of \(topic) for \(other) \(field) in \(place)"
    case 3: return "Measuring \(topic) with \(quality) \(second) across \(place)"
    case 4: return "Towards \(quality) \(second) in \(field): \(topic) and its \(other) limits"
    default: return "How \(quality) \(topic) shapes the \(other) \(second) of \(place)"
    }
  }

  /// A title of one to three words, such as several works have.
  mutating func shortTitle() -> String {
    switch below(3) {
    case 0: pick(Self.nouns).capitalized
    case 1: "\(pick(Self.qualities).capitalized) \(pick(Self.nouns))"
    default: "\(pick(Self.nouns).capitalized) in \(pick(Self.places))"
    }
  }

  /// A person, as in `Novak, Anna M.`, at times without the middle name.
  mutating func person() -> String {
    let middle = once(in: 3) ? " \(pick(Array("ABCDEFGHJKLMPRST")))." : ""
    return "\(pick(Self.families)), \(pick(Self.givens))\(middle)"
  }

  /// One to five persons, no family name twice.
  mutating func people(_ count: Int? = nil) -> String {
    var people: [String] = []
    var seen: Set<Substring> = []
    let count = count ?? 1 + below(5)
    while people.count < count {
      let person = person()
      if seen.insert(person.prefix { $0 != "," }).inserted { people.append(person) }
    }
    return people.joined(separator: " and ")
  }

  mutating func body() -> (name: String, short: String) { pick(Self.bodies) }

  /// A journal's name and its abbreviation.
  mutating func journal() -> (name: String, short: String) { pick(Self.journals) }

  /// A journal other than one.
  mutating func journal(besides name: String?) -> (name: String, short: String) {
    pick(Self.journals.filter { $0.name != name })
  }

  mutating func conference() -> (name: String, short: String) { pick(Self.conferences) }

  mutating func year() -> Int { 1985 + below(39) }

  /// Two years that follow each other, or stand two apart.
  mutating func years() -> (String, String) {
    let year = year()
    return ("\(year)", "\(year + 1 + below(2))")
  }

  mutating func day(of year: String) -> String {
    let (month, day) = (1 + below(12), 1 + below(27))
    return "\(year)-\(month < 10 ? "0" : "")\(month)-\(day < 10 ? "0" : "")\(day)"
  }

  /// A page range of six to thirty pages.
  mutating func pages() -> String {
    let first = 12 + below(1800)
    return "\(first)--\(first + 5 + below(25))"
  }

  /// A page range that begins far from another.
  mutating func pages(besides other: String?) -> String {
    let start = { (pages: String) in Int(pages.prefix { $0 != "-" }) ?? 0 }
    while true {
      let pages = pages()
      if abs(start(pages) - start(other ?? "")) > 60 { return pages }
    }
  }

  mutating func doi(_ registrant: String? = nil) -> String {
    "\(registrant ?? "10.\(1001 + below(8000))")/\(pick(["j", "s", "jx", "art", "acp"])).\(1000 + below(900_000))"
  }

  /// The DOI of another work of the same registrant.
  mutating func neighbor(of doi: String) -> String {
    let prefix = doi.prefix { $0 != "/" }
    if once(in: 2) { return self.doi(String(prefix)) }
    let digits = doi.reversed().prefix { $0.isNumber }.reversed()
    let number = (Int(String(digits)) ?? 0) + 1 + below(3)
    return doi.dropLast(digits.count) + "\(number)"
  }

  /// An ISBN of thirteen digits with a true check digit.
  mutating func isbn() -> String {
    let digits = [9, 7, 8] + (0..<9).map { _ in below(10) }
    let sum = digits.enumerated().reduce(0) { $0 + $1.element * ($1.offset % 2 == 0 ? 1 : 3) }
    return (digits + [(10 - sum % 10) % 10]).map(String.init).joined()
  }

  static let nouns = [
    "growth", "memory", "migration", "trust", "erosion", "parsing", "inference", "attention",
    "turbulence", "diffusion", "language", "inequality", "adaptation", "scheduling", "consensus",
    "metabolism", "sedimentation", "taxation", "caching", "pollination", "governance", "resonance",
    "calibration", "literacy", "vaccination", "plasticity", "segmentation", "forecasting",
  ]
  static let qualities = [
    "hidden", "robust", "seasonal", "causal", "stochastic", "regional", "cognitive", "thermal",
    "distributed", "municipal", "neural", "coastal", "sparse", "informal", "genomic", "textual",
    "fiscal", "spectral", "marine", "modular", "volatile", "collective", "archival", "ordinal",
  ]
  static let fields = [
    "networks", "populations", "wetlands", "compilers", "markets", "schools", "archives",
    "hospitals", "glaciers", "databases", "forests", "sensors", "households", "proteins",
  ]
  static let places = [
    "Norway", "the Andes", "Lisbon", "Kerala", "Ohio", "the Baltic", "Ghana", "Kyoto", "Patagonia",
    "Bavaria", "the Sahel", "Tasmania",
  ]
  static let families = [
    "Lindqvist", "Okafor", "Marchetti", "Tanaka", "Novak", "García", "Müller", "Dubois", "Haddad",
    "Petrov", "Svensson", "O'Leary", "Fernández", "Kowalski", "Yilmaz", "Bergström", "Castro",
    "Nguyen", "Whitfield", "Ramachandran", "van der Meer", "Sørensen", "Abernathy", "Çelik",
  ]
  static let givens = [
    "Anna", "Bruno", "Carla", "David", "Elena", "Felix", "Grace", "Hiro", "Ines", "Jonas", "Karin",
    "Luis", "Maya", "Nils", "Olga", "Pavel", "Rosa", "Samuel", "Teresa", "Ulrich", "Vera", "Zoë",
  ]
  static let bodies: [(name: String, short: String)] = [
    ("World Health Organization", "WHO"), ("Forest Stewardship Board", "FSB"),
    ("National Institute of Standards and Technology", "NIST"),
    ("European Environment Agency", "EEA"), ("Royal Society of Surveyors", "RSS"),
    ("International Energy Agency", "IEA"), ("Northern Mapping Board", "NMB"),
  ]
  static let journals: [(name: String, short: String)] = [
    ("Journal of Applied Ecology", "J. Appl. Ecol."),
    ("International Journal of Remote Sensing", "Int. J. Remote Sens."),
    ("Annals of Statistics", "Ann. Stat."), ("Cognition", "Cognition"),
    ("Review of Economic Studies", "Rev. Econ. Stud."), ("Nature Physics", "Nat. Phys."),
    ("Proceedings of the National Academy of Sciences", "Proc. Natl. Acad. Sci. U.S.A."),
    ("Physical Review Letters", "Phys. Rev. Lett."), ("The Lancet", "Lancet"),
    ("Communications of the ACM", "Commun. ACM"), ("Language", "Language"),
    ("Marine Biology", "Mar. Biol."), ("Soil Science", "Soil Sci."), ("Brain", "Brain"),
    ("British Medical Journal", "Br. Med. J."), ("Computational Linguistics", "Comput. Linguist."),
    ("Hydrology and Earth System Sciences", "Hydrol. Earth Syst. Sci."),
  ]
  static let conferences: [(name: String, short: String)] = [
    ("International Conference on Machine Learning", "ICML"),
    ("Conference on Empirical Methods in Natural Language Processing", "EMNLP"),
    ("IEEE Conference on Computer Vision and Pattern Recognition", "CVPR"),
    ("International Conference on Very Large Data Bases", "VLDB"),
    ("ACM SIGMOD International Conference on Management of Data", "SIGMOD"),
    ("Symposium on Principles of Programming Languages", "POPL"),
  ]
  static let publishers = [
    "Springer", "Wiley", "Cambridge University Press", "Elsevier", "MIT Press",
  ]
  static let universities = [
    "University of Oslo", "Kyoto University", "ETH Zürich", "Ohio State University",
  ]
}

extension String {
  /// The text with a capital first letter.
  var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
