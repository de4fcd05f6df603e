/// Relations of records whose titles agree: authors and places decide.
extension Judge {
  var relationOfDifferentAuthors: Relation {
    let isOne = place.isExact && place.volume == .same && title.isEqual && evidence.isDistinctive
    if isOne, evidence.areYears(within: 1) {
      let isWhole = place.lastPage == .same && !(one.place.page?.isSingle ?? true)
      return authors.shared > 0 || evidence.doi == .same || isWhole ? .same : .ask
    }
    if evidence.sharesIdentifier, title.isEqual, !place.isDifferent { return .ask }
    if authors.shared > 0, one.isPreprint != other.isPreprint, isInOrder, title.isEqual,
      title.common >= Threshold.tellingWords
    {
      return .version
    }
    return .different
  }

  /// The relation of editorials or columns, which only the place distinguishes.
  var relationOfRecurringTitle: Relation {
    let hasDetail =
      place.isExact || (evidence.doi == .same && !place.isDifferent) || evidence.page == .same
    if hasDetail, evidence.areYears(within: 1) { return .same }
    if place.isDifferent || evidence.doi == .different || !evidence.areYears(within: 0) {
      return .different
    }
    return place.venue == .same || !authors.isUnknown ? .ask : .different
  }

  var relationOfEqualTitles: Relation {
    if one.isPreprint != other.isPreprint { return relationOfPreprintAndPublication }
    if one.isPreprint { return relationOfPreprints }
    if let relation = relationOfSpecialForms { return relation }
    if place.isExact { return relationAtOnePlace }
    if evidence.sharesIdentifier { return relationOfEqualTitlesAndIdentifiers }
    if place.isConferenceAndJournal, one.form != other.form {
      return authors.isFair && evidence.areYears(within: Threshold.yearsToJournal) ? .version : .ask
    }
    if evidence.isbn == .same, one.isContainer, other.isContainer { return .same }
    return place.isDifferent || place.page == .different || place.venue == .different
      ? relationAtDifferentPlaces : relationAtUnknownPlaces
  }

  private var relationOfPreprintAndPublication: Relation {
    let published = one.isPreprint ? other : one
    if evidence.doi == .same, let doi = published.identifiers.doi, !Preprints.isPreprint(doi: doi) {
      return .same
    }
    guard isInOrder else { return authors.isStrong && title.isEqual ? .ask : .different }
    if authors.isUnknown { return evidence.isDistinctive && title.isEqual ? .version : .ask }
    let isDistinctive =
      title.common >= Threshold.distinctWords || (authors.isStrong && authors.shared > 1)
      || title.isEqual
    return isDistinctive ? .version : .ask
  }

  private var relationOfPreprints: Relation {
    if let left = one.version, let right = other.version, left != right { return .version }
    if evidence.sharesIdentifier || evidence.doi == .unknown && evidence.arxiv == .unknown {
      return title.isEqual || title.score > Threshold.titlesOfOnePreprint ? .same : .version
    }
    return .version
  }

  /// The relation of theses, reports, standards, editions and updated reviews.
  private var relationOfSpecialForms: Relation? {
    if (one.form == .thesis) != (other.form == .thesis) {
      if one.form == .book || other.form == .book || one.form == .report || other.form == .report {
        return evidence.areYears(within: Threshold.yearsToPublication) ? .version : .ask
      }
      if one.isThesisAbstract || other.isThesisAbstract || authors.isStrong { return .version }
      return .ask
    }
    let texts: Set<WorkProfile.Form> = [.article, .paper, .chapter]
    if one.form == .report && texts.contains(other.form)
      || other.form == .report && texts.contains(one.form), !place.isExact,
      !evidence.sharesIdentifier
    {
      // A working paper and its publication.
      return authors.isFair && evidence.areYears(within: Threshold.yearsToJournal) ? .version : .ask
    }
    if one.form == .report, other.form == .report, contradictions.contains(.number) {
      return evidence.years == 0 && authors.isStrong ? .related : .different
    }
    if one.edition.isOtherEdition(than: other.edition) { return .related }
    if isUpdate { return .version }
    return nil
  }

  /// The relation of records whose title, volume and first page agree.
  private var relationAtOnePlace: Relation {
    let isAbstract = one.place.page?.isSingle ?? true && other.place.page?.isSingle ?? true
    if isAbstract, title.score < Threshold.wholeTitle, authors.shared < authors.fewer {
      return .ask
    }
    return evidence.areYears(within: Threshold.yearsOfOnePlace) || evidence.sharesIdentifier
      ? .same : .ask
  }

  private var relationOfEqualTitlesAndIdentifiers: Relation {
    guard place.isDifferent else {
      return evidence.areYears(within: Threshold.yearsOfOneText) ? .same : .ask
    }
    if place.page == .different, one.place.page?.isSingle ?? false,
      other.place.page?.isSingle ?? false
    {
      // Abstracts in one supplement. A source may also give the number of pages in place of the
      // page.
      let isAbstract = one.place.isSupplement || other.place.isSupplement
      return isAbstract || authors.shared < authors.more || !title.isEqual ? .different : .same
    }
    return title.isEqual && authors.isStrong && evidence.areYears(within: Threshold.yearsOfOnePlace)
      ? .same : .ask
  }

  /// The relation of records whose title and authors agree, but some detail of the place differs.
  private var relationAtDifferentPlaces: Relation {
    let hasAuthors = authors.isFair
    let isCertain = hasAuthors && title.isEqual && evidence.isDistinctive
    if (one.form == .paper) != (other.form == .paper), one.place.isJournal != other.place.isJournal,
      place.venue != .same
    {
      return hasAuthors && evidence.areYears(within: Threshold.yearsToJournal) ? .version : .ask
    }
    if place.venue == .different {
      guard hasAuthors else { return title.isEqual && evidence.isDistinctive ? .ask : .different }
      if one.form == .paper, other.form == .paper { return .related }
      return evidence.areYears(within: Threshold.yearsOfOneText) ? .version : .ask
    }
    // From here on, the venue is the same or may be the same.
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
    // A journal has one volume per year, so a different volume is an error of a source.
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

  /// The relation of records whose title and authors agree, and whose places are not known to
  /// differ.
  private var relationAtUnknownPlaces: Relation {
    // A book and an article with the same title may be different texts, or one has the wrong type.
    let texts: Set<WorkProfile.Form> = [.article, .paper, .chapter]
    if one.form == .book && texts.contains(other.form)
      || other.form == .book && texts.contains(one.form)
    {
      return .ask
    }
    if evidence.page == .same, title.isEqual, title.common > 1, evidence.areYears(within: 1) {
      return .same
    }
    if authors.isUnknown {
      if title.isEqual, place.volume == .same, place.issue == .same, evidence.areYears(within: 0) {
        return .same
      }
      guard title.isEqual, evidence.isDistinctive, evidence.areYears(within: 0) else { return .ask }
      return place.venue == .same || place.volume == .same ? .same : .ask
    }
    if evidence.doi == .different { return evidence.areYears(within: 1) ? .ask : .related }
    guard authors.isFair, evidence.areYears(within: 1) else {
      return authors.isStrong ? (place.venue == .same ? .ask : .version) : .ask
    }
    let isDistinctive =
      evidence.isDistinctive || authors.shared > 1 || (title.isEqual && title.common >= 2)
      || (title.isEqual && authors.isStrong && evidence.years == 0)
    return isDistinctive && (authors.isStrong || title.isEqual) ? .same : .ask
  }
}
