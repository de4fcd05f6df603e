/// Whether two publications are versions of one work.
extension Judge {
  /// Whether no detail contradicts that the records are versions of one work.
  ///
  /// A preprint and its article, or a paper and its longer version, have different places, years
  /// and DOIs. They have the same title, except that a journal may omit a subtitle.
  var isVersion: Bool {
    if evidence.arxiv == .different && evidence.doi != .same { return false }
    let contradictions = Set(contradictions)
    if !contradictions.isDisjoint(with: [.people, .location]) { return false }
    // A journal may print a symbol that the preprint server lost; such versions are not merged.
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
    // One text in two journals at once, such as a guideline.
    return one.form == .article && authors.isStrong && evidence.areYears(within: 0)
      && title.common >= Threshold.wordsInTwoJournals
  }

  /// Whether two versions may be merged: title, people, days and towns agree.
  ///
  /// A reworded title may be that of another work. Two texts of the same kind, each with a DOI and
  /// pages in another place, are cited separately.
  var isMergeable: Bool {
    guard isVersion, title.isEqual, authors.isUnknown || hasNearlyAllAuthors else { return false }
    let contradictions = Set(contradictions)
    guard contradictions.isDisjoint(with: [.words, .signs, .location, .people]),
      !title.isInexact
    else { return false }
    if one.isPreprint || other.isPreprint || isUpdate || one.form != other.form { return true }
    return !contradictions.contains(.day) && evidence.doi != .different
  }

  /// Whether the shorter list has nearly all authors of the longer one.
  private var hasNearlyAllAuthors: Bool {
    authors.isStrong
      && (authors.isCut
        || Double(authors.shared) >= Threshold.nearlyAllAuthors * Double(authors.more))
  }

  /// Whether one server assigned the DOIs to different works, rather than to versions of one.
  private var areOfOneServer: Bool {
    guard let left = one.identifiers.doi, let right = other.identifiers.doi else { return false }
    return left.prefix { $0 != "/" } == right.prefix { $0 != "/" }
      && Preprints.withoutVersion(doi: left) != Preprints.withoutVersion(doi: right)
  }

  /// Whether the DOIs are those of two updates of one Cochrane review.
  var isUpdate: Bool {
    guard let left = one.identifiers.doi, let right = other.identifiers.doi, left != right,
      let stem = Self.reviewStem(left)
    else { return false }
    return stem == Self.reviewStem(right)
  }

  /// The prefix that the DOIs of all updates of a Cochrane review share.
  private static func reviewStem(_ doi: String) -> Substring? {
    guard doi.hasPrefix("10.1002/14651858."), let dot = doi.lastIndex(of: ".") else { return nil }
    let stem = doi[..<dot]
    return stem == "10.1002/14651858" ? doi[...] : stem
  }
}
