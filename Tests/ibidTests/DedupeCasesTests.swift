import Foundation
import Support
import Testing

/// Where the labelled sets stand that the program's developers share.
private let sharedFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .appendingPathComponent("../../../shared/dedupe").standardized.path

/// The pairs that developers of deduplication know to be hard, where the folder of them is at hand.
@Suite(
  .enabled(
    if: FileManager.default.fileExists(atPath: sharedFolder),
    "there is no ../shared/dedupe beside the project"))
struct DedupeCasesTests {
  private static func lines(_ path: String) throws -> [[String]] {
    let text = try String(contentsOfFile: "\(sharedFolder)/\(path)", encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  @Test func everyCaseHasItsVerdict() throws {
    let world = try TestWorld()
    let cases = try Self.lines("hard_cases/truth.csv")
    #expect(!cases.isEmpty)
    for line in cases {
      let name = String(repeating: "0", count: 3 - line[0].count) + line[0]
      let file = "\(sharedFolder)/hard_cases/\(name).bib"
      #expect(world.run(["dedupe", "--from", file, "--pairs", "pairs.csv"]).status == 0)
      let pairs = try world.folder.read("pairs.csv").split(separator: "\n").dropFirst()
      let verdict = pairs.first.flatMap { $0.split(separator: ",").last } ?? "different"
      #expect(verdict == line[1], "case \(name)")
    }
  }

  /// Exports of medical databases, in which whole supplements have one DOI: no merge swallows a work,
  /// and of the repeats no more are left than where the records contradict each other.
  @Test(arguments: [
    ("iebh_tafenoquine", 0), ("sra_cytology", 1), ("sra_stroke", 3), ("asysd_diabetes", 7),
  ])
  func noWorkIsLostAndFewAreLeft(_ set: String, _ mostLeft: Int) throws {
    let world = try TestWorld()
    let words = [
      "dedupe", "--from", "\(sharedFolder)/\(set)/\(set).bib", "--clusters", "found.csv",
    ]
    #expect(world.run(words).status == 0)
    let found = try world.folder.read("found.csv").split(separator: "\n").dropFirst()
    let groups = Dictionary(grouping: found.map { $0.split(separator: ",") }) { $0[1] }
      .values.map { $0.map { String($0[0]) } }
    let works = Dictionary(
      try Self.lines("\(set)/clusters.csv").map { ($0[0], $0[1]) }, uniquingKeysWith: { $1 })
    let doubtful = try Self.doubtful(in: set)
    var removed = 0
    for group in groups {
      let ofGroup = Set(group.compactMap { works[$0] })
      #expect(ofGroup.count == 1 || group.contains(where: doubtful.contains), "\(group)")
      removed += group.count - ofGroup.count
    }
    let redundant = works.count - Set(works.values).count
    #expect(redundant - removed <= mostLeft, "\(removed) of \(redundant)")
  }

  /// The records in pairs of which a reading says that the set has them wrong.
  private static func doubtful(in set: String) throws -> Set<String> {
    guard FileManager.default.fileExists(atPath: "\(sharedFolder)/\(set)/audit.csv") else {
      return []
    }
    return Set(try lines("\(set)/audit.csv").flatMap { $0.prefix(2) })
  }
}
