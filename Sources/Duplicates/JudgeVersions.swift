/// Whether two publications are of one work.
extension Judge {
  /// Whether what looks like two versions of a work contradicts itself nowhere.
  ///
  /// A preprint and its article, a paper and its longer form have places, years and DOIs of their own.
  /// They have one title, but that a journal may cut a subtitle off.
  var isVersion: Bool {
    if evidence.arxiv == .different && evidence.doi != .same { return false }
    let contradictions = Set(contradictions)
    if !contradictions.isDisjoint(with: [.people, .location]) { return false }
    // A journal may set a symbol that a preprint's server has lost; such versions are not merged.
    let hasOtherSigns =
      one.isPreprint || other.isPreprint
      ? one.title.signs != other.title.signs : contradictions.contains(.signs)
    if hasOtherSigns { return false }
    if one.isPreprint || other.isPreprint {
      return !isNextPaper && !(one.isPreprint && other.isPreprint && areOfOneServer)
        && (!title.isShortened || hasNearlyAllAuthors)
    }
    guard
      title.isShortened
        ? hasNearlyAllAuthors : title.isEqual && (isUpdate || !contradictions.contains(.words))
    else { return false }
    if isUpdate { return true }
    guard one.form == other.form else { return true }
    // One text in two journals at once, as guidelines are printed.
    return one.form == .article && authors.isStrong && evidence.areYears(within: 0)
      && title.common >= Threshold.wordsInTwoJournals
  }

  /// Whether two versions may become one record: title, people, days and towns agree.
  ///
  /// A title in other words may be that of another work, and two texts that have a DOI and pages each
  /// in two places of one kind are cited as two.
  var isMergeable: Bool {
    guard isVersion, title.isEqual, authors.isUnknown || hasNearlyAllAuthors else { return false }
    let contradictions = Set(contradictions)
    guard contradictions.isDisjoint(with: [.words, .signs, .location, .people]),
      !title.hasSlip
    else { return false }
    if one.isPreprint || other.isPreprint || isUpdate || one.form != other.form { return true }
    return !contradictions.contains(.day) && evidence.doi != .different
  }

  /// Whether the longer list of authors adds next to nobody to the shorter.
  private var hasNearlyAllAuthors: Bool {
    authors.isStrong
      && (authors.isCut
        || Double(authors.shared) >= Threshold.nearlyAllAuthors * Double(authors.more))
  }

  /// Whether one server gave two DOIs to two works, rather than to two versions of one.
  private var areOfOneServer: Bool {
    guard let left = one.identifiers.doi, let right = other.identifiers.doi else { return false }
    return left.prefix { $0 != "/" } == right.prefix { $0 != "/" }
      && Preprints.withoutVersion(doi: left) != Preprints.withoutVersion(doi: right)
  }

  /// Whether the DOIs are of two updates of one Cochrane review.
  var isUpdate: Bool {
    guard let left = one.identifiers.doi, let right = other.identifiers.doi, left != right,
      let stem = Self.reviewStem(left)
    else { return false }
    return stem == Self.reviewStem(right)
  }

  /// What the DOIs of all updates of a Cochrane review have in common.
  private static func reviewStem(_ doi: String) -> Substring? {
    guard doi.hasPrefix("10.1002/14651858."), let dot = doi.lastIndex(of: ".") else { return nil }
    let stem = doi[..<dot]
    return stem == "10.1002/14651858" ? doi[...] : stem
  }
}
