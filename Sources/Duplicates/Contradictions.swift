internal import Records
internal import Text

/// The principle of this module: **different works are never merged unasked.**
///
/// Records are merged unasked only if they agree and no detail of one contradicts the other. A
/// detail that one record omits contradicts nothing. A detail that both give and that differs is a
/// contradiction, unless a stronger detail shows that one source is wrong:
///
/// - the same *identifier of the text* (DOI, arXiv identifier, PMID), or
/// - the same *place*: volume and pages, where there is no second text by the same people.
///
/// The user may be asked about a pair with one contradiction; it is never merged unasked.
enum Contradiction: CaseIterable, Sendable {
  /// Two DOIs of one registrant, which assigns one DOI to a work.
  case doi
  case arxiv
  case pmid
  case isbn
  /// The numbers of reports, patents, standards, laws and similar.
  case number
  case volume
  case issue
  case pages
  case venue
  case year
  /// Two days or, outside journals, two months.
  case day
  /// Two parts of a book, or two chapters.
  case part
  case edition
  /// Two identifiers of one archive: PubMed Central, HAL, or a handle.
  case archive
  case version
  case degree
  /// Two schools of theses, two institutions of reports.
  case institution
  /// Two publishers of books with a short title.
  case publisher
  /// The addresses of two web pages.
  case address
  /// Two towns where a talk was given.
  case location
  /// A content word, or the order of words.
  case words
  /// A sign such as `+`, `#` or `≠`.
  case signs
  /// Two given names.
  case people
}

extension Contradiction {
  /// The reason that the user reads, unless `Evidence.reasons` states it already.
  var words: String? {
    switch self {
    case .doi, .arxiv, .pmid, .isbn, .volume, .issue, .pages, .venue, .year: nil
    case .number: "another number"
    case .day: "another day"
    case .part: "another part"
    case .edition: "another edition"
    case .archive: "another identifier of one archive"
    case .version: "another release"
    case .degree: "another degree"
    case .institution: "another institution"
    case .publisher: "another publisher"
    case .address: "another address"
    case .location: "another location"
    case .words: "other words in the title"
    case .signs: "other signs in the title"
    case .people: "another given name"
    }
  }
}

extension Judge {
  /// The details of the records that cannot both be true of one publication.
  var contradictions: [Contradiction] {
    Contradiction.allCases.filter { contains($0) }
  }

  var hasContradiction: Bool { Contradiction.allCases.contains { contains($0) } }

  private func contains(_ contradiction: Contradiction) -> Bool {
    switch contradiction {
    case .doi: hasOtherDOI
    case .arxiv: evidence.arxiv == .different && evidence.doi != .same
    case .pmid: evidence.pmid == .different && evidence.doi != .same && !isWholePlace
    case .isbn: hasOtherISBN
    case .number: hasOtherNumber
    case .volume: hasOtherVolume
    case .issue: hasOtherIssue
    case .pages: hasOtherPages
    case .venue: hasOtherVenue
    case .year: hasOtherYear
    case .day: hasOtherDay
    case .part: one.part.contradicts(other.part) || one.chapter.contradicts(other.chapter)
    case .edition: one.edition.isOtherEdition(than: other.edition)
    case .archive:
      evidence.doi != .same
        && one.identifiers.archives.contains { kind, identifier in
          areDifferent(identifier, other.identifiers.archives[kind])
        }
    case .version: isOtherVersion
    case .degree: areDifferent(one.degree, other.degree)
    case .institution:
      BodyNames.areDifferent(one.institution, other.institution) && !isSettled
    case .publisher: hasOtherPublisher
    case .address: hasOtherAddress
    case .location: hasOtherLocation
    case .words: hasOtherWords
    case .signs: hasOtherSigns
    case .people: authors.isContradicted && !isSettled
    }
  }

  // MARK: Details that outweigh a contradiction

  /// Whether an identifier or the place shows that both records describe the same text.
  var isSettled: Bool { evidence.sharesIdentifier || isOnePlace }

  /// Whether volume and first page agree, and not by chance.
  private var isOnePlace: Bool {
    place.volume == .same && place.page == .same && !place.isTrivialPage
      && place.issue != .different
  }

  /// Whether the volume and all pages agree, for a text with more than one page.
  private var isWholePlace: Bool { isOnePlace && place.lastPage == .same && !isOnOnePage }

  private var isOnOnePage: Bool { one.place.page?.isSingle ?? true }

  private var isRecurring: Bool {
    one.title.isRecurring || other.title.isRecurring || one.title.notice != nil
  }

  private func areDifferent<Value: Equatable>(_ left: Value?, _ right: Value?) -> Bool {
    guard let left, let right else { return false }
    return left != right
  }

  // MARK: Identifiers and numbers

  private var hasOtherDOI: Bool {
    guard evidence.doi == .different, let left = one.identifiers.doi,
      let right = other.identifiers.doi,
      left.prefix(while: { $0 != "/" }) == right.prefix(while: { $0 != "/" })
    else { return false }
    // A source may truncate a DOI, or add text after it.
    let (short, long) = left.utf8.count < right.utf8.count ? (left, right) : (right, left)
    if long.hasPrefix(short), !(long.dropFirst(short.count).first?.isNumber ?? false) {
      return false
    }
    return !(isWholePlace && title.common >= Threshold.distinctWords && !isRecurring)
  }

  private var hasOtherISBN: Bool {
    guard evidence.isbn == .different, !evidence.sharesIdentifier else { return false }
    // Proceedings have different ISBNs in print and online.
    let areParts = one.isContained && other.isContained
    return !(areParts && (place.page == .same || evidence.years == 0))
  }

  private var hasOtherNumber: Bool {
    evidence.doi != .same && one.number.contradicts(other.number)
  }

  private var isOtherVersion: Bool {
    if evidence.sharesIdentifier, one.isPreprint, other.isPreprint { return false }
    return one.release.isOtherRelease(than: other.release)
  }

  private var hasOtherPublisher: Bool {
    title.common < Threshold.wordsAcrossVenues && evidence.isbn != .same
      && !evidence.sharesIdentifier && BodyNames.areDifferent(one.publisher, other.publisher)
  }

  private var hasOtherAddress: Bool {
    guard one.mayBePage, other.mayBePage, !evidence.sharesIdentifier, evidence.isbn != .same
    else { return false }
    let isNumbered = !one.number.numbers.isEmpty && one.number == other.number
    return !isNumbered && areDifferent(one.identifiers.address, other.identifiers.address)
  }

  private var hasOtherLocation: Bool {
    guard one.form == .other, other.form == .other, !isSettled, !one.location.isEmpty,
      !other.location.isEmpty
    else { return false }
    // "Paris, France" and "Lyon, France" are different towns; "France" and "Paris, France" may be
    // the same.
    return Set(one.town.hashes).isDisjoint(with: other.location.hashes)
      && Set(other.town.hashes).isDisjoint(with: one.location.hashes)
  }

  // MARK: Places and dates

  private var hasOtherVolume: Bool {
    guard place.volume == .different || one.volume.contradicts(other.volume),
      !evidence.sharesIdentifier
    else { return false }
    guard one.isText, other.isText else { return true }
    return !(arePagesOfOneText && evidence.areYears(within: 0))
  }

  private var hasOtherIssue: Bool {
    guard place.issue == .different, !evidence.sharesIdentifier, one.form == .article else {
      return false
    }
    return !(arePagesOfOneText && place.volume == .same)
  }

  /// Whether pages, title and authors are those of one text, so that a source has a wrong volume or
  /// issue.
  ///
  /// A column may be on the same page of each issue; an article with a distinctive title is not.
  private var arePagesOfOneText: Bool {
    guard place.page == .same, place.lastPage != .different, !place.isTrivialPage, !isRecurring,
      title.isEqual
    else { return false }
    if place.lastPage == .same, !isOnOnePage { return title.common >= Threshold.tellingWords }
    return title.common >= Threshold.longTitleWords && authors.shared == authors.more
  }

  private var hasOtherPages: Bool {
    guard !evidence.sharesIdentifier else { return false }
    if place.page == .same {
      return place.isTrivialPage && place.lastPage == .different
        && title.common < Threshold.tellingWords
    }
    guard place.page == .different else { return false }
    if place.isTrivialPage, place.volume != .same, evidence.doi != .different { return false }
    if place.endsAlike, place.volume == .same, place.issue != .different { return false }
    return !isOneLongTitle && !isOnePaper
  }

  /// Whether the papers are of one meeting, where no two have the same title.
  ///
  /// The pages in records of proceedings are often those of a preprint.
  private var isOnePaper: Bool {
    one.form == .paper && other.form == .paper && place.venue == .same && !place.isOtherMeeting
      && evidence.years == 0 && title.isEqual && !title.isInexact
      && title.common >= Threshold.tellingWords && authors.shared == authors.more
      && authors.shared > 1 && !isRecurring && !one.title.isOfSeries && evidence.doi != .different
  }

  /// Whether the title is so long, and the other details agree so well, that the pages must be
  /// wrong.
  private var isOneLongTitle: Bool {
    title.isEqual && title.common >= Threshold.unmistakableWords && place.volume == .same
      && place.issue != .different && evidence.doi != .different && authors.shared == authors.more
      && authors.shared > 1
  }

  private var hasOtherVenue: Bool {
    guard !evidence.sharesIdentifier, !(one.isPreprint && other.isPreprint) else { return false }
    let isDistinctive = title.common >= Threshold.wordsAcrossVenues && !isRecurring
    if isWholePlace, isDistinctive || place.venue == .same && !place.isOtherMeeting { return false }
    if place.isOtherMeeting || place.isSisterJournal || isOtherBook { return true }
    switch place.venue {
    case .same: return false
    case .different: return true
    case .unknown:
      // "JAMA" and the full name of a journal may be the same; a short title does not decide.
      return place.areVenuesNamed && title.common < Threshold.wordsAcrossVenues && !isWholePlace
    }
  }

  /// Whether chapters are of different books: each book's title has a word that the other does not
  /// have.
  private var isOtherBook: Bool {
    one.form == .chapter && other.form == .chapter && evidence.isbn != .same
      && VenueNames.areSisters(one.place.venue, other.place.venue, areJournals: false)
  }

  private var hasOtherYear: Bool {
    guard let years = evidence.years, years > 0, !isSettledYear(years) else { return false }
    return true
  }

  /// Whether publication online first explains the difference in years, or the other details show
  /// that one year is wrong.
  private func isSettledYear(_ years: Int) -> Bool {
    if evidence.sharesIdentifier || evidence.isbn == .same { return true }
    if isOnePlace { return years <= Threshold.yearsOfOnePlace }
    guard years == 1, one.form == other.form, one.form == .article || one.form == .thesis,
      !isRecurring,
      !one.title.isOfSeries, authors.isStrong,
      Double(authors.shared) >= Threshold.nearlyAllAuthors * Double(authors.more) || authors.isCut
    else { return false }
    return place.volume != .different && place.page == .unknown
      && title.common >= Threshold.tellingWords
  }

  private var hasOtherDay: Bool {
    if !one.eventDay.hasPrefix(other.eventDay), !other.eventDay.hasPrefix(one.eventDay) {
      return !isSettled
    }
    guard let left = one.date, let right = other.date, left.year == right.year, !isSettled,
      let month = left.month, let otherMonth = right.month
    else { return false }
    if let day = left.day, let otherDay = right.day {
      return (month, day) != (otherMonth, otherDay)
    }
    let isDated = one.isText || one.form == .book
    return month != otherMonth && !(isDated && title.common >= Threshold.tellingWords)
  }

  // MARK: Titles

  private var hasOtherSigns: Bool {
    guard !title.isMissing, !isSettled else { return false }
    return one.title.signs != other.title.signs
      || one.title.symbols.contradicts(other.title.symbols)
  }

  /// Whether the additional words of one title are a subtitle that exports omit, since the other
  /// details agree.
  private var isSubtitle: Bool {
    authors.isStrong && (authors.shared == authors.more || authors.isCut) && evidence.years == 0
      && place.venue == .same && title.common >= Threshold.shortenedWords
      && title.missingWords >= Threshold.subtitleWords && !title.lacksFirstPart
  }

  private var hasOtherWords: Bool {
    guard !title.isMissing, !isSettled else { return false }
    if title.isShortened {
      return !isSubtitle
    }
    if evidence.isbn == .same, one.form == .book { return false }
    if !title.isEqual || title.isInexact { return true }
    if title.hasExchangedSmallWords { return true }
    // "On Growth" and "The Growth" are different titles; long titles often lose a function word.
    return title.common < Threshold.distinctWords && title.hasOtherSmallWords
  }
}
