internal import OperatingSystem
public import Records

/// Finds records of the same work among many.
public struct Deduplication: Sendable {
  /// Two records that are not simply different works.
  public struct Pair: Sendable {
    /// The indices of the records, the smaller first.
    public var one: Int
    public var other: Int
    public var judgement: Judgement
    /// Whether two versions may be merged: their titles, people and days agree, and so do those of
    /// all records that would be merged with them.
    public var isMergeable = false
    /// The strongest detail in common that distinguishes this pair from pairs with similar records.
    var clue = Judge.Clue.none
    /// Whether the titles differ so much that a record with a more similar title is a better match.
    var isDoubtful = false
    /// Whether the field `related` of a record declares them versions.
    public var isKnown = false
  }

  /// All pairs that are not `different`, in the order of the records.
  public let pairs: [Pair]
  /// Groups of two or more records of one publication, as indices in ascending order.
  public let groups: [[Int]]
  /// The same, but preprints and their publications are in one group.
  public let works: [[Int]]

  /// Compares the records of a library or a file.
  ///
  /// - Complexity: O(*n* log *n*) for *n* records; see `Blocking`.
  public init(_ records: [Record], venues: VenueRegistry = VenueRegistry([])) {
    let profiles = Parallel.map(records.indices, leastPerThread: 200) { range in
      range.map { WorkProfile(records[$0], venues: venues) }
    }
    let candidates = Blocking.candidates(profiles)
    let known = KnownRelations(records)
    let found = Parallel.map(candidates.indices, leastPerThread: 500) { range -> [Pair] in
      range.compactMap { index in
        let (one, other) = candidates[index]
        let (left, right) = (profiles[one], profiles[other])
        if known.knows(one, other) || !Blocking.isWorthwhile(left, right) { return nil }
        let judge = Judge(Evidence(left, right))
        let relation = judge.relation
        guard relation != .different else { return nil }
        let judgement = Judgement(
          relation: relation, confidence: judge.confidence, reasons: judge.reasons)
        return Pair(
          one: one, other: other, judgement: judgement,
          isMergeable: relation == .version && judge.isMergeable, clue: judge.clue,
          isDoubtful: relation == .version && judge.isDoubtful)
      }
    }
    let clustering = Clustering(profiles, known, Self.originals(of: records, known))
    let pairs = clustering.withoutAmbiguous(Self.withoutRivals(found)) + known.versions
    groups = clustering.groups(of: pairs.filter { $0.judgement.relation == .same })
    let families = clustering.groups(
      of: pairs.filter(\.isMergeable), startingWith: groups, areVersionsOne: true)
    self.pairs = Self.within(families: families, Self.within(groups, pairs))
    works = clustering.groups(
      of: pairs.filter { pair in
        switch pair.judgement.relation {
        case .same: true
        case .version: profiles[pair.one].isPreprint || profiles[pair.other].isPreprint
        case .related, .ask, .different: false
        }
      })
  }
}

extension Deduplication {
  /// For each record, the first one that is equal except for its key.
  private static func originals(of records: [Record], _ known: KnownRelations) -> [Int] {
    struct Contents: Hashable {
      var type: RecordType
      var fields: [Field]
    }
    var firsts: [Contents: Int] = [:]
    return records.enumerated().map { index, record in
      // A relation that a user declared holds for that record only.
      if known.mentions(index) { return index }
      let contents = Contents(type: record.type, fields: record.fields)
      let first = firsts[contents, default: index]
      if first == index { firsts[contents] = index }
      return first
    }
  }

  /// Changes `same` to `ask` for pairs of records in different groups.
  private static func within(_ groups: [[Int]], _ pairs: [Pair]) -> [Pair] {
    var groupOfMember: [Int: Int] = [:]
    for (number, group) in groups.enumerated() {
      for member in group { groupOfMember[member] = number }
    }
    return pairs.map { pair in
      guard pair.judgement.relation == .same,
        groupOfMember[pair.one] == nil || groupOfMember[pair.one] != groupOfMember[pair.other]
      else { return pair }
      var pair = pair
      pair.judgement.relation = .ask
      pair.judgement.reasons.append("another record of the group is another work")
      return pair
    }
  }

  /// Keeps `isMergeable` only for pairs within one family.
  private static func within(families: [[Int]], _ pairs: [Pair]) -> [Pair] {
    var groupOfMember: [Int: Int] = [:]
    for (number, family) in families.enumerated() {
      for member in family { groupOfMember[member] = number }
    }
    return pairs.map { pair in
      var pair = pair
      pair.isMergeable =
        pair.isMergeable && groupOfMember[pair.one] != nil
        && groupOfMember[pair.one] == groupOfMember[pair.other]
      return pair
    }
  }

  /// Changes doubtful pairs to `ask` if one of their records has a better match.
  ///
  /// A group writes many papers on one subject, and each paper has only one preprint.
  private static func withoutRivals(_ pairs: [Pair]) -> [Pair] {
    var best: [Int: Double] = [:]
    for pair in pairs where pair.judgement.relation == .version || pair.judgement.relation == .same
    {
      for record in [pair.one, pair.other] {
        best[record] = max(best[record] ?? 0, pair.judgement.confidence)
      }
    }
    return pairs.map { pair in
      guard pair.isDoubtful else { return pair }
      let rival = max(best[pair.one] ?? 0, best[pair.other] ?? 0)
      guard rival > pair.judgement.confidence else { return pair }
      var pair = pair
      pair.judgement.relation = .ask
      return pair
    }
  }
}

/// The relations that records declare in `related`.
struct KnownRelations: Sendable {
  private var pairs: Set<UInt64> = []
  private var versionPairs: Set<UInt64> = []
  private var mentioned: Set<Int> = []
  /// The pairs declared as versions, in ascending order.
  private(set) var versions: [Deduplication.Pair] = []

  /// Reads `related: KEY; type=…` of all records.
  init(_ records: [Record]) {
    var positions: [String: Int] = [:]
    for (index, record) in records.enumerated()
    where record.fields.contains(where: { $0.name == .related }) {
      if positions.isEmpty {
        for (position, record) in records.enumerated() {
          for alias in record.aliases where positions[alias] == nil { positions[alias] = position }
        }
        for (position, record) in records.enumerated() { positions[record.key.text] = position }
      }
      for value in record.values(of: .related) {
        let relation = AttributedValue(field: value)
        guard let other = positions[relation.text], other != index else { continue }
        mentioned.formUnion([index, other])
        guard pairs.insert(Self.pair(index, other)).inserted,
          relation.attributes["type"] == "version"
        else { continue }
        let judgement = Judgement(
          relation: .version, confidence: 1, reasons: ["noted as versions of one work"])
        versions.append(
          Deduplication.Pair(
            one: min(index, other), other: max(index, other), judgement: judgement,
            isMergeable: true, isKnown: true))
        versionPairs.insert(Self.pair(index, other))
      }
    }
  }

  private static func pair(_ one: Int, _ other: Int) -> UInt64 {
    UInt64(min(one, other)) << 32 | UInt64(max(one, other))
  }

  /// Whether a relation of this record to any other is declared.
  func mentions(_ record: Int) -> Bool { mentioned.contains(record) }

  /// Whether the relation of two records is declared, and need not be judged.
  func knows(_ one: Int, _ other: Int) -> Bool {
    !pairs.isEmpty && pairs.contains(Self.pair(one, other))
  }

  /// Whether two records are declared versions of one work.
  func knowsVersions(_ one: Int, _ other: Int) -> Bool {
    !versionPairs.isEmpty && versionPairs.contains(Self.pair(one, other))
  }
}

/// Joins pairs into groups in which no two members contradict each other.
struct Clustering {
  private let profiles: [WorkProfile]
  private let known: KnownRelations
  /// For each record, the first one with equal contents; records with equal contents are compared
  /// only once.
  private let originals: [Int]

  init(_ profiles: [WorkProfile], _ known: KnownRelations, _ originals: [Int]) {
    (self.profiles, self.known, self.originals) = (profiles, known, originals)
  }

  /// Records of one publication, and the first of each set of records with equal contents.
  private struct Group {
    var members: [Int]
    var distinct: Set<Int>

    mutating func take(_ other: Group) {
      members += other.members
      distinct.formUnion(other.distinct)
    }
  }

  /// Joins pairs into groups, those with the highest confidence first.
  ///
  /// A pair joins two groups unless a member of one describes a different work than a member of the
  /// other.
  ///
  /// - Parameters:
  ///   - pairs: The pairs that join records.
  ///   - start: The initial groups.
  ///   - areVersionsOne: Whether a group may hold a paper and its longer version in a journal,
  ///     rather than only preprints and their publications.
  /// - Returns: The groups of two or more, each in ascending order.
  /// - Complexity: O(*p* log *p*) for *p* pairs, and a comparison for each two members of the
  ///   groups that are joined, at most `Threshold.maximumComparisons` each time.
  func groups(
    of pairs: [Deduplication.Pair], startingWith start: [[Int]] = [], areVersionsOne: Bool = false
  ) -> [[Int]] {
    var groups: [Int: Group] = [:]
    var groupOfMember: [Int: Int] = [:]
    for members in start {
      groups[members[0]] = Group(members: members, distinct: Set(members.map { originals[$0] }))
      for member in members { groupOfMember[member] = members[0] }
    }
    let order = pairs.sorted {
      ($1.judgement.confidence, $0.one, $0.other) < ($0.judgement.confidence, $1.one, $1.other)
    }
    for pair in order {
      let (one, other) = (
        groupOfMember[pair.one] ?? pair.one, groupOfMember[pair.other] ?? pair.other
      )
      if one == other { continue }
      let left = groups[one] ?? Group(members: [one], distinct: [originals[one]])
      let right = groups[other] ?? Group(members: [other], distinct: [originals[other]])
      guard
        left.members.count + right.members.count == 2 || mayJoin(left, right, areVersionsOne)
      else { continue }
      // The smaller group moves, so that a record moves at most O(log n) times.
      let isRightLarger = left.members.count < right.members.count
      let (root, gone) = isRightLarger ? (other, one) : (one, other)
      let moved = isRightLarger ? left : right
      groups[gone] = nil
      groups[root, default: isRightLarger ? right : left].take(moved)
      groupOfMember[root] = root
      for member in moved.members { groupOfMember[member] = root }
    }
    return groups.values.map { $0.members.sorted() }.sorted { $0[0] < $1[0] }
  }

  private func mayJoin(_ left: Group, _ right: Group, _ areVersionsOne: Bool) -> Bool {
    var comparisons = 0
    for one in left.distinct.sorted() {
      for other in right.distinct.sorted() where one != other {
        comparisons += 1
        // Groups are not joined without comparing all members.
        if comparisons > Threshold.maximumComparisons { return false }
        if areExcluded(one, other, areVersionsOne) { return false }
      }
    }
    return true
  }

  private func areExcluded(_ one: Int, _ other: Int, _ areVersionsOne: Bool) -> Bool {
    if known.knows(one, other) { return !known.knowsVersions(one, other) }
    let judge = Judge(Evidence(profiles[one], profiles[other]))
    return areVersionsOne ? judge.isExcludedFromWork : judge.isExcluded
  }

  /// Changes `same` to `ask` if a record is the same as two others that exclude each other.
  ///
  /// The pair with the stronger clue stays `same`.
  ///
  /// - Complexity: A comparison for each two records that are the same as a third, at most
  ///   `Threshold.maximumComparisons` for each.
  func withoutAmbiguous(_ pairs: [Deduplication.Pair]) -> [Deduplication.Pair] {
    var neighbours: [Int: [(record: Int, pair: Int)]] = [:]
    for (index, pair) in pairs.enumerated() where pair.judgement.relation == .same {
      neighbours[pair.one, default: []].append((pair.other, index))
      neighbours[pair.other, default: []].append((pair.one, index))
    }
    var ambiguous: Set<Int> = []
    for near in neighbours.values where near.count > 1 {
      var comparisons = 0
      for (index, left) in near.enumerated() {
        for right in near[(index + 1)...] {
          let (clue, otherClue) = (pairs[left.pair].clue, pairs[right.pair].clue)
          if clue == .identifier, otherClue == .identifier { continue }
          if originals[left.record] == originals[right.record] { continue }
          comparisons += 1
          guard comparisons <= Threshold.maximumComparisons else { break }
          guard areExcluded(left.record, right.record, false) else { continue }
          if clue <= otherClue { ambiguous.insert(left.pair) }
          if otherClue <= clue { ambiguous.insert(right.pair) }
        }
      }
    }
    var result = pairs
    for index in ambiguous {
      result[index].judgement.relation = .ask
      result[index].judgement.reasons.append("two works that exclude each other are alike to it")
    }
    return result
  }
}
