internal import Identifiers
internal import Lookup
public import Records
internal import Text

/// The works that a library has, by their identifiers: what is there need not be looked up.
public struct KnownWorks {
  private var keys: [WorkIdentifier: CitationKey] = [:]

  /// - Complexity: O(*n*) for *n* records.
  public init(_ records: [Record]) {
    for record in records {
      for work in Self.identifiers(of: record) where keys[work] == nil { keys[work] = record.key }
    }
  }

  /// The key of the record that has the identifier.
  ///
  /// An ISBN tells nothing: the chapters of a book have it too.
  subscript(_ work: WorkIdentifier) -> CitationKey? { keys[work.comparable] }

  /// The identifiers of a record that name it alone.
  static func identifiers(of record: Record) -> [WorkIdentifier] {
    var works: [WorkIdentifier] = []
    if let doi = record["doi"], let work = WorkIdentifier(doi) { works.append(work) }
    if let id = record["arxiv"].flatMap(Identifier.arxiv) { works.append(.arxiv(id)) }
    if let number = record["pmid"] { works.append(.pmid(number.trimmed)) }
    if let text = record["pmcid"], let work = WorkIdentifier(text) { works.append(work) }
    if let address = record["url"], let work = WorkIdentifier(address) { works.append(work) }
    return works.map(\.comparable)
  }
}

extension WorkIdentifier {
  /// The identifier in the one form that all its spellings, and all versions of a paper, have in
  /// common.
  var comparable: Self {
    switch self {
    case .doi(let doi): .doi(Identifier.comparable(doi: doi))
    case .arxiv(let id): .arxiv(Identifier.arxiv(in: id) ?? id)
    case .isbn, .pmid, .pmcid, .page: self
    }
  }

  /// The DOI, if that is what the identifier is.
  var doi: String? { if case .doi(let doi) = self { doi } else { nil } }
}
