public import Duplicates
internal import Checks
public import Records
public import Text

/// The results of a search for duplicates, in the order to report them.
public struct DuplicateFindings {
  /// Related records.
  public struct Finding {
    /// How the records are related.
    public var relation: Relation
    /// The indices of the records; for records to merge, the one to keep comes first.
    public var members: [Int]
    var confidence: Double
    /// What supports the relation, in words.
    public var reasons: [String]
    /// Whether the records state the relation themselves.
    var isKnown = false
    /// Whether two versions may be merged into one record.
    public var isMergeable = false
  }

  /// The records that were searched.
  public let records: [Record]
  /// All results, including relations that the records state themselves.
  public let allFindings: [Finding]
  let works: [[Int]]
  let pairs: [Deduplication.Pair]

  /// Keeps the results that involve one of the chosen records.
  public init(_ found: Deduplication, of records: [Record], among chosen: Set<Int>? = nil) {
    self.records = records
    let isChosen = { (members: [Int]) in chosen.map { !$0.isDisjoint(with: members) } ?? true }
    works = found.works.filter(isChosen)
    pairs = found.pairs.filter { isChosen([$0.one, $0.other]) }
    var home: [Int: Int] = [:]
    for (number, group) in found.groups.enumerated() {
      for member in group { home[member] = number }
    }
    var evidence: [Int: Judgement] = [:]
    for pair in found.pairs where pair.judgement.relation == .same {
      guard let number = home[pair.one], number == home[pair.other] else { continue }
      // A group is as certain as its least certain pair.
      if (evidence[number]?.confidence ?? 2) > pair.judgement.confidence {
        evidence[number] = pair.judgement
      }
    }
    var findings = found.groups.enumerated().filter { isChosen($0.element) }.map { number, group in
      let leader = group[RecordMerge.leader(among: group.map { records[$0] })]
      return Finding(
        relation: .same, members: [leader] + group.filter { $0 != leader },
        confidence: evidence[number]?.confidence ?? 0, reasons: evidence[number]?.reasons ?? [])
    }
    var leaders: [Int: Int] = [:]
    for finding in findings {
      for member in finding.members { leaders[member] = finding.members[0] }
    }
    var told: Set<[Int]> = []
    for relation in [Relation.version, .related, .ask] {
      for pair in pairs where pair.judgement.relation == relation {
        // Of a group to merge, only the record to keep is named, and once.
        let members = [pair.one, pair.other].map { leaders[$0] ?? $0 }
        guard members[0] != members[1], told.insert(members.sorted()).inserted else { continue }
        let first =
          relation == .version ? RecordMerge.leader(among: members.map { records[$0] }) : 0
        findings.append(
          Finding(
            relation: relation, members: [members[first], members[1 - first]],
            confidence: pair.judgement.confidence, reasons: pair.judgement.reasons,
            isKnown: pair.isKnown, isMergeable: pair.isMergeable))
      }
    }
    allFindings = findings
  }

  /// The results that the records do not state themselves.
  public var findings: [Finding] { allFindings.filter { !$0.isKnown } }

  /// `2 same, 1 version`, or that there are none.
  public var summary: String {
    let counts = Relation.allCases.compactMap { relation in
      let count = findings.count { $0.relation == relation }
      return count == 0 ? nil : "\(count) \(relation.rawValue)"
    }
    return counts.isEmpty
      ? "no duplicates in \(counted(records.count, "record"))"
      : counts.joined(separator: ", ")
  }

  /// The results as an array of objects.
  public var json: JSON {
    .array(
      findings.map { finding in
        .object([
          .init("relation", .string(finding.relation.rawValue)),
          .init("keys", .array(finding.members.map { .string(records[$0].key.text) })),
          .init("confidence", .decimal(Self.rounded(finding.confidence))),
          .init("reasons", .array(finding.reasons.map(JSON.string))),
        ])
      })
  }

  /// A number with two decimals, formatted alike on every machine.
  private static func rounded(_ value: Double) -> String {
    let hundredths = Int((value * 100).rounded())
    return "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
  }

  /// `key,cluster`: each record with the number of its work.
  public var clustersCSV: String {
    var text = "key,cluster\n"
    for (number, work) in works.enumerated() {
      for member in work { text += "\(Self.cell(records[member].key)),\(number + 1)\n" }
    }
    return text
  }

  /// `key1,key2,relation`: the pairs with a certain relation.
  public var pairsCSV: String {
    var text = "key1,key2,relation\n"
    for pair in pairs where pair.judgement.relation != .ask {
      let keys = [pair.one, pair.other].map { Self.cell(records[$0].key) }
      text += "\(keys[0]),\(keys[1]),\(pair.judgement.relation.rawValue)\n"
    }
    return text
  }

  /// A key as a cell of RFC 4180; keys contain no comma and no line end.
  private static func cell(_ key: CitationKey) -> String {
    guard key.text.utf8.contains(UInt8(ascii: "\"")) else { return key.text }
    let parts = key.text.split(separator: "\"", omittingEmptySubsequences: false)
    return "\"\(parts.joined(separator: "\"\""))\""
  }
}
