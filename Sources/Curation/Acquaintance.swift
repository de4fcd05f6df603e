public import Records
internal import Text

/// What is already in a library, for asking whether a new record is.
///
/// A record is there already when one has its DOI or its arXiv identifier, or the same title by the
/// same first author in the same year and of the same type: a preprint and a paper, or a paper and
/// its workshop version, are two.
public struct Acquaintance: Sendable {
  private var byDOI: [String: CitationKey] = [:]
  private var byArxiv: [String: CitationKey] = [:]
  private var byWork: [String: CitationKey] = [:]

  public init(_ records: [Record]) {
    for record in records { add(record) }
  }

  public mutating func add(_ record: Record) {
    if let doi = record["doi"] { byDOI[Identifier.comparable(doi: doi)] = record.key }
    if let arxiv = record["arxiv"] { byArxiv[arxiv] = record.key }
    if let work = Self.work(of: record) { byWork[work] = record.key }
  }

  /// The record that a new one repeats, and what they have in common, in words.
  public func match(for record: Record) -> (key: CitationKey, reason: String)? {
    if let doi = record["doi"], let key = byDOI[Identifier.comparable(doi: doi)] {
      return (key, "the same DOI, \(doi)")
    }
    if let arxiv = record["arxiv"], let key = byArxiv[arxiv] {
      return (key, "the same arXiv paper, \(arxiv)")
    }
    if let work = Self.work(of: record), let key = byWork[work] {
      return (key, "the same title, author and year")
    }
    return nil
  }

  /// What a work is known by without an identifier; `nil` when too little is known of it.
  private static func work(of record: Record) -> String? {
    guard let title = record["title"], let author = record.creators.first,
      let year = record.date?.year
    else { return nil }
    let words = Transliteration.letters(of: RichText.words(of: title))
    // Different works may share all this and differ in one of the rest, as the parts of a series do.
    let rest: [FieldName] = [
      "volume", "number", "part", "edition", "pages", "journal", "booktitle",
    ]
    let details = rest.map { record[$0].map(Folding.fold) ?? "" } + record.values(of: "venue")
    return
      ([record.type.name, words, Transliteration.letters(of: author.family), "\(year)"] + details)
      .joined(separator: "\u{1}")
  }
}
