internal import RichText
internal import Records
internal import Text

/// A record, prepared for comparison.
///
/// A class, since each profile is in many pairs, and copying its thirty or so arrays would take
/// longer than comparing them.
final class WorkProfile: Sendable {
  /// The kind of work, as far as it distinguishes works.
  enum Form: Sendable {
    case article, paper, chapter, book, proceedings, thesis, report, data, other
  }

  enum Degree: Sendable {
    case bachelor, master, doctor
  }

  let key: CitationKey
  let form: Form
  let title: TitleProfile
  let authors: AuthorProfile
  let year: Int?
  let place: PlaceProfile
  let identifiers: IdentifierProfile
  /// Whether this is a preprint without a publication venue.
  let isPreprint: Bool
  /// The version of the preprint, if a note gives it.
  let version: String?
  /// The edition, in digits, in words or as a name.
  let edition: Numbering
  /// The release of a program or data set.
  let release: Numbering
  /// The `number` of a report, patent, standard or law; empty for texts in journals, where `number` is
  /// the issue.
  let number: Numbering
  /// The volume, the part and the chapter.
  let volume: Numbering
  let part: Numbering
  let chapter: Numbering
  /// Whether the address may be the only identifier of the work.
  let mayBePage: Bool
  let degree: Degree?
  /// The school of a thesis, the institution of a report.
  let institution: BodyProfile
  /// The publisher of a book.
  let publisher: BodyProfile
  let date: EDTF.Point?
  /// The words of the place of a talk or a page.
  let location: FoldedWords
  /// The words of `location` before the first comma.
  let town: FoldedWords
  /// The day of a talk as written; empty if it is not given.
  let eventDay: String
  /// The title of the book that contains a chapter or a paper.
  let container: FoldedWords
  /// Whether this is an abstract of a thesis, as in Dissertation Abstracts.
  let isThesisAbstract: Bool
  /// The key of the record from which this one inherits.
  let parent: String?

  init(_ record: Record, venues: VenueRegistry) {
    key = record.key
    let main = record[.title] ?? ""
    let title =
      TitleProfile(record[.subtitle].map { "\(main): \($0)" } ?? main)
    self.title = title
    authors = AuthorProfile(record.creators)
    year = record.date?.year
    let identifiers = IdentifierProfile(record)
    self.identifiers = identifiers
    form = Self.form(of: record)
    let hasIssue = [.article, .paper, .chapter].contains(form)
    self.place = PlaceProfile(record, venues: venues, hasIssue: hasIssue)
    let source = Self.source(of: record)
    isPreprint = title.isPreprint || Preprints.isPreprint(record, source, identifiers)
    version = (record[.version] ?? record[.note]).flatMap(Self.version)
    edition = Numbering(record[.edition] ?? "")
    release = Numbering(
      record[.version] ?? record[.note].flatMap(Self.versionNote) ?? title.release ?? "")
    number = hasIssue ? Numbering() : Numbering(record.first(of: .number, .issue) ?? "")
    volume = Self.volume(record[.volume] ?? "")
    part = Numbering(record[.part] ?? "")
    chapter = Numbering(record[.chapter] ?? "")
    mayBePage = [.other, .data, .report].contains(form) || record.type == "manual"
    degree = Self.degree(of: record)
    let hasInstitution = form == .thesis || form == .report
    institution = Self.body(
      hasInstitution ? record.first(of: .school, .institution) : nil)
    publisher = Self.body(form == .book ? record[.publisher] : nil)
    date = Self.date(of: record)
    let place = record.first(of: .location, .address) ?? ""
    location = FoldedWords(place)
    town = FoldedWords(String(place.prefix { $0 != "," }))
    let eventDate = record[.eventdate] ?? ""
    eventDay = form == .other ? String(eventDate.prefix { $0 != "/" }) : ""
    container = record[.booktitle].map { TitleProfile($0).words } ?? FoldedWords()
    isThesisAbstract = source.contains(Self.dissertationAbstracts)
    parent = record.first(of: .crossref, .xdata)
  }

  private static func body(_ name: String?) -> BodyProfile {
    BodyProfile(name.map(MarkedText.words(of:)) ?? "")
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

  /// All words of the fields that name the source of the text.
  private static func source(of record: Record) -> FoldedWords {
    let names: [FieldName] = [
      .journal, .booktitle, .howpublished, .publisher, .institution, .note, .eprinttype,
      .series, .organization,
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

  /// The number of a volume, without the issue or the supplement after it.
  ///
  /// A longer text is from a database, as in `Conference: … Brazil. 143`.
  private static func volume(_ text: String) -> Numbering {
    var head = text.asciiLowercased[...]
    if head.contains(")") != head.contains("(") { return Numbering() }
    if let open = head.firstIndex(of: "(") { head = head[..<open] }
    if head.contains("sup") || head.hasPrefix("abs/") || head.utf8.count > 20 { return Numbering() }
    return Numbering(String(head))
  }

  /// The text after `version` in a note such as `R package version 3.3.2`.
  private static func versionNote(_ note: String) -> String? {
    let words = note.asciiLowercased.split { $0 == " " || $0 == "~" || $0 == "," }
    guard let index = words.firstIndex(where: { ["version", "release", "v."].contains($0) }),
      index + 1 < words.count
    else { return nil }
    return String(words[index + 1])
  }

  /// The date of publication, with the day from `day` if `date` has none.
  private static func date(of record: Record) -> EDTF.Point? {
    guard var date = record.date?.startPoint else { return nil }
    if date.month != nil, date.day == nil, let day = record[.day].flatMap({ Int($0.trimmed) }),
      (1...31).contains(day)
    {
      date.day = day
    }
    return date
  }

  private static func degree(of record: Record) -> Degree? {
    switch record.type.name {
    case "phdthesis": return .doctor
    case "mastersthesis": return .master
    case "thesis": break
    case _: return nil
    }
    let text = (record[.type] ?? "").asciiLowercased
    if text.contains("bachelor") || text.contains("bathesis") { return .bachelor }
    if text.contains("master") || text.contains("mathesis") || text.contains("msc") {
      return .master
    }
    return text.contains("phd") || text.contains("doct") || text.contains("dissertation")
      ? .doctor : nil
  }

  /// Whether this is a book or proceedings, which contain other works.
  var isContainer: Bool { form == .book || form == .proceedings }
  var isContained: Bool { form == .paper || form == .chapter }
  /// Whether this is a text in a journal or a book.
  var isText: Bool { form == .article || isContained }
}
