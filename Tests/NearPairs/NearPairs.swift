internal import SeededRandom

/// Two entries that look alike, and whether they describe one work.
public struct NearPair: Sendable {
  public var kind: String
  public var isOneWork: Bool
  public var one: Draft
  public var other: Draft
}

/// Pairs of entries for tests of what is found to be one work: as many that look alike and are two
/// works as pairs that differ only as the exports of one work do.
///
/// The same seed makes the same pairs.
public enum NearPairs {
  /// The kinds of pairs that are two works.
  public static var lookAlikes: [String] { LookAlikes.all.map(\.name) }

  /// The kinds of pairs that are one work.
  public static var works: [String] { OneWork.all.map(\.name) }

  /// Some pairs of a kind that are two works.
  public static func lookAlikes(_ kind: String, count: Int, seed: UInt64) -> [NearPair] {
    guard let index = LookAlikes.all.firstIndex(where: { $0.name == kind }) else { return [] }
    let kind = LookAlikes.all[index]
    // Kinds that began alike would make pairs of the same people.
    var random = SeededGenerator(seed: seed &* 1000 &+ UInt64(index))
    return (0..<count).map { _ in
      var (one, other, marks) = kind.make(&random)
      // One difference at least is told on both sides; a pair without any would be one work.
      let kept = Set(marks.isEmpty ? [] : [random.pick(marks)])
      random.thinOut(&one, &other, keeping: kept)
      return NearPair(
        kind: kind.name, isOneWork: false, one: random.exported(one),
        other: random.exported(other))
    }
  }

  /// Some pairs of a kind that are one work.
  public static func works(_ kind: String, count: Int, seed: UInt64) -> [NearPair] {
    guard let index = OneWork.all.firstIndex(where: { $0.name == kind }) else { return [] }
    let kind = OneWork.all[index]
    var random = SeededGenerator(seed: seed &* 1000 &+ 500 &+ UInt64(index))
    return (0..<count).map { _ in
      let (one, other) = kind.make(&random)
      let isSwapped = random.once(in: 2)
      return NearPair(
        kind: kind.name, isOneWork: true, one: random.exported(isSwapped ? other : one),
        other: random.exported(isSwapped ? one : other))
    }
  }
}

/// A kind of pairs that are two works.
struct LookAlikes: Sendable {
  let name: String
  /// Makes the two, and names the fields of which each by itself tells them apart; none where what
  /// tells them apart is never left out.
  let make: @Sendable (inout SeededGenerator) -> (Draft, Draft, marks: [String])

  static let all = periodicals + series + signsAndWords + books + objects + people
}

/// A kind of pairs that are one work.
struct OneWork: Sendable {
  let name: String
  let make: @Sendable (inout SeededGenerator) -> (Draft, Draft)

  static let all = sameArticle + sameOther + versions
}
