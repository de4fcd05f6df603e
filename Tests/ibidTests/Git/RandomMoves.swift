import SeededRandom
import Foundation
import Records
import Store
import Support

/// Random libraries that two sides change: records that one of them moves between files, renames or
/// takes out, and fields of which each side changes its own.
struct RandomMoves {
  /// A record of one side: where it stands, and its fields but for key and aliases.
  struct Place: Equatable {
    var file: String
    var key: String
    var alias: String?
    var fields: [String: String]
  }

  struct Version {
    /// By number; a record that was taken out is gone.
    var records: [Int: Place] = [:]
    /// The order of the records within their files.
    var order: [Int] = []

    var files: [String: String] {
      var files: [String: String] = [:]
      for number in order {
        guard let record = records[number] else { continue }
        var text = "key: \(record.key)\n"
        for (name, value) in record.fields.sorted(by: { $0.key < $1.key }) {
          text += "\(name): \(value)\n"
        }
        if let alias = record.alias { text += "alias: \(alias)\n" }
        files[record.file] = (files[record.file].map { $0 + "\n" } ?? "") + text
      }
      return files
    }
  }

  struct Story {
    var base: Version
    var ours: Version
    var theirs: Version
    /// What both sides meant, by key.
    var meant: [String: [String: String]]
  }

  private var random: SeededGenerator

  init(seed: UInt64) { random = SeededGenerator(seed: seed) }

  /// All records of a library by their keys; one that is there twice counts as wrong.
  static func records(in library: GitLibrary) throws -> [String: [String: String]] {
    var records: [String: [String: String]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: "\(library.path)/library")
    where name.hasSuffix(".rec") && name != "ibid.rec" && name != "venues.rec" {
      let document = RecDocument(Array(try library.read("library/\(name)").utf8), file: name)
      for entry in document.entries {
        let values = Dictionary(entry.fields.map { ($0.name.text, $0.value) }) { "\($0)|\($1)" }
        let key = entry["key"] ?? ""
        records[key] = records[key] == nil ? values : ["twice": key]
      }
    }
    return records
  }

  mutating func story() -> Story {
    var base = Version()
    let names = ["all.rec", "more.rec", "deep/er.rec", "one.rec"]
    for number in 0..<pick(3...12) {
      let isAlone = chance(0.3)
      base.records[number] = Place(
        file: isAlone ? "k\(number).rec" : names[pick(0...names.count - 1)], key: "k\(number)",
        fields: [
          "type": "article", "title": "\(word()) \(word()) \(word()) of \(number)",
          "author": "Roe, Rick", "date": "20\(pick(10...24))", "note": word(), "pages": "1",
        ])
      base.order.append(number)
    }
    if chance(0.5) { base.order.shuffle(using: &random) }
    var sides = [base, base]
    var meant = base.records
    for number in base.order { change(number, &sides, &meant) }
    moveFiles(of: base, &sides)
    for side in sides.indices where chance(0.5) {
      let number = 100 + side
      let record = Place(
        file: chance(0.5) ? "new\(side).rec" : names[pick(0...names.count - 1)],
        key: "new\(side)", fields: ["title": "\(word()) \(word())", "author": "Roe, Rick"])
      sides[side].records[number] = record
      sides[side].order.append(number)
      meant[number] = record
    }
    return Story(
      base: base, ours: sides[0], theirs: sides[1],
      meant: Dictionary(
        meant.values.map { record in
          let head = ["key": record.key].merging(record.alias.map { ["alias": $0] } ?? [:]) { $1 }
          return (record.key, record.fields.merging(head) { $1 })
        }, uniquingKeysWith: { _, _ in ["twice": "meant"] }))
  }

  /// What both sides do to a record: one of them may move, rename or remove it.
  private mutating func change(_ number: Int, _ sides: inout [Version], _ meant: inout [Int: Place])
  {
    let mover = pick(0...1)
    if chance(0.1) {
      sides[mover].records[number] = nil
      meant[number] = nil
      return
    }
    if chance(0.5) {
      sides[mover].records[number]?.file =
        ["k\(number).rec", "all.rec", "deep/k\(number).rec"][
          pick(0...2)]
    }
    if chance(0.2) {
      sides[mover].records[number]?.key = "renamed\(number)"
      sides[mover].records[number]?.alias = "k\(number)"
      meant[number]?.key = "renamed\(number)"
      meant[number]?.alias = "k\(number)"
    }
    for name in ["title", "date", "note", "pages"] where chance(0.3) {
      let side = pick(0...1)
      let old = meant[number]?.fields[name] ?? ""
      let value = name == "date" || name == "pages" ? "\(old)\(pick(1...9))" : "\(old) \(word())"
      sides[side].records[number]?.fields[name] = value
      meant[number]?.fields[name] = value
    }
    for side in 0...1 where chance(0.2) {
      let name = ["doi", "isbn"][side]
      sides[side].records[number]?.fields[name] = "10.1/\(number)"
      meant[number]?.fields[name] = "10.1/\(number)"
    }
  }

  /// A side that gives a whole file another name, and another that splits one or puts two together.
  private mutating func moveFiles(of base: Version, _ sides: inout [Version]) {
    for file in Set(base.records.values.map(\.file)).sorted() where chance(0.3) {
      let side = pick(0...1)
      let isSplit = chance(0.5)
      for (number, record) in base.records.sorted(by: { $0.key < $1.key })
      where record.file == file && sides[1 - side].records[number]?.file == file {
        sides[side].records[number]?.file = isSplit ? "split/\(number).rec" : "moved-\(file)"
      }
    }
  }

  // MARK: Chance

  private static let words = """
    Bayesian marginal likelihood variational inference graph network quantum entropy kernel sparse \
    random matrix optimal transport causal discovery neural tangent spectral bound robust learning
    """.split(separator: " ").map(String.init)

  private mutating func word() -> String { Self.words[pick(0...Self.words.count - 1)] }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &random)
  }

  private mutating func chance(_ probability: Double) -> Bool {
    Double.random(in: 0..<1, using: &random) < probability
  }
}
