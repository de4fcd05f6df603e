import Duplicates
import Formats
import NearPairs
import Records
import Testing

/// Two works are never one, and one work is found in whatever form it is exported.
///
/// The pairs are made up; see `NearPairs`. Each is looked at by itself, and then all of a kind at once,
/// as a library holds them.
struct NearPairsTests {
  private static let seed: UInt64 = 41
  private static let count = 60

  private static func records(_ pairs: [NearPair]) throws -> [Record] {
    let text = pairs.enumerated().map { number, pair in
      pair.one.bibTeX(key: "a\(number)") + pair.other.bibTeX(key: "b\(number)")
    }.joined()
    let file = BibTeX.read(Array(text.utf8), file: "near.bib") { _ in }
    let imports = BibTeX.records(of: file) { _ in }
    let none = try CitationKey("none")
    return imports.map { $0.record(key: none) }
  }

  private static func relation(_ one: Record, _ other: Record) -> Relation {
    Deduplication([one, other]).pairs.first?.judgement.relation ?? .different
  }

  @Test(arguments: NearPairs.lookAlikes)
  func areTwoWorks(_ kind: String) throws {
    let pairs = NearPairs.lookAlikes(kind, count: Self.count, seed: Self.seed)
    let records = try Self.records(pairs)
    #expect(records.count == 2 * Self.count)
    for (number, pair) in pairs.enumerated() {
      let (one, other) = (records[2 * number], records[2 * number + 1])
      let relation = Self.relation(one, other)
      #expect(
        relation != .same,
        "\(pair.one.bibTeX(key: "a"))\(pair.other.bibTeX(key: "b"))")
      // The door of `ibid add` opens for both.
      var acquaintance = DuplicateIndex([one])
      #expect(acquaintance.match(for: other)?.isOneWork != true)
    }
    let groups = Deduplication(records).groups
    for number in pairs.indices {
      #expect(!groups.contains { Set([2 * number, 2 * number + 1]).isSubset(of: $0) })
    }
  }

  /// At least 97 % of all pairs, and nearly as many of each kind.
  @Test func areOneWork() throws {
    var found = 0
    for kind in NearPairs.works {
      let pairs = NearPairs.works(kind, count: Self.count, seed: Self.seed)
      let records = try Self.records(pairs)
      let ofKind = pairs.indices.count { number in
        let relation = Self.relation(records[2 * number], records[2 * number + 1])
        return relation == .same || relation == .version
      }
      #expect(ofKind * 10 >= Self.count * 9, "\(kind): \(ofKind) of \(Self.count)")
      found += ofKind
    }
    let all = NearPairs.works.count * Self.count
    #expect(found * 100 >= all * 97, "\(found) of \(all)")
  }

  /// There are enough kinds for the test to say something.
  @Test func areOfManyKinds() {
    #expect(NearPairs.lookAlikes.count >= 60)
    #expect(NearPairs.works.count >= 40)
  }
}
