internal import Records
internal import Text

/// A record, ready to be compared with others.
///
/// A class, since each is met in many pairs, and to copy some thirty arrays for each would take
/// longer than to compare them.
final class WorkProfile: Sendable {
  /// What kind of thing a record describes, as far as it tells works apart.
  enum Form: Sendable {
    case article, paper, chapter, book, proceedings, thesis, report, data, other
  }

  let key: CitationKey
  let form: Form
  let title: TitleProfile
  let authors: AuthorProfile
  let year: Int?
  let place: PlaceProfile
  let identifiers: IdentifierProfile
  /// Whether this is a preprint, with no word of where it was published.
  let isPreprint: Bool
  /// The preprint's own version, where a note tells it.
  let version: String?
  let edition: [UInt8]
  /// The number of a report or of a standard.
  let reportNumber: [UInt8]
  /// The title of the book that a chapter or a paper is in.
  let container: FoldedWords
  /// The words in which a thesis would be abstracted.
  let isThesisAbstract: Bool
  /// The key of the record that this one inherits from.
  let parent: String?

  init(_ record: Record, venues: VenueRegistry) {
    key = record.key
    let main = record["title"] ?? ""
    let title =
      TitleProfile(record["subtitle"].map { "\(main): \($0)" } ?? main)
    self.title = title
    authors = AuthorProfile(record.creators)
    year = record.date?.year
    place = PlaceProfile(record, venues: venues)
    let identifiers = IdentifierProfile(record)
    self.identifiers = identifiers
    form = Self.form(of: record)
    let source = Self.source(of: record)
    isPreprint = title.isPreprint || Preprints.isPreprint(record, source, identifiers)
    version = (record["version"] ?? record["note"]).flatMap(Self.version)
    edition = FoldedWords(record["edition"] ?? "").letters.filter(\.isASCIIDigit)
    reportNumber = FoldedWords(record.first(of: "number", "issue") ?? "").letters
    container = record["booktitle"].map { TitleProfile($0).words } ?? FoldedWords()
    isThesisAbstract = source.contains("dissertation abstracts")
    parent = record.first(of: "crossref", "xdata")
  }

  private static func form(of record: Record) -> Form {
    switch record.type.name {
    case "article", "suppperiodical", "review": .article
    case "inproceedings", "conference": .paper
    case "incollection", "inbook", "bookinbook", "suppbook", "suppcollection", "inreference":
      .chapter
    case "book", "mvbook", "collection", "mvcollection", "booklet", "reference", "mvreference",
      "manual":
      .book
    case "proceedings", "mvproceedings", "periodical": .proceedings
    case "thesis", "phdthesis", "mastersthesis": .thesis
    case "report", "techreport", "standard": .report
    case "dataset", "software", "image", "video", "audio": .data
    default: .other
    }
  }

  /// All words on where the text comes from, in small letters.
  private static func source(of record: Record) -> String {
    let names: [FieldName] = [
      "journal", "booktitle", "howpublished", "publisher", "institution", "note", "eprinttype",
      "series", "organization",
    ]
    let texts = names.compactMap { record[$0] } + record.venues.prefix(1).map(\.name)
    return texts.joined(separator: "\n").asciiLowercased
  }

  /// The number in `version 2` or `v2`.
  private static func version(_ text: String) -> String? {
    let words = text.asciiLowercased.split { $0 == " " || $0 == "." || $0 == "," }
    if words.count == 1, let word = words.first, word.allSatisfy(\.isNumber) { return String(word) }
    guard words.count == 2, words[0] == "version" else { return nil }
    return String(words[1])
  }

  /// A whole of which others are parts.
  var isContainer: Bool { form == .book || form == .proceedings }
  var isContained: Bool { form == .paper || form == .chapter }
}

/// Which records are preprints.
enum Preprints {
  static func isPreprint(
    _ record: Record, _ source: String, _ identifiers: IdentifierProfile
  ) -> Bool {
    if servers.contains(where: source.contains) || isCoRR(record["journal"]) {
      return !hasPlace(record, source)
    }
    if let doi = identifiers.doi, isPreprint(doi: doi) { return !hasPages(record) }
    if record.type == "unpublished" { return true }
    guard identifiers.arxiv != nil || identifiers.isOnArxiv, identifiers.doi == nil else {
      return false
    }
    return record["journal"] == nil && record["booktitle"] == nil && record.venues.isEmpty
  }

  static func isPreprint(doi: String) -> Bool {
    registrants.contains(where: doi.hasPrefix)
      || (doi.hasPrefix("10.5194/") && doi.split(separator: "-").count == 3
        && doi.split(separator: "-")[1].count == 4)
  }

  private static func hasPages(_ record: Record) -> Bool {
    record["pages"] != nil && record["volume"] != nil
  }

  /// Whether a journal or a conference is named besides the server.
  private static func hasPlace(_ record: Record, _ source: String) -> Bool {
    guard let name = record["journal"] ?? record["booktitle"] ?? record.venues.first?.name
    else { return false }
    let folded = name.asciiLowercased
    return !servers.contains(where: folded.contains) && !isCoRR(folded)
  }

  /// What DBLP calls arXiv's computer science.
  private static func isCoRR(_ journal: String?) -> Bool { journal?.asciiLowercased == "corr" }

  private static let servers = [
    "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "eartharxiv",
    "ssrn", "eprint archive", "preprint", "research square", "researchsquare", "discussions",
    "osf ", "zenodo preprint", "working paper", "techrxiv", "engrxiv", "e-print", "hal archives",
    "computing research repository", "authorea", "openreview preprint",
  ]

  private static let registrants = [
    "10.48550/", "10.1101/", "10.21203/", "10.26434/", "10.2139/ssrn", "10.20944/preprints",
    "10.2196/preprints", "10.31234/", "10.31219/", "10.31235/", "10.36227/", "10.22541/",
    "10.31222/", "10.31223/", "10.31224/",
  ]
}

/// The identifiers of a record, in one spelling each.
struct IdentifierProfile: Sendable {
  var doi: String?
  var arxiv: String?
  var pmid: String?
  var isbn: String?
  /// Whether an arXiv paper is named in a way that gives no identifier.
  var isOnArxiv = false

  init(_ record: Record) {
    doi = record["doi"].flatMap(Self.doi) ?? record["url"].flatMap(Self.doi)
    arxiv =
      (record["arxiv"] ?? record["eprint"]).flatMap(Identifier.arxiv)
      ?? record["url"].flatMap(Identifier.arxiv)
    if arxiv == nil, let doi, let tail = doi.firstRange(of: "10.48550/arxiv.") {
      arxiv = Identifier.arxiv(in: String(doi[tail.upperBound...]))
    }
    if arxiv == nil, let journal = record["journal"] ?? record["howpublished"] ?? record["note"],
      journal.asciiLowercased.contains("arxiv")
    {
      isOnArxiv = true
      arxiv = journal.split { $0 == " " || $0 == "," || $0 == "[" || $0 == "]" }
        .lazy.compactMap { Identifier.arxiv(in: String($0)) }.first
    }
    pmid = record["pmid"]?.trimmed
    if record["eprinttype"]?.asciiLowercased == "pubmed" { pmid = record["eprint"]?.trimmed }
    isbn = record["isbn"].flatMap(Self.isbn)
  }

  /// A DOI without resolver, prefix, percent and TeX escapes, in small letters.
  ///
  /// - Source: DOI Handbook, section 2.4: case has no meaning.
  static func doi(in text: String) -> String? {
    let lower = text.asciiLowercased
    guard let start = lower.firstRange(of: "10.") else { return nil }
    var doi = ""
    var rest = lower[start.lowerBound...]
    while let next = rest.first, !next.isWhitespace {
      rest = rest.dropFirst()
      switch next {
      case "\\", "{", "}", "\"": break
      case "%":
        if let code = UInt8(rest.prefix(2), radix: 16), code < 0x80 {
          doi.unicodeScalars.append(Unicode.Scalar(code))
          rest = rest.dropFirst(2)
        } else {
          doi.append(next)
        }
      default: doi.append(next)
      }
    }
    while let last = doi.last, ".,;)/".contains(last) {
      if last == ")", doi.contains("(") { break }
      doi.removeLast()
    }
    return Identifier.isDOI(doi) ? doi : nil
  }

  /// An ISBN of thirteen digits, whichever way it was written.
  private static func isbn(_ text: String) -> String? {
    let first = text.split { $0 == " " || $0 == "," || $0 == ";" }.first ?? ""
    let digits = first.utf8.filter { $0.isASCIIDigit || $0 | 0x20 == UInt8(ascii: "x") }
    switch digits.count {
    case 13: return String(decoding: digits, as: UTF8.self)
    // The check digit is another in thirteen, so both are known by the rest.
    case 10: return "978" + String(decoding: digits.dropLast(), as: UTF8.self) + "?"
    default: return nil
    }
  }

  static func areEqual(isbn one: String, _ other: String) -> Bool { one.prefix(12) == other.prefix(12) }
}
