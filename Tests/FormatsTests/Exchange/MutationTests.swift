import SeededRandom
import Formats
import Foundation
import Records
import Support
import Testing
import Text

/// Fixtures with bytes changed, taken out and put in: none may trap or give a place that is not in
/// the file.
@Suite struct MutationTests {
  @Test(arguments: Exchange.all.indices)
  func survives(_ index: Int) throws {
    let format = Exchange.all[index]
    let files = FixtureTests.files.filter(format.has)
    let seeds = try files.map { Array(try Data(contentsOf: $0)) }
    var random = SeededGenerator(seed: UInt64(index))
    for _ in 0..<2_000 {
      let bytes = Self.mutated(random.pick(seeds), &random)
      let count = bytes.count
      let result = format.read(bytes, "m") { problem in
        // A file in another encoding is longer as UTF-8.
        #expect((problem.location?.bytes.upperBound ?? 0) <= 3 * count)
      }
      let records = result.records.map { $0.record(key: .pending) }
      for record in records {
        for field in record.fields where !field.name.isWritable {
          Issue.record("\(field.name) is no name of a field")
        }
      }
      switch Int.random(in: 0..<4, using: &random) {
      case 0: _ = CSLJSON.text(of: records)
      case 1: _ = RIS.text(of: records)
      case 2: _ = EndNote.text(of: records)
      default: _ = Hayagriva.text(of: records)
      }
    }
  }

  private static func mutated(_ seed: [UInt8], _ random: inout SeededGenerator) -> [UInt8] {
    var bytes = seed
    let signs = Array("{}[]\"'\\,:%-<>|&*#!$ \n\r\t0129AZ~/\u{0}é".utf8) + [0xFF, 0xE9]
    for _ in 0..<Int.random(in: 1...6, using: &random) where !bytes.isEmpty {
      let place = Int.random(in: 0..<bytes.count, using: &random)
      switch Int.random(in: 0..<5, using: &random) {
      case 0: bytes[place] = random.pick(signs)
      case 1: bytes.remove(at: place)
      case 2: bytes.insert(random.pick(signs), at: place)
      case 3: bytes.removeSubrange(place..<min(bytes.count, place + 20))
      default: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 40)], at: place)
      }
    }
    return bytes
  }

  @Test(
    arguments: [
      ("[", 0), ("{\"a\":", 0), ("[{},", 0), ("\"", 0), ("[\"\\u", 0), ("TY  - JOUR\n", 1),
      ("AU  - A\n", 1), ("a\n", 1), ("%0 Book\n", 2), ("%A x\n", 2), ("\n\n", 2), ("M1  - x\n", 1),
      ("UR  - x\n", 1), ("PMID- 1\n", 3),
      ("FAU - A, B\n", 3), ("      x\n", 3), ("a: \"\n", 4), ("- ", 4), ("a: [\n", 4), ("{", 4),
      ("a: '\n b\n", 4), ("&a [", 4), ("a: |\n\n", 4), ("\"", 5), ("title,a\n\"", 5), ("\"\"", 5),
      ("<record>", 6), ("<record></record>", 6), ("<a>", 6), ("PT J\n", 7), ("AU x\n   y\n", 7),
      ("[{\"itemType\":", 8), ("[", 8), ("? ", 9), ("a: &a\n", 10), ("---\n", 11), ("...\n", 11),
      ("---\n", 12), ("a,", 12),
    ])
  func takesTimeInProportion(_ unit: String, _ index: Int) {
    expectWorkInProportion(upTo: 50_000) { size in
      let text = String(repeating: unit, count: size)
      _ = Exchange.all[index].read(Array(text.utf8), "m") { _ in }
    }
  }
}
