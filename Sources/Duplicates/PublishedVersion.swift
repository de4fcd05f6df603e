public import Identifiers
public import Records

/// Finds the publication of a preprint.
public enum PublishedVersion {
  /// Whether a record is a preprint, by its identifier, its status or a link, and does not name a
  /// publication of the work.
  public static func isWanted(for record: Record) -> Bool {
    guard types.contains(record.type.name) else { return false }
    let work = WorkProfile(record, venues: VenueRegistry([]))
    let identifiers = work.identifiers
    let isOnServer =
      identifiers.arxiv != nil || identifiers.doi.map(Preprints.isPreprint(doi:)) ?? false
      || Preprints.isDeclared(record)
    guard isOnServer else { return false }
    // A record with the DOI of a publication but without a venue still lacks the publication's
    // details.
    let isPlaceless = [.journal, .booktitle, .venue].allSatisfy { record[$0] == nil }
    return work.isPreprint || isPlaceless
  }

  /// The types of preprints; a thesis or a book on arXiv has no later publication.
  private static let types: Set<String> = [
    "article", "misc", "online", "unpublished", "report", "techreport", "electronic",
  ]

  /// Whether a DOI is that of a preprint server; case is ignored.
  public static func isPreprint(doi: DOI) -> Bool {
    Preprints.isPreprint(doi: doi.comparable.text)
  }

  /// Whether a DOI is that of a preprint, by its server or because the record that has it says so.
  public static func isPreprint(doi: DOI, of record: Record) -> Bool {
    let own = record[.doi].flatMap(DOI.init)?.comparable
    return isPreprint(doi: doi) || (own == doi.comparable && Preprints.isDeclared(record))
  }

  /// The publications that a record names by links labelled "published".
  public static func publications(linkedBy record: Record) -> [DOI] {
    Preprints.publications(linkedBy: record)
  }

  /// How well a candidate matches a preprint.
  public enum Fit: Equatable, Sendable {
    /// The candidate is the publication.
    case certain
    /// The candidate may be the publication.
    case doubtful
    /// The candidate is another work, or another preprint.
    case none
  }

  /// Judges a candidate by the rules of `Deduplication`.
  ///
  /// - Parameters:
  ///   - candidate: A publication as a registry describes it.
  ///   - preprint: The record of the preprint.
  ///   - isDeclared: Whether the preprint's server, or the registry, declares the two to be one
  ///     work; the title may then be reworded.
  /// - Returns: The fit, and the evidence for and against it, in words.
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
