internal import Text

/// A variable of CSL 1.0.2, of any kind.
///
/// - Source: CSL 1.0.2 specification, appendix IV; `csl-variables.rnc`.
public enum Variable: String, CaseIterable, Sendable {
  // Standard variables.
  case abstract, annote, archive
  case archiveCollection = "archive_collection"
  case archiveLocation = "archive_location"
  case archivePlace = "archive-place"
  case authority
  case callNumber = "call-number"
  case citationKey = "citation-key"
  case citationLabel = "citation-label"
  case collectionTitle = "collection-title"
  case collectionTitleShort = "collection-title-short"
  case containerTitle = "container-title"
  case containerTitleShort = "container-title-short"
  case dimensions, division
  case doi = "DOI"
  /// CSL 1.0.1's name for `event-title`; neither stands for the other in a style.
  case event
  case eventPlace = "event-place"
  case eventTitle = "event-title"
  case genre
  case isbn = "ISBN"
  case issn = "ISSN"
  case jurisdiction, keyword, language, license, medium, note
  case originalPublisher = "original-publisher"
  case originalPublisherPlace = "original-publisher-place"
  case originalTitle = "original-title"
  case partTitle = "part-title"
  case pmcid = "PMCID"
  case pmid = "PMID"
  case publisher
  case publisherPlace = "publisher-place"
  case references
  case reviewedGenre = "reviewed-genre"
  case reviewedTitle = "reviewed-title"
  case scale, source, status, title
  case titleShort = "title-short"
  case url = "URL"
  case volumeTitle = "volume-title"
  case volumeTitleShort = "volume-title-short"
  case yearSuffix = "year-suffix"

  // Number variables.
  case chapterNumber = "chapter-number"
  case citationNumber = "citation-number"
  case collectionNumber = "collection-number"
  case edition
  case firstReferenceNoteNumber = "first-reference-note-number"
  case issue, locator, number
  case numberOfPages = "number-of-pages"
  case numberOfVolumes = "number-of-volumes"
  case page
  case pageFirst = "page-first"
  case partNumber = "part-number"
  case printingNumber = "printing-number"
  case section
  case supplementNumber = "supplement-number"
  case version, volume

  // Date variables.
  case accessed
  case availableDate = "available-date"
  case eventDate = "event-date"
  case issued
  case originalDate = "original-date"
  case submitted

  // Name variables.
  case author, chair
  case collectionEditor = "collection-editor"
  case compiler, composer
  case containerAuthor = "container-author"
  case contributor, curator, director, editor
  case editorTranslator = "editor-translator"
  case editorialDirector = "editorial-director"
  case executiveProducer = "executive-producer"
  case guest, host, illustrator, interviewer, narrator, organizer
  case originalAuthor = "original-author"
  case performer, producer, recipient
  case reviewedAuthor = "reviewed-author"
  case scriptWriter = "script-writer"
  case seriesCreator = "series-creator"
  case translator

  public enum Kind: Sendable { case standard, number, date, names }

  public var kind: Kind {
    switch self {
    case .chapterNumber, .citationNumber, .collectionNumber, .edition, .firstReferenceNoteNumber,
      .issue, .locator, .number, .numberOfPages, .numberOfVolumes, .page, .pageFirst, .partNumber,
      .printingNumber, .section, .supplementNumber, .version, .volume:
      .number
    case .accessed, .availableDate, .eventDate, .issued, .originalDate, .submitted: .date
    case .author, .chair, .collectionEditor, .compiler, .composer, .containerAuthor, .contributor,
      .curator, .director, .editor, .editorTranslator, .editorialDirector, .executiveProducer,
      .guest, .host, .illustrator, .interviewer, .narrator, .organizer, .originalAuthor,
      .performer, .producer, .recipient, .reviewedAuthor, .scriptWriter, .seriesCreator,
      .translator:
      .names
    case .abstract, .annote, .archive, .archiveCollection, .archiveLocation, .archivePlace,
      .authority, .callNumber, .citationKey, .citationLabel, .collectionTitle,
      .collectionTitleShort, .containerTitle, .containerTitleShort, .dimensions, .division, .doi,
      .event, .eventPlace, .eventTitle, .genre, .isbn, .issn, .jurisdiction, .keyword, .language,
      .license, .medium, .note, .originalPublisher, .originalPublisherPlace, .originalTitle,
      .partTitle,
      .pmcid, .pmid, .publisher, .publisherPlace, .references, .reviewedGenre, .reviewedTitle,
      .scale, .source, .status, .title, .titleShort, .url, .volumeTitle, .volumeTitleShort,
      .yearSuffix:
      .standard
    }
  }

  /// Reads a name of CSL 1.0.2, or one of CSL 1.0.1 that 1.0.2 replaced.
  public init?(name: String) {
    guard let variable = Self.byName[name] else { return nil }
    self = variable
  }

  /// Reads a name as data writes it: case is ignored, and `-` and `_` mean the same.
  public init?(data name: String) {
    guard let variable = Self.byName[name] ?? Self.byDataName[Self.dataName(name)] else {
      return nil
    }
    self = variable
  }

  private static let byName: [String: Variable] = {
    var names = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
    names["journalAbbreviation"] = .containerTitleShort
    names["shortTitle"] = .titleShort
    return names
  }()

  private static let byDataName: [String: Variable] = {
    var names: [String: Variable] = [:]
    for (name, variable) in byName { names[dataName(name)] = variable }
    names["part"] = .partNumber
    names["printing"] = .printingNumber
    names["supplement"] = .supplementNumber
    return names
  }()

  private static func dataName(_ name: String) -> String {
    name.asciiLowercased.split(separator: "_", omittingEmptySubsequences: false)
      .joined(separator: "-")
  }
}
