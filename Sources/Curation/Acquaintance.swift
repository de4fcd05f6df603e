public import Records
internal import Text

/// What is already in a library, for asking whether a new record is.
///
/// A record is there already when one has its DOI or its arXiv identifier, or the same title by the
/// same first author in the same year and of the same type, and nothing that both say of where it
/// appeared tells them apart: a preprint and a paper, a paper and its workshop version, or two parts
/// of a series, are two.
public struct Acquaintance: Sendable {
  private var byDOI: [String: CitationKey] = [:]
  private var byArxiv: [String: CitationKey] = [:]
  private var byWork: [String: [Record]] = [:]

  public init(_ records: [Record]) {
    for record in records { add(record) }
  }

  public mutating func add(_ record: Record) {
    if let doi = record["doi"] { byDOI[Identifier.comparable(doi: doi)] = record.key }
    if let arxiv = record["arxiv"] { byArxiv[arxiv] = record.key }
    if let work = Self.work(of: record) { byWork[work, default: []].append(record) }
  }

  /// The record that a new one repeats, and what they have in common, in words.
  public func match(for record: Record) -> (key: CitationKey, reason: String)? {
    if let doi = record["doi"], let key = byDOI[Identifier.comparable(doi: doi)] {
      return (key, "the same DOI, \(doi)")
    }
    if let arxiv = record["arxiv"], let key = byArxiv[arxiv] {
      return (key, "the same arXiv paper, \(arxiv)")
    }
    if let work = Self.work(of: record),
      let known = byWork[work]?.first(where: { !Self.areApart($0, record) })
    {
      return (known.key, "the same title, author and year")
    }
    return nil
  }

  /// What a work is known by without an identifier; `nil` when too little is known of it.
  private static func work(of record: Record) -> String? {
    guard let title = record["title"], let author = record.creators.first,
      let year = record.date?.year
    else { return nil }
    let parts = [
      record.type.name, Transliteration.letters(of: RichText.words(of: title)),
      Transliteration.letters(of: author.family), "\(year)",
    ]
    return parts.joined(separator: "\u{1}")
  }

  /// Whether two records of one title say different things of the same detail.
  private static func areApart(_ one: Record, _ other: Record) -> Bool {
    details.contains { name in
      let (left, right) = (one.values(of: name), other.values(of: name))
      guard !left.isEmpty, !right.isEmpty else { return false }
      return left.map(Transliteration.letters) != right.map(Transliteration.letters)
    }
  }

  private static let details: [FieldName] = [
    "subtitle", "volume", "number", "part", "edition", "pages", "journal", "booktitle", "venue",
    "doi", "isbn",
  ]
}
