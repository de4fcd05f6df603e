public import Identifiers
public import Records

/// The publication of a work that a record knows as a preprint.
public enum PublishedVersion {
  /// Whether a record describes a preprint, by its identifier, and nothing in it says where the work
  /// was published.
  public static func isWanted(for record: Record) -> Bool {
    guard types.contains(record.type.name) else { return false }
    let work = WorkProfile(record, venues: VenueRegistry([]))
    let identifiers = work.identifiers
    let isOnServer =
      identifiers.arxiv != nil || identifiers.doi.map(Preprints.isPreprint(doi:)) ?? false
    guard isOnServer else { return false }
    // The DOI of a publication, and no more than that, is as good as none.
    let isPlaceless = ["journal", "booktitle", "venue"].allSatisfy { record[$0] == nil }
    return work.isPreprint || isPlaceless
  }

  /// The types that records of preprints have; a thesis or a book on arXiv waits for nothing.
  private static let types: Set<String> = [
    "article", "misc", "online", "unpublished", "report", "techreport", "electronic",
  ]

  /// Whether a DOI is of a server for preprints, whatever its case.
  public static func isPreprint(doi: DOI) -> Bool {
    Preprints.isPreprint(doi: doi.comparable.text)
  }

  /// What a candidate is to a preprint.
  public enum Fit: Equatable, Sendable {
    /// The work, published.
    case certain
    /// Perhaps the work.
    case doubtful
    /// Another work, or another preprint.
    case none
  }

  /// Judges a candidate by the rule of `Deduplication`.
  ///
  /// - Parameters:
  ///   - candidate: What a registry says of a publication.
  ///   - preprint: The record that waits for one.
  ///   - isDeclared: Whether the preprint's server, or the registry, says that the two are one work;
  ///     a title may then have been rewritten.
  /// - Returns: The fit, and what speaks for it and against it, in words.
  public static func fit(
    of candidate: Record, for preprint: Record, isDeclared: Bool
  ) -> (fit: Fit, reasons: [String]) {
    let venues = VenueRegistry([])
    let work = WorkProfile(candidate, venues: venues)
    if work.isPreprint { return (.none, ["a preprint as well"]) }
    let judge = Judge(Evidence(WorkProfile(preprint, venues: venues), work))
    let fit: Fit =
      switch judge.relation {
      case .same: .certain
      case .version: judge.isRewritten && !isDeclared ? .doubtful : .certain
      case .ask: isDeclared ? .certain : .doubtful
      case .related, .different: isDeclared ? .doubtful : .none
      }
    return (fit, judge.reasons)
  }
}
