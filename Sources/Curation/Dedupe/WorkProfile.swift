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
    isThesisAbstract = source.contains(Self.dissertationAbstracts)
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

  /// All words on where the text comes from.
  private static func source(of record: Record) -> FoldedWords {
    let names: [FieldName] = [
      "journal", "booktitle", "howpublished", "publisher", "institution", "note", "eprinttype",
      "series", "organization",
    ]
    let texts = names.compactMap { record[$0] } + record.venues.prefix(1).map(\.name)
    return FoldedWords(texts.joined(separator: "\n"))
  }

  private static let dissertationAbstracts = FoldedWords("dissertation abstracts").hashes

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
