internal import Records
/// Decides the relation of two records from their evidence.
///
/// No single detail is proof: whole supplements have one DOI and one ISBN, journals print notices
/// and editorials under the same title, and one article may have two DOIs. So an identifier counts
/// only if the titles agree, and a title only if the authors or places agree. Records that agree
/// are `same` only if nothing contradicts it; see `Contradiction`.
struct Judge {
  let evidence: Evidence

  var one: WorkProfile { evidence.one }
  var other: WorkProfile { evidence.other }
  var title: TitleMatch { evidence.title }
  var authors: AuthorMatch { evidence.authors }
  var place: PlaceMatch { evidence.place }

  init(_ evidence: Evidence) { self.evidence = evidence }

  /// The relation of the records.
  var relation: Relation {
    switch agreement {
    case .same:
      // One wrong detail may be an error of a source; two indicate different works.
      switch contradictions.count {
      case 0: .same
      case 1: .ask
      default: .related
      }
    case .version: isVersion ? .version : .ask
    case .related: .related
    case .ask: .ask
    case .different: .different
    }
  }

  /// Whether the records cannot be in one group.
  ///
  /// This is independent of what a third record has in common with either. A preprint and its
  /// publication can be in one group, since a record may have the identifiers of both.
  var isExcluded: Bool {
    let hasPreprint = one.isPreprint || other.isPreprint
    switch agreement {
    case .same: return hasContradiction
    case .version: return !hasPreprint || !isVersion
    case .ask: return !hasPreprint && hasContradiction
    case .related, .different: return true
    }
  }

  /// The strongest detail in common that distinguishes a pair from pairs with similar records.
  enum Clue: Int, Comparable {
    case none
    /// The venue and the year.
    case venue
    /// An identifier, or the volume and the page.
    case identifier

    static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  var clue: Clue {
    if isSettled { return .identifier }
    return place.venue == .same && evidence.years == 0 ? .venue : .none
  }

  /// Whether the records cannot be in one group of all versions of a work.
  var isExcludedFromWork: Bool {
    switch agreement {
    case .same: hasContradiction
    case .version: !isMergeable
    case .ask: true
    case .related, .different: true
    }
  }

  /// The evidence for and against one work, in words.
  var reasons: [String] { evidence.reasons + contradictions.compactMap(\.words) }

  /// The relation of the records before contradictions are considered.
  private var agreement: Relation {
    if let relation = relationOfBookAndChapter { return relation }
    if let relation = relationOfNotice { return relation }
    if title.conflict >= .part, !title.isMissing { return relationOfConflictingTitles }
    let isAlike =
      title.isEqual || title.isShortened
      || (title.score >= Threshold.alikeTitles && title.conflict == .none)
    guard isAlike else { return relationOfDifferentTitles }
    if authors.isDifferent { return relationOfDifferentAuthors }
    // If the records share the DOI, only their types differ.
    let isOneText = evidence.doi == .same && (title.isEqual || title.isShortened)
    if (one.form == .data) != (other.form == .data), !isOneText { return .related }
    if one.title.isRecurring || other.title.isRecurring || one.title.notice != nil {
      return relationOfRecurringTitle
    }
    return relationOfEqualTitles
  }

  // MARK: Books, notices and parts

  /// The relation of a book and its chapter, or of proceedings and a paper in them.
  private var relationOfBookAndChapter: Relation? {
    guard one.isContainer != other.isContainer, one.isContained || other.isContained
    else { return nil }
    let (whole, part) = one.isContainer ? (one, other) : (other, one)
    if part.parent == whole.key.text || evidence.isbn == .same { return .related }
    guard !part.container.isEmpty else { return nil }
    let match = TitleMatch(TitleProfile(words: part.container), whole.title)
    if match.isEqual, match.common > 1 { return .related }
    return nil
  }

  /// The relation of an erratum or a reply and the article that it refers to.
  private var relationOfNotice: Relation? {
    guard one.title.notice != other.title.notice, !title.isMissing else { return nil }
    let names =
      title.conflict < .opposed && (title.containment >= Threshold.namedTitle && title.common >= 2)
    return names ? .related : .different
  }

  /// The relation of records whose titles contradict each other.
  private var relationOfConflictingTitles: Relation {
    if place.isExact, authors.isStrong, title.score >= Threshold.titlesAtOnePlace,
      evidence.areYears(within: 1),
      title.conflict == .part || place.lastPage == .same
    {
      return title.conflict == .part ? .same : .ask
    }
    if title.conflict == .part, authors.isStrong, title.score >= Threshold.titlesOfParts {
      let isOneSided = title.containment >= Threshold.wholeTitle
      return isOneSided ? .related : .different
    }
    return .different
  }

  // MARK: Different titles

  /// The relation of records with different titles: translated, rewritten, or of different works.
  private var relationOfDifferentTitles: Relation {
    let isExact = place.isExact && place.volume == .same && place.venue != .different
    if isExact, place.lastPage != .different, !one.place.isSupplement, !other.place.isSupplement,
      evidence.areYears(within: 1),
      authors.isStrong || (authors.isFair && title.score > Threshold.rewrittenTitle)
        || (place.lastPage == .same && title.containment > Threshold.wholeTitle
          && title.common >= Threshold.tellingWords)
    {
      let isWhole = place.lastPage == .same && !(one.place.page?.isSingle ?? true)
      if isWhole || (title.isMissing && place.issue == .same) || evidence.doi == .same {
        return .same
      }
      let isPlain = one.place.page?.prefix.isEmpty ?? false
      if title.score > Threshold.titlesAtOnePlace
        || (title.score > Threshold.rewrittenTitle && isPlain)
      {
        return .same
      }
    }
    if evidence.isbn == .same, one.form == .book, other.form == .book, authors.isFair,
      title.containment > Threshold.wholeTitle, title.common > 1, evidence.areYears(within: 1)
    {
      // A series in brackets, or a subtitle.
      return .same
    }
    if evidence.sharesIdentifier { return relationOfEqualIdentifiers }
    if title.isMissing { return .different }
    if let relation = relationOfRewrittenTitles { return relation }
    if authors.isStrong, title.containment > Threshold.wholeTitle,
      title.common >= Threshold.distinctWords, evidence.areYears(within: 0)
    {
      return one.form != other.form ? .related : .different
    }
    if authors.isStrong, authors.fewer > 1 || title.common > Threshold.tellingWords,
      title.score >= Threshold.alikeTitles,
      evidence.areYears(within: 1), !place.isDifferent, evidence.doi != .different,
      place.venue != .different
    {
      return .ask
    }
    return .different
  }

  /// The relation of records with the same identifier and different titles: the DOI may be copied
  /// by mistake or that of a supplement, or the title was changed.
  private var relationOfEqualIdentifiers: Relation {
    if one.isPreprint, other.isPreprint, authors.isFair { return .version }
    guard !place.isDifferent, authors.isFair || authors.isUnknown else { return .different }
    if title.isMissing { return authors.isStrong ? .same : .ask }
    if title.score >= Threshold.rewrittenTitle, authors.isStrong,
      evidence.areYears(within: Threshold.yearsOfOnePlace)
    {
      return .same
    }
    return authors.isStrong ? .ask : .different
  }

  /// Whether the relation `version` is based on a reworded title, so that another candidate may be
  /// better.
  var isRewritten: Bool {
    (one.isPreprint || other.isPreprint) && !title.isEqual && !title.isShortened
  }

  /// Whether the titles differ so much that a record with a more similar title is a better match.
  var isDoubtful: Bool {
    isRewritten && (title.score < Threshold.alikeTitles || title.conflict != .none)
  }

  /// Whether a longer title by some of the authors is that of the group's next paper.
  var isNextPaper: Bool {
    !title.isEqual && !title.isShortened && title.containment > Threshold.wholeTitle
      && authors.shared < Threshold.manyAuthors
      && Double(authors.shared) < Threshold.authorsOfOnePaper * Double(authors.more)
  }

  /// The relation of a preprint and a revision or publication with a reworded title.
  private var relationOfRewrittenTitles: Relation? {
    guard one.isPreprint || other.isPreprint, authors.isStrong else { return nil }
    if one.isPreprint, other.isPreprint {
      guard evidence.doi != .different, evidence.arxiv != .different, evidence.areYears(within: 1)
      else { return nil }
    } else if !isInOrder {
      return nil
    }
    let weight =
      title.score
      + (authors.shared >= 4
        ? Threshold.fourSharedAuthors
        : authors.shared >= 2 ? Threshold.twoSharedAuthors : Threshold.oneSharedAuthor)
    if weight >= Threshold.rewrittenVersion, title.common >= Threshold.distinctWords {
      return isNextPaper ? .ask : .version
    }
    if weight >= Threshold.perhapsVersion, authors.shared >= 3, title.common >= 2 { return .ask }
    return nil
  }

  /// Whether the publication appeared from one year before the preprint to five years after it.
  var isInOrder: Bool {
    let (preprint, published) = one.isPreprint ? (one, other) : (other, one)
    guard let first = preprint.year, let then = published.year else { return true }
    return (-Threshold.yearsBeforePreprint...Threshold.yearsToPublication).contains(then - first)
  }

  /// The confidence that both records describe one work, from 0 to 1.
  var confidence: Double {
    var value = title.isMissing ? Confidence.withoutTitle : Confidence.title * title.score
    if authors.isStrong {
      value += Confidence.strongAuthors
    } else if authors.isFair {
      value += Confidence.fairAuthors
    }
    if place.isExact {
      value += Confidence.onePlace
    } else if place.isDifferent {
      value -= Confidence.otherPlace
    }
    if place.venue == .same { value += Confidence.oneVenue }
    if evidence.sharesIdentifier { value += Confidence.identifier }
    if evidence.doi == .different { value -= Confidence.otherDOI }
    if evidence.years == 0 { value += Confidence.oneYear }
    switch relation {
    case .same: return min(1, Confidence.minimumOfSame + value / 4)
    case .version: return min(0.95, Confidence.minimumOfVersion + value / 3)
    case .ask: return min(0.7, Confidence.minimumOfAsk + value / 3)
    case .related, .different: return max(0, min(Confidence.minimumOfAsk, value / 2))
    }
  }
}
