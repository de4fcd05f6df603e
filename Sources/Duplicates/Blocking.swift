internal import OperatingSystem
internal import Text

/// Finds the pairs of records that are worth comparing, without comparing all with all.
///
/// Each record is indexed under about fifteen keys: its identifiers, the beginning of its title,
/// pairs of the rarest words in it, its volume and page, its authors. Two records with a key in
/// common are a candidate pair. If too many records share a key, they are sorted by title, and each
/// is compared only with the next few.
struct Blocking {
  /// If a key has at most this many records, all pairs are candidates.
  private static let small = 24
  /// If a key has more, each record is paired with this many that follow it.
  private static let window = 6

  /// The candidates as pairs of indices, the smaller first, in ascending order.
  ///
  /// - Complexity: O(*n* log *n*) for *n* records.
  static func candidates(_ works: [WorkProfile]) -> [(Int, Int)] {
    let frequencies = frequencies(works)
    var entries: [Entry] = []
    entries.reserveCapacity(works.count * 14)
    for (index, work) in works.enumerated() {
      for key in keys(of: work, frequencies) {
        entries.append(Entry(key: key, index: UInt32(index)))
      }
    }
    entries.sort { ($0.key, $0.index) < ($1.key, $1.index) }
    var pairs: [UInt64] = []
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].key == entries[start].key { end += 1 }
      if end - start > 1 { pair(entries[start..<end], works, into: &pairs) }
      start = end
    }
    pairs.sort()
    var result: [(Int, Int)] = []
    var previous = UInt64.max
    for pair in pairs where pair != previous {
      previous = pair
      result.append((Int(pair >> 32), Int(pair & 0xFFFF_FFFF)))
    }
    return result
  }

  /// Whether a pair is worth comparing: it has a few words, an identifier or the pages in common.
  ///
  /// - Complexity: O(1); many candidates have only authors in common.
  static func isWorthwhile(_ one: WorkProfile, _ other: WorkProfile) -> Bool {
    if one.title.words.isEmpty || other.title.words.isEmpty { return true }
    if one.title.mayResemble(other.title) || one.isContainer || other.isContainer {
      return true
    }
    if let page = one.place.page, page.number == other.place.page?.number { return true }
    if let doi = one.identifiers.doi, doi == other.identifiers.doi { return true }
    if let arxiv = one.identifiers.arxiv, arxiv == other.identifiers.arxiv { return true }
    return false
  }

  private struct Entry {
    var key: UInt64
    var index: UInt32
  }

  private static func pair(
    _ block: ArraySlice<Entry>, _ works: [WorkProfile], into pairs: inout [UInt64]
  ) {
    var indices: [UInt32] = []
    for entry in block where indices.last != entry.index { indices.append(entry.index) }
    var reach = indices.count
    if indices.count > small {
      reach = window
      indices.sort { left, right in
        let (one, other) = (
          works[Int(left)].title.words.letters, works[Int(right)].title.words.letters
        )
        return one == other ? left < right : one.lexicographicallyPrecedes(other)
      }
    }
    for position in indices.indices {
      for next in (position + 1)..<max(position + 1, min(indices.count, position + 1 + reach)) {
        let (one, other) = (indices[position], indices[next])
        pairs.append(UInt64(min(one, other)) << 32 | UInt64(max(one, other)))
      }
    }
  }

  /// The number of titles that contain each word.
  private static func frequencies(_ works: [WorkProfile]) -> [UInt32: Int32] {
    var counts: [UInt32: Int32] = [:]
    counts.reserveCapacity(works.count)
    for work in works {
      for hash in work.title.words.hashes { counts[hash, default: 0] += 1 }
    }
    return counts
  }

  /// The keys under which a record is indexed.
  static func keys(of work: WorkProfile, _ frequencies: [UInt32: Int32]?) -> [UInt64] {
    var keys: [UInt64] = []
    func add(_ kind: UInt8, _ parts: UInt64...) {
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325 ^ UInt64(kind)
      for part in parts { hash = (hash ^ part) &* 0x9E37_79B9_7F4A_7C15; hash ^= hash >> 29 }
      keys.append(hash)
    }
    let ids = work.identifiers
    if let doi = ids.doi { add(1, FoldedWords.longHash(doi.utf8)) }
    if let arxiv = ids.arxiv { add(2, FoldedWords.longHash(arxiv.utf8)) }
    if let pmid = ids.pmid { add(3, FoldedWords.longHash(pmid.utf8)) }
    for isbn in ids.isbns.sorted() { add(4, FoldedWords.longHash(isbn.utf8)) }
    let words = work.title.words
    let content = words.hashes.filter { !TitleProfile.isStopWord($0) }
    if !words.isEmpty { add(5, words.joinedHash) }
    if let start = words.starts.first, start > 1 { add(5, words.slice(0..<start).joinedHash) }
    if !work.container.isEmpty { add(5, work.container.joinedHash) }
    if content.count > 2 { add(6, UInt64(content[0]), UInt64(content[1]), UInt64(content[2])) }
    if content.count > 2 {
      add(7, UInt64(content[content.count - 1]), UInt64(content[content.count - 2]))
    }
    if let frequencies {
      let shared = Array(Set(content)).filter { (frequencies[$0] ?? 0) > 1 }
        .sorted { (frequencies[$0] ?? 0, $0) < (frequencies[$1] ?? 0, $1) }.prefix(4)
      for (position, one) in shared.enumerated() {
        for other in shared.dropFirst(position + 1) {
          add(8, UInt64(min(one, other)), UInt64(max(one, other)))
        }
      }
    }
    let families = work.authors.people.map { $0.letters }
    if let page = work.place.page, page.number > 1 || work.place.volume != nil {
      let number = UInt64(page.number)
      if let volume = work.place.volume {
        add(9, number, UInt64(volume))
      }
      if let first = families.first { add(10, number, FoldedWords.longHash(first)) }
    }
    if let first = families.first {
      if families.count > 1 {
        let second = FoldedWords.longHash(families[1])
        add(11, FoldedWords.longHash(first), second)
        if families.count > 2 {
          add(12, FoldedWords.longHash(first), FoldedWords.longHash(families[families.count - 1]))
        }
      }
      if let word = content.first { add(13, FoldedWords.longHash(first), UInt64(word)) }
      if content.count > 1 { add(13, FoldedWords.longHash(first), UInt64(content[1])) }
    }
    return keys
  }
}
