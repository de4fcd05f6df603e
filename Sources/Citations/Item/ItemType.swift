internal import Text

/// The type of an item.
///
/// - Source: CSL 1.0.2 specification, appendix III; `csl-types.rnc`.
public enum ItemType: String, CaseIterable, Sendable {
  case article
  case articleJournal = "article-journal"
  case articleMagazine = "article-magazine"
  case articleNewspaper = "article-newspaper"
  case bill, book, broadcast, chapter, classic, collection, dataset, document, entry
  case entryDictionary = "entry-dictionary"
  case entryEncyclopedia = "entry-encyclopedia"
  case event, figure, graphic, hearing, interview
  case legalCase = "legal_case"
  case legislation, manuscript, map
  case motionPicture = "motion_picture"
  case musicalScore = "musical_score"
  case pamphlet
  case paperConference = "paper-conference"
  case patent, performance, periodical
  case personalCommunication = "personal_communication"
  case post
  case postWeblog = "post-weblog"
  case regulation, report, review
  case reviewBook = "review-book"
  case software, song, speech, standard, thesis, treaty, webpage

  private static let byName = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })

  /// Reads a type as a style names it.
  public init?(name: String) {
    guard let type = Self.byName[name] else { return nil }
    self = type
  }

  /// Reads a type as data names it: in any case, or by a name that Crossref writes instead.
  ///
  /// - Source: Crossref's list of types (api.crossref.org/types), which doi.org gives as CSL-JSON.
  public init?(data name: String) {
    if let type = Self.byName[name] {
      self = type
      return
    }
    let name = name.asciiLowercased
    guard let type = Self.byName[name] ?? Self.crossref[name] else { return nil }
    self = type
  }

  private static let crossref: [String: ItemType] = [
    "book-chapter": .chapter, "book-part": .chapter, "book-section": .chapter, "book-series": .book,
    "book-set": .book, "book-track": .chapter, "dissertation": .thesis, "edited-book": .book,
    "journal": .periodical, "journal-article": .articleJournal, "journal-issue": .periodical,
    "journal-volume": .periodical, "legal-case": .legalCase, "monograph": .book,
    "motion-picture": .motionPicture, "peer-review": .review,
    "personal-communication": .personalCommunication, "posted-content": .article,
    "proceedings": .book, "proceedings-article": .paperConference, "reference-book": .book,
    "reference-entry": .chapter, "report-component": .report, "report-series": .report,
  ]
}
