internal import Text

/// How two records agree and differ, detail by detail.
struct Evidence: Sendable {
  typealias Agreement = PlaceMatch.Agreement

  let one: WorkProfile
  let other: WorkProfile
  let title: TitleMatch
  let authors: AuthorMatch
  let place: PlaceMatch
  /// The difference in years, if both records have one.
  let years: Int?
  let doi: Agreement
  let arxiv: Agreement
  let pmid: Agreement
  let isbn: Agreement
  /// The address of the text.
  ///
  /// A different address is weak evidence.
  let page: Agreement

  init(_ one: WorkProfile, _ other: WorkProfile) {
    (self.one, self.other) = (one, other)
    title = TitleMatch(one.title, other.title)
    authors = AuthorMatch(one.authors, other.authors)
    place = PlaceMatch(one.place, other.place)
    years = if let left = one.year, let right = other.year { abs(left - right) } else { nil }
    func agreement(_ left: String?, _ right: String?) -> Agreement {
      guard let left, let right else { return .unknown }
      return left == right ? .same : .different
    }
    doi = agreement(one.identifiers.doi, other.identifiers.doi)
    arxiv = agreement(one.identifiers.arxiv, other.identifiers.arxiv)
    pmid = agreement(one.identifiers.pmid, other.identifiers.pmid)
    let (isbns, otherISBNs) = (one.identifiers.isbns, other.identifiers.isbns)
    isbn =
      isbns.isEmpty || otherISBNs.isEmpty
      ? .unknown : isbns.isDisjoint(with: otherISBNs) ? .different : .same
    page = agreement(one.identifiers.page, other.identifiers.page)
  }

  /// Whether the records share an identifier of the text itself.
  var sharesIdentifier: Bool { doi == .same || arxiv == .same || pmid == .same }

  func areYears(within maximum: Int) -> Bool { years.map { $0 <= maximum } ?? true }

  /// Whether the titles share several words, which is unlikely by chance.
  var isDistinctive: Bool { title.common >= Threshold.severalWords }

  /// The evidence for and against one work, in words.
  var reasons: [String] {
    var reasons: [String] = []
    func say(_ agreement: Agreement, _ name: String, _ value: String?) {
      if agreement == .same { reasons.append("the same \(name)\(value.map { " \($0)" } ?? "")") }
      if agreement == .different { reasons.append("another \(name)") }
    }
    say(doi, "DOI", one.identifiers.doi)
    say(arxiv, "arXiv paper", one.identifiers.arxiv)
    say(pmid, "PMID", one.identifiers.pmid)
    say(isbn, "ISBN", nil)
    if page == .same { reasons.append("the same address") }
    reasons.append(titleReason)
    if authors.shared > 0 {
      reasons.append("\(authors.shared) of \(authors.more) authors")
    } else if !authors.isUnknown {
      reasons.append("other authors")
    }
    if let years {
      reasons.append(
        years == 0 ? "the same year" : "\(counted(years, "year")) apart")
    }
    say(place.venue, "venue", nil)
    say(place.volume, "volume", nil)
    say(place.issue, "issue", nil)
    say(place.page, place.page == .same ? "first page" : "page", nil)
    return reasons
  }

  private var titleReason: String {
    if title.isMissing { return "no title to compare" }
    if one.title.notice != nil, other.title.notice == nil { return "a notice about the other" }
    if other.title.notice != nil, one.title.notice == nil { return "a notice about the other" }
    if title.conflict == .opposed { return "titles that exclude each other" }
    if title.conflict == .part { return "titles of different parts" }
    if title.isEqual { return "the same title" }
    if title.isShortened { return "the same title but for a subtitle" }
    return "titles alike to \(Int((title.score * 100).rounded(.down))) %"
  }
}
