/// Zotero's names for types, fields and roles, and CSL's.
///
/// - Source: schema.json of api.zotero.org/schema, "csl".
enum ZoteroTables {
  /// CSL's type for each of Zotero's.
  static let types: [String: String] = table(
    """
    artwork graphic audioRecording song bill bill blogPost post-weblog book book
    bookSection chapter case legal_case computerProgram software conferencePaper paper-conference
    dataset dataset dictionaryEntry entry-dictionary document document
    email personal_communication encyclopediaArticle entry-encyclopedia film motion_picture
    forumPost post hearing hearing instantMessage personal_communication interview interview
    journalArticle article-journal letter personal_communication magazineArticle article-magazine
    manuscript manuscript map map newspaperArticle article-newspaper patent patent podcast song
    preprint article presentation speech radioBroadcast broadcast report report standard standard
    statute legislation thesis thesis tvBroadcast broadcast videoRecording motion_picture
    webpage webpage
    """)

  /// Whether CSL's type does not say which of Zotero's an item has.
  static func isKept(_ type: String) -> Bool {
    ["email", "instantMessage", "podcast", "radioBroadcast", "tvBroadcast", "film"].contains(type)
      || types[type] == nil
  }

  /// CSL's variable for each of Zotero's fields.
  static let variables: [String: String] = table(
    """
    title title caseName title nameOfAct title subject title
    abstractNote abstract archive archive archiveLocation archive_location
    court authority legislativeBody authority issuingAuthority authority organization authority
    callNumber call-number applicationNumber call-number
    seriesNumber collection-number seriesTitle collection-title series collection-title
    publicationTitle container-title bookTitle container-title proceedingsTitle container-title
    encyclopediaTitle container-title dictionaryTitle container-title forumTitle container-title
    blogTitle container-title websiteTitle container-title programTitle container-title
    reporter container-title code container-title
    journalAbbreviation container-title-short artworkSize dimensions runningTime dimensions
    DOI DOI edition edition meetingName event-title conferenceName event-title
    type genre thesisType genre reportType genre letterType genre manuscriptType genre
    mapType genre postType genre websiteType genre presentationType genre genre genre
    audioFileType genre programmingLanguage genre
    ISBN ISBN ISSN ISSN issue issue priorityNumbers issue language language rights license
    medium medium artworkMedium medium interviewMedium medium videoRecordingFormat medium
    audioRecordingFormat medium system medium extra note
    number number reportNumber number billNumber number docketNumber number documentNumber number
    patentNumber number episodeNumber number archiveID number identifier number
    publicLawNumber number numPages number-of-pages numberOfVolumes number-of-volumes
    pages page codePages page firstPage page
    publisher publisher university publisher institution publisher company publisher
    label publisher studio publisher network publisher distributor publisher repository publisher
    place publisher-place history references references references scale scale section section
    committee section libraryCatalog source legalStatus status status status shortTitle title-short
    url URL versionNumber version version version volume volume codeVolume volume
    reporterVolume volume codeNumber volume session chapter-number
    dateDecided issued dateEnacted issued issueDate issued filingDate submitted
    originalDate original-date citationKey citation-key
    """)

  /// CSL's variable for each role of a creator.
  static let creators: [String: String] = table(
    """
    author author inventor author programmer author presenter author artist author cartographer author
    interviewee author podcaster author sponsor author
    editor editor bookAuthor container-author seriesEditor collection-editor
    translator translator contributor contributor director director interviewer interviewer
    recipient recipient reviewedAuthor reviewed-author composer composer performer performer
    producer producer scriptwriter script-writer guest guest
    executiveProducer executive-producer narrator narrator host host
    """)

  /// Members that say something about the database, not about the work.
  static let administrative: Set<String> = [
    "itemType", "collections", "version", "itemID", "libraryID", "uri", "select", "links", "meta",
    "library", "synced", "deleted", "parentItem", "citekey", "citationKey", "uniqueFields",
  ]

  /// A dictionary of words that alternate.
  private static func table(_ text: String) -> [String: String] {
    let words = text.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    var table: [String: String] = [:]
    for index in stride(from: 0, to: words.count - 1, by: 2) {
      table[words[index]] = words[index + 1]
    }
    return table
  }
}
