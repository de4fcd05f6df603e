internal import Identifiers
internal import Records
internal import Text

/// Recognizes preprints.
enum Preprints {
  static func isPreprint(
    _ record: Record, _ source: FoldedWords, _ identifiers: IdentifierProfile
  ) -> Bool {
    if names(server: source) || isCoRR(record[.journal]) { return !hasPlace(record) }
    if isDeclared(record) { return !hasPages(record) }
    if let doi = identifiers.doi, isPreprint(doi: doi) { return !hasPages(record) }
    if record.type == "unpublished" {
      // A talk is not a preprint.
      return record[.eventtitle] == nil && record.venues.isEmpty
    }
    guard identifiers.arxiv != nil || identifiers.isOnArxiv, identifiers.doi == nil else {
      return false
    }
    return record[.journal] == nil && record[.booktitle] == nil && record.venues.isEmpty
  }

  /// Whether a record says that it is a preprint, by its status or by a link to its publication.
  static func isDeclared(_ record: Record) -> Bool {
    record[.status]?.asciiLowercased == "preprint" || !publications(linkedBy: record).isEmpty
  }

  /// The DOIs of the links labelled "published", as look-ups of preprints write them.
  static func publications(linkedBy record: Record) -> [DOI] {
    let own = record[.doi].flatMap(DOI.init)?.comparable
    return record.links.compactMap { link in
      guard link.plainLabel.asciiLowercased == "published", let doi = DOI(link.url),
        doi.comparable != own
      else { return nil }
      return doi
    }
  }

  static func isPreprint(doi: String) -> Bool {
    if registrants.contains(where: doi.hasPrefix) { return true }
    // DOIs of Cold Spring Harbor's journals have a name after the slash, those of its preprint
    // servers a number or a date.
    if doi.hasPrefix("10.1101/") { return doi.utf8.dropFirst(8).first?.isASCIIDigit ?? false }
    return
      (doi.hasPrefix("10.5194/") && doi.split(separator: "-").count == 3
      && doi.split(separator: "-")[1].count == 4)
  }

  /// The DOI of a preprint without its version, as in `10.21203/rs.3.rs-1/v2`.
  static func withoutVersion(doi: String) -> Substring {
    let digits = doi.reversed().prefix { $0.isNumber }.count
    let rest = doi.dropLast(digits)
    guard digits > 0, rest.last == "v", let mark = rest.dropLast().last, "/.-".contains(mark)
    else { return doi[...] }
    return rest.dropLast(2)
  }

  private static func hasPages(_ record: Record) -> Bool {
    record[.pages] != nil && record[.volume] != nil
  }

  /// Whether the record has a journal or a conference other than the preprint server.
  private static func hasPlace(_ record: Record) -> Bool {
    guard let name = record[.journal] ?? record[.booktitle] ?? record.venues.first?.name
    else { return false }
    return !names(server: FoldedWords(name)) && !isCoRR(name)
  }

  private static func names(server words: FoldedWords) -> Bool {
    words.hashes.contains(where: servers.contains) || longServers.contains(where: words.contains)
  }

  /// Whether the journal is CoRR, DBLP's name for computer science on arXiv.
  private static func isCoRR(_ journal: String?) -> Bool { journal?.asciiLowercased == "corr" }

  private static let servers = Set(
    [
      "arxiv", "biorxiv", "medrxiv", "chemrxiv", "psyarxiv", "socarxiv", "eartharxiv", "ssrn",
      "preprint", "preprints", "eprint", "researchsquare", "discussions", "techrxiv", "engrxiv",
      "osf", "authorea",
    ].map { FoldedWords.hash($0.utf8) })
  private static let longServers = [
    "research square", "working paper", "e print", "hal archives", "computing research repository",
  ].map { FoldedWords($0).hashes }

  private static let registrants = [
    "10.48550/", "10.64898/", "10.21203/", "10.26434/", "10.2139/ssrn", "10.20944/preprints",
    "10.2196/preprints", "10.31234/", "10.31219/", "10.31235/", "10.36227/", "10.22541/",
    "10.31222/", "10.31223/", "10.31224/",
  ]
}
