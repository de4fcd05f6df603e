import Console
import Curation
import Platform
import Records
import Store
import Text

/// `ibid dedupe [QUERY]` finds records of the same work.
struct Dedupe: Command {
  static let spec = CommandSpec(
    "dedupe", "Find records of the same work, and merge them.", arguments: "[QUERY]",
    count: 0...Int.max,
    parameters: [
      .option("from", "FILE", "Look at the entries of a file, and need no library."),
      .option("clusters", "FILE", "Write each record's work to a CSV file: key, cluster."),
      .option("pairs", "FILE", "Write the pairs to a CSV file: key1, key2, relation."),
      .dryRun,
    ],
    details: """
      Finds them.
      """,
    examples: [
      .init("ibid dedupe", "the whole library")
    ])

  private let source: String?
  private let clusters: String?
  private let pairs: String?

  init(_ arguments: ParsedArguments) throws(Diagnostic) {
    source = arguments.value("from")
    clusters = arguments.value("clusters")
    pairs = arguments.value("pairs")
  }

  func run(in world: inout World) throws(Diagnostic) -> ExitStatus {
    guard let source else { return .no }
    let records = Export.records(of: try world.candidates(from: source))
    let found = Deduplication(records)
    if let clusters {
      var text = "key,cluster\n"
      for (number, group) in found.works.enumerated() {
        for member in group { text += "\(records[member].key.text),\(number + 1)\n" }
      }
      try write(text, to: clusters, in: &world)
    }
    if let pairs {
      var text = "key1,key2,relation\n"
      for pair in found.pairs where pair.judgement.relation != .ask {
        text +=
          "\(records[pair.one].key.text),\(records[pair.other].key.text),\(pair.judgement.relation.rawValue)\n"
      }
      try write(text, to: pairs, in: &world)
    }
    if clusters == nil, pairs == nil {
      for pair in found.pairs {
        try world.output.write(
          line: "\(pair.judgement.relation) \(records[pair.one].key) \(records[pair.other].key) "
            + pair.judgement.reasons.joined(separator: "; "))
      }
    }
    return .done
  }

  private func write(_ text: String, to name: String, in world: inout World) throws(Diagnostic) {
    var transaction = Transaction()
    transaction.write(Array(text.utf8), to: world.path(name))
    try transaction.commit(isDurable: false)
  }
}
