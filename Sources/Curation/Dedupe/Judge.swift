internal import Records
/// Decides what two records are to each other from what they have in common.
///
/// No detail is proof: whole supplements have one DOI and one ISBN, journals print notices and
/// editorials under one title, and one article may have two DOIs. So an identifier counts only with
/// a title that agrees, and a title only with authors or a place that agree.
struct Judge {
  let evidence: Evidence

  var one: WorkProfile { evidence.one }
  var other: WorkProfile { evidence.other }
  var title: TitleMatch { evidence.title }
  var authors: AuthorMatch { evidence.authors }
  var place: PlaceMatch { evidence.place }

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
      evidence.areYears(within: 1),
      authors.isStrong || (authors.isFair && title.score > 0.6)
        || (place.lastPage == .same && title.containment > 0.95 && title.common > 4)
    {
      let isWhole = place.lastPage == .same && !(one.place.page?.isSingle ?? true)
      if isWhole || (title.isMissing && place.issue == .same) || evidence.doi == .same {
        return .same
      }
      let isPlain = one.place.page?.prefix.isEmpty ?? false
      if title.score > 0.8 || (title.score > 0.6 && isPlain) { return .same }
    }
    if evidence.isbn == .same, one.form == .book, other.form == .book, authors.isFair,
      title.containment > 0.95, title.common > 1, evidence.areYears(within: 1)
    {
      // A series in brackets, or a subtitle.
      return .same
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
  var isInOrder: Bool {
    let (preprint, published) = one.isPreprint ? (one, other) : (other, one)
    guard let first = preprint.year, let then = published.year else { return true }
    return (-1...5).contains(then - first)
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
