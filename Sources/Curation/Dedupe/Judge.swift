internal import Records
/// Decides what two records are to each other from what they have in common.
///
/// No detail is proof: whole supplements have one DOI and one ISBN, journals print notices and
/// editorials under one title, and one article may have two DOIs. So an identifier counts only with
/// a title that agrees, and a title only with authors or a place that agree.
struct Judge {
  let evidence: Evidence

  private var one: WorkProfile { evidence.one }
  private var other: WorkProfile { evidence.other }
  private var title: TitleMatch { evidence.title }
  private var authors: AuthorMatch { evidence.authors }
  private var place: PlaceMatch { evidence.place }

  init(_ evidence: Evidence) { self.evidence = evidence }

  var relation: Relation {
    if let relation = ofWhole { return relation }
    if let relation = ofNotice { return relation }
    if title.clash >= .part, !title.isMissing { return ofClash }
    let isAlike =
      title.isEqual || title.isShortened || (title.score >= 0.85 && title.clash == .none)
    guard isAlike else { return ofOtherTitle }
    if authors.isApart { return ofOtherAuthors }
    if (one.form == .data) != (other.form == .data) { return .related }
    if one.title.isRecurring || other.title.isRecurring { return ofRecurring }
    return ofOneTitle
  }

  // MARK: Wholes, notices, parts

  /// A book and a chapter of it, a volume and a paper in it.
  private var ofWhole: Relation? {
    guard one.isContainer != other.isContainer, one.isContained || other.isContained
    else { return nil }
    let (whole, part) = one.isContainer ? (one, other) : (other, one)
    if part.parent == whole.key.text || evidence.isbn == .same { return .related }
    guard !part.container.isEmpty else { return nil }
    let match = TitleMatch(TitleProfile(words: part.container), whole.title)
    if match.isEqual, match.common > 1 { return .related }
    return nil
  }

  /// An erratum and its article, a reply and what it answers.
  private var ofNotice: Relation? {
    guard one.title.notice != other.title.notice, !title.isMissing else { return nil }
    let names = title.clash < .opposed && (title.containment >= 0.85 && title.common >= 2)
    return names ? .related : .different
  }

  /// Titles of which only one can be true of a text.
  private var ofClash: Relation {
    if place.isExact, authors.isStrong, title.score >= 0.8, evidence.areYears(within: 1),
      title.clash == .part || place.lastPage == .same
    {
      return title.clash == .part ? .same : .ask
    }
    if title.clash == .part, authors.isStrong, title.score >= 0.7 {
      let isOneSided = title.containment >= 0.95
      return isOneSided ? .related : .different
    }
    return .different
  }

  // MARK: Titles that differ

  /// Titles that differ: translated, rewritten, or of two works.
  private var ofOtherTitle: Relation {
    let isExact = place.isExact && place.volume == .same && place.venue != .different
    if isExact, place.lastPage != .different, !one.place.isSupplement, !other.place.isSupplement,
      evidence.areYears(within: 1), authors.isStrong || (authors.isFair && title.score > 0.6)
    {
      let isWhole = place.lastPage == .same && !(one.place.page?.isSingle ?? true)
      if isWhole || (title.isMissing && place.issue == .same) || evidence.doi == .same {
        return .same
      }
      let isPlain = one.place.page?.prefix.isEmpty ?? false
      if title.score > 0.8 || (title.score > 0.6 && isPlain) { return .same }
    }
    if evidence.sharesIdentifier { return ofOneIdentifier }
    if title.isMissing { return .different }
    if let relation = ofRewritten { return relation }
    if authors.isStrong, title.containment > 0.95, title.common >= 3, evidence.areYears(within: 0) {
      return one.form != other.form ? .related : .different
    }
    if authors.isStrong, authors.fewer > 1 || title.common > 5, title.score >= 0.85,
      evidence.areYears(within: 1), !place.isApart, evidence.doi != .different,
      place.venue != .different
    {
      return .ask
    }
    return .different
  }

  /// One identifier and two titles: a pasted DOI, a supplement's, or a title that was changed.
  private var ofOneIdentifier: Relation {
    if one.isPreprint, other.isPreprint, authors.isFair { return .version }
    guard !place.isApart, authors.isFair || authors.isUnknown else { return .different }
    if title.isMissing { return authors.isStrong ? .same : .ask }
    if title.score >= 0.6, authors.isStrong, evidence.areYears(within: 2) { return .same }
    return authors.isStrong ? .ask : .different
  }

  /// Whether `version` rests on a title put in other words, so that another candidate may be better.
  var isRewritten: Bool {
    one.isPreprint || other.isPreprint
      ? !(title.isEqual || title.isShortened || (title.score >= 0.85 && title.clash == .none))
      : false
  }

  /// A preprint that was revised or published under a title put in other words.
  private var ofRewritten: Relation? {
    guard one.isPreprint || other.isPreprint, authors.isStrong else { return nil }
    if one.isPreprint, other.isPreprint {
      guard evidence.doi != .different, evidence.arxiv != .different, evidence.areYears(within: 1)
      else { return nil }
    } else if !isInOrder {
      return nil
    }
    let weight = title.score + (authors.shared >= 4 ? 0.15 : authors.shared >= 2 ? 0.05 : -0.1)
    if weight >= 0.68, title.common >= 3 { return .version }
    if weight >= 0.4, authors.shared >= 3, title.common >= 2 { return .ask }
    return nil
  }

  /// Whether the published form came with the preprint or up to five years later.
  private var isInOrder: Bool {
    let (preprint, published) = one.isPreprint ? (one, other) : (other, one)
    guard let first = preprint.year, let then = published.year else { return true }
    return (-1...5).contains(then - first)
  }

  // MARK: Titles that agree

  private var ofOtherAuthors: Relation {
    let isOne = place.isExact && place.volume == .same && title.isEqual && evidence.isTelling
    if isOne, evidence.areYears(within: 1) {
      let isWhole = place.lastPage == .same && !(one.place.page?.isSingle ?? true)
      return authors.shared > 0 || evidence.doi == .same || isWhole ? .same : .ask
    }
    if evidence.sharesIdentifier, title.isEqual, !place.isApart { return .ask }
    if authors.shared > 0, one.isPreprint != other.isPreprint, isInOrder, title.isEqual,
      title.common >= 5
    {
      return .version
    }
    return .different
  }

  /// An editorial or a column: only its place tells it from the next one.
  private var ofRecurring: Relation {
    let hasDetail = place.isExact || (evidence.doi == .same && !place.isApart)
    if hasDetail, evidence.areYears(within: 1) { return .same }
    if place.isApart || evidence.doi == .different || !evidence.areYears(within: 0) {
      return .different
    }
    return place.venue == .same || !authors.isUnknown ? .ask : .different
  }

  private var ofOneTitle: Relation {
    if one.isPreprint != other.isPreprint { return ofPreprintAndPublished }
    if one.isPreprint { return ofPreprints }
    if let relation = ofSpecialForms { return relation }
    if place.isExact { return ofOnePlace }
    if evidence.sharesIdentifier { return ofOneIdentifierAndTitle }
    if evidence.isbn == .same, one.isContainer, other.isContainer { return .same }
    return place.isApart || place.page == .different || place.venue == .different
      ? ofOtherPlace : ofUnknownPlace
  }

  private var ofPreprintAndPublished: Relation {
    let published = one.isPreprint ? other : one
    if evidence.doi == .same, let doi = published.identifiers.doi, !Preprints.isPreprint(doi: doi) {
      return .same
    }
    guard isInOrder else { return authors.isStrong && title.isEqual ? .ask : .different }
    if authors.isUnknown { return evidence.isTelling && title.isEqual ? .version : .ask }
    let isTelling = title.common >= 3 || (authors.isStrong && authors.shared > 1) || title.isEqual
    return isTelling ? .version : .ask
  }

  private var ofPreprints: Relation {
    if let left = one.version, let right = other.version, left != right { return .version }
    if evidence.sharesIdentifier || evidence.doi == .unknown && evidence.arxiv == .unknown {
      return title.isEqual || title.score > 0.9 ? .same : .version
    }
    return .version
  }

  /// Theses, reports, standards, editions and reviews that are brought up to date.
  private var ofSpecialForms: Relation? {
    if (one.form == .thesis) != (other.form == .thesis) {
      if one.form == .book || other.form == .book || one.form == .report || other.form == .report {
        return evidence.areYears(within: 5) ? .version : .ask
      }
      if one.isThesisAbstract || other.isThesisAbstract || authors.isStrong { return .version }
      return .ask
    }
    if one.form == .report, other.form == .report, !one.reportNumber.isEmpty,
      !other.reportNumber.isEmpty, one.reportNumber != other.reportNumber
    {
      return evidence.years == 0 && authors.isStrong ? .version : .different
    }
    if !one.edition.isEmpty, !other.edition.isEmpty, one.edition != other.edition {
      return .related
    }
    if let left = one.identifiers.doi, let right = other.identifiers.doi, left != right,
      let stem = Self.reviewStem(left), stem == Self.reviewStem(right)
    {
      return .version
    }
    return nil
  }

  /// What the DOIs of all updates of a Cochrane review have in common.
  private static func reviewStem(_ doi: String) -> Substring? {
    guard doi.hasPrefix("10.1002/14651858."), let dot = doi.lastIndex(of: ".") else { return nil }
    let stem = doi[..<dot]
    return stem == "10.1002/14651858" ? doi[...] : stem
  }

  /// Title, volume and first page agree.
  private var ofOnePlace: Relation {
    let isAbstract = one.place.page?.isSingle ?? true && other.place.page?.isSingle ?? true
    if isAbstract, title.score < 0.95, authors.shared < authors.fewer { return .ask }
    return evidence.areYears(within: 2) || evidence.sharesIdentifier ? .same : .ask
  }

  private var ofOneIdentifierAndTitle: Relation {
    guard place.isApart else { return evidence.areYears(within: 4) ? .same : .ask }
    if place.page == .different, one.place.page?.isSingle ?? false,
      other.place.page?.isSingle ?? false
    {
      // Abstracts of one supplement; but a source may also give the number of pages for the page.
      let isAbstract = one.place.isSupplement || other.place.isSupplement
      return isAbstract || authors.shared < authors.more || !title.isEqual ? .different : .same
    }
    return title.isEqual && authors.isStrong && evidence.areYears(within: 2) ? .same : .ask
  }

  /// Title and authors agree, and some detail of the place is another.
  private var ofOtherPlace: Relation {
    let hasAuthors = authors.isFair
    let isCertain = hasAuthors && title.isEqual && evidence.isTelling
    if (one.form == .paper) != (other.form == .paper), one.place.isJournal != other.place.isJournal,
      place.venue != .same
    {
      return hasAuthors && evidence.areYears(within: 6) ? .version : .ask
    }
    if place.venue == .different {
      guard hasAuthors else { return title.isEqual && evidence.isTelling ? .ask : .different }
      if one.form == .paper, other.form == .paper { return .related }
      return evidence.areYears(within: 4) ? .version : .ask
    }
    // From here on, of one venue or of venues that cannot be told apart.
    if place.volume == .same, place.page == .different, place.issue != .different,
      evidence.areYears(within: 1)
    {
      let singles = [one, other].count { $0.place.page?.isSingle ?? false }
      switch singles {
      case 0: return isCertain && authors.isStrong ? .same : .ask
      case 1: return .related
      default: return .different
      }
    }
    if one.form == .paper, other.form == .paper, isCertain, authors.isStrong,
      evidence.areYears(within: 0)
    {
      return .same
    }
    // A journal has one volume in a year, so another one is a slip of some source.
    if place.page == .unknown, place.volume == .different, place.venue == .same, isCertain,
      authors.isStrong, evidence.areYears(within: 0)
    {
      return .ask
    }
    if place.page == .same, !place.isTrivialPage, isCertain, evidence.areYears(within: 1) {
      return .same
    }
    if place.page == .unknown, place.volume != .different, isCertain, evidence.areYears(within: 0),
      evidence.doi != .different
    {
      return .ask
    }
    return hasAuthors ? .related : .different
  }

  /// Title and authors agree, and nothing is known that would tell the places apart.
  private var ofUnknownPlace: Relation {
    // A book and an article of one name may be two texts, or one under a wrong type.
    let texts: Set<WorkProfile.Form> = [.article, .paper, .chapter]
    if one.form == .book && texts.contains(other.form)
      || other.form == .book && texts.contains(one.form)
    {
      return .ask
    }
    if authors.isUnknown {
      if title.isEqual, place.volume == .same, place.issue == .same, evidence.areYears(within: 0) {
        return .same
      }
      guard title.isEqual, evidence.isTelling, evidence.areYears(within: 0) else { return .ask }
      return place.venue == .same || place.volume == .same || evidence.one.year == nil
        ? .same : .ask
    }
    if evidence.doi == .different { return evidence.areYears(within: 1) ? .ask : .related }
    guard authors.isFair, evidence.areYears(within: 1) else {
      return authors.isStrong ? (place.venue == .same ? .ask : .version) : .ask
    }
    let isTelling =
      evidence.isTelling || authors.shared > 1 || (title.isEqual && title.common >= 2)
      || (title.isEqual && authors.isStrong && evidence.years == 0)
    return isTelling && (authors.isStrong || title.isEqual) ? .same : .ask
  }

  /// How much speaks for one work, from 0 to 1.
  var confidence: Double {
    var value = title.isMissing ? 0.3 : 0.45 * title.score
    if authors.isStrong { value += 0.2 } else if authors.isFair { value += 0.12 }
    if place.isExact { value += 0.2 } else if place.isApart { value -= 0.15 }
    if place.venue == .same { value += 0.05 }
    if evidence.sharesIdentifier { value += 0.2 }
    if evidence.doi == .different { value -= 0.1 }
    if evidence.years == 0 { value += 0.05 }
    switch relation {
    case .same: return min(1, 0.75 + value / 4)
    case .version: return min(0.95, 0.6 + value / 3)
    case .ask: return min(0.7, 0.4 + value / 3)
    case .related, .different: return max(0, min(0.4, value / 2))
    }
  }
}
