internal import Identifiers
internal import Lookup
public import Records
internal import Text

/// An index of a library's records by identifier, to avoid looking up works that it has.
public struct WorkIndex {
  private var keys: [WorkIdentifier: CitationKey] = [:]

  /// Indexes records.
  ///
  /// - Complexity: O(*n*) for *n* records.
  public init(_ records: [Record]) {
    for record in records {
      for work in Self.identifiers(of: record) where keys[work] == nil { keys[work] = record.key }
    }
  }

  /// The key of the record that has the identifier.
  ///
  /// ISBNs are not in the index, because the chapters of a book share its ISBN.
  subscript(_ work: WorkIdentifier) -> CitationKey? { keys[work.comparable] }

  /// The identifiers of a record that no other work shares.
  static func identifiers(of record: Record) -> [WorkIdentifier] {
    var works: [WorkIdentifier] = []
    if let doi = record[.doi].flatMap(DOI.init) { works.append(WorkIdentifier(doi)) }
    if let paper = record[.arxiv].flatMap(ArXivIdentifier.init) { works.append(.arxiv(paper)) }
    if let pmid = record[.pmid].flatMap(PMID.init) { works.append(.pmid(pmid)) }
    if let pmcid = record[.pmcid].flatMap(PMCID.init) { works.append(.pmcid(pmcid)) }
    if let address = record[.url], let work = WorkIdentifier(address) { works.append(work) }
    return works.map(\.comparable)
  }
}

extension WorkIdentifier {
  /// The identifier without differences of spelling or version.
  var comparable: Self {
    switch self {
    case .doi(let doi): .doi(doi.comparable)
    case .arxiv(let paper): .arxiv(paper.comparable)
    case .isbn, .pmid, .pmcid, .page: self
    }
  }
}
