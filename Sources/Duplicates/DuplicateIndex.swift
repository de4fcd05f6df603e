internal import Identifiers
internal import OperatingSystem
public import Records
internal import Text

/// An index of a library's records, for finding an existing record of the same work.
///
/// It judges pairs like `Deduplication`. A record *repeats* another if the two would be merged
/// unasked, or if they share a DOI, an arXiv identifier or a PMID and no detail contradicts it.
/// Other matches are *resemblances*.
public struct DuplicateIndex: Sendable {
  public struct Match: Sendable {
    public var key: CitationKey
    /// What the two have in common and how they differ, in words.
    public var reasons: [String]
    /// Whether the new record repeats the known one, so that they may be merged, rather than only
    /// resembles it.
    public var isOneWork: Bool
  }

  private var records: [Record]
  private let venues: VenueRegistry
  private var index: Index?
  private var queries = 0
  /// The number of queries answered by a scan of all titles, which takes less time than building
  /// the index.
  private static let maximumScans = 16

  public init(_ records: [Record], venues: VenueRegistry = VenueRegistry([])) {
    (self.records, self.venues) = (records, venues)
  }

  public mutating func add(_ record: Record) {
    records.append(record)
    index?.add(WorkProfile(record, venues: venues), at: records.count - 1)
  }

  /// Replaces the record with the same key.
  public mutating func replace(with record: Record) {
    guard let position = records.firstIndex(where: { $0.key == record.key }) else { return }
    records[position] = record
    index?.add(WorkProfile(record, venues: venues), at: position)
  }

  /// The record that a new one repeats, or else the one that it most resembles.
  ///
  /// - Complexity: O(*n*) for *n* records in the first `maximumScans` calls, at about ten million
  ///   records per second and core; then O(1), once the index is built.
  public mutating func match(for record: Record) -> Match? {
    queries += 1
    if queries > Self.maximumScans, index == nil { index = Index(records, venues) }
    let work = WorkProfile(record, venues: venues)
    let positions = index?.candidates(for: work) ?? scan(for: record, work)
    var best: (confidence: Double, match: Match)?
    for position in positions {
      let known = WorkProfile(records[position], venues: venues)
      let judge = Judge(Evidence(known, work))
      let isOneWork = judge.isRepetition
      guard isOneWork || judge.isResemblance else { continue }
      let confidence = judge.confidence + (isOneWork ? 1 : 0)
      guard (best?.confidence ?? -1) < confidence else { continue }
      best = (
        confidence,
        Match(
          key: records[position].key, reasons: judge.reasons, isOneWork: isOneWork)
      )
    }
    return best?.match
  }

  /// The records that share an identifier, two of the longest title words, or the pages with a new
  /// one.
  private func scan(for record: Record, _ work: WorkProfile) -> [Int] {
    let words = work.title.words
    let content = words.indices.filter {
      words.range($0).count > 2 && !work.title.traits[$0].isStop
    }
    let longest = content.sorted { (words.range($1).count, $0) < (words.range($0).count, $1) }
      .prefix(4).map { Array(words[$0]) }
    let needed = min(2, longest.count)
    let (doi, arxiv) = (work.identifiers.doi, work.identifiers.arxiv)
    let (volume, pages) = (record[.volume], record[.pages])
    let records = records
    return Parallel.map(records.indices, leastPerThread: 4000) { range in
      range.filter { position in
        let known = records[position]
        if let doi, let other = known[.doi], other.utf8.count >= doi.utf8.count,
          DOI.first(in: other)?.comparable.text == doi
        {
          return true
        }
        if let arxiv, let other = known[.arxiv],
          ArXivIdentifier(other)?.comparable.text == arxiv
        {
          return true
        }
        if let volume, let pages, known[.pages] == pages, known[.volume] == volume { return true }
        guard let title = known[.title] else { return false }
        if needed == 0 { return Self.isShort(title, words) }
        return Self.contains(needed, of: longest, in: Folding.fold(title))
      }
    }
  }

  /// Whether a title of short words only, such as "C++", has the same letters.
  private static func isShort(_ title: String, _ words: FoldedWords) -> Bool {
    title.utf8.count < maximumBytesOfShortTitle
      && TitleProfile(title).words.letters == words.letters
  }

  private static let maximumBytesOfShortTitle = 64

  /// Whether a folded text contains at least `needed` of the words.
  private static func contains(_ needed: Int, of words: [[UInt8]], in text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var found = 0
      for (index, word) in words.enumerated() {
        if found + words.count - index < needed { return false }
        if unsafe contains(word, in: bytes) { found += 1 }
        if found >= needed { return true }
      }
      return false
    }
  }

  private static func contains(_ word: [UInt8], in bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count >= word.count else { return false }
    for start in 0...(bytes.count - word.count) where unsafe bytes[start] == word[0] {
      var length = 1
      while length < word.count, unsafe bytes[start + length] == word[length] { length += 1 }
      if length == word.count { return true }
    }
    return false
  }
}

extension Judge {
  /// Whether one record repeats the other: they would be merged unasked, or they share an
  /// identifier and the titles do not contradict it.
  fileprivate var isRepetition: Bool {
    switch relation {
    case .same: true
    case .version: evidence.sharesIdentifier
    case .ask: evidence.sharesIdentifier && title.isMissing
    case .related, .different: false
    }
  }

  /// Whether the user should be told of the similarity.
  fileprivate var isResemblance: Bool {
    switch relation {
    case .same, .version, .ask: true
    case .related: title.isEqual
    case .different: evidence.sharesIdentifier
    }
  }
}

/// All records by the keys that `Blocking` gives them.
private struct Index: Sendable {
  private var positions: [UInt64: [Int]] = [:]
  /// The maximum number of records taken from one key, the latest; a frequent key says little, and
  /// a match has other keys too.
  private static let maximumRecords = 60

  init(_ records: [Record], _ venues: VenueRegistry) {
    let works = Parallel.map(records.indices, leastPerThread: 200) { range in
      range.map { WorkProfile(records[$0], venues: venues) }
    }
    positions.reserveCapacity(works.count * 8)
    for (position, work) in works.enumerated() { add(work, at: position) }
  }

  mutating func add(_ work: WorkProfile, at position: Int) {
    for key in Blocking.keys(of: work, nil) { positions[key, default: []].append(position) }
  }

  func candidates(for work: WorkProfile) -> [Int] {
    var found: Set<Int> = []
    for key in Blocking.keys(of: work, nil) {
      if let members = positions[key] { found.formUnion(members.suffix(Self.maximumRecords)) }
    }
    return found.sorted()
  }
}
