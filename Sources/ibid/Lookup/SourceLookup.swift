import Formats
import Lookup
import Records
import Store
import Text

/// Looking up the works among the sources of `ibid add`.
struct SourceLookup {
  /// Whether works that the library has are looked up as well.
  let includesKnown: Bool
  /// Whether the services are asked though their answers are kept.
  let isAnew: Bool

  /// The records of all sources, in order.
  ///
  /// - Returns: Also whether every source has some; a work that has none is there already, or cannot
  ///   be looked up, which has been said.
  /// - Throws: A `Diagnostic` when the library cannot be read, or its settings are at fault.
  func candidates(
    from sources: [Source], in world: inout World
  ) throws(Diagnostic) -> (candidates: [Candidate], isComplete: Bool) {
    var works = sources.compactMap { source -> WorkIdentifier? in
      if case .work(let work) = source { work } else { nil }
    }
    if works.isEmpty { return (Self.candidates(from: sources, [:]), true) }
    let library = try world.library(for: .reading)
    let count = works.count
    if !includesKnown {
      let known = KnownWorks(library.records)
      for work in works {
        guard let key = known[work], let record = library[key.text] else { continue }
        try refuse(work, known: record, in: &world)
      }
      works.removeAll { known[$0] != nil }
    }
    let fetcher = try world.fetcher(under: library.settings, isAnew: isAnew)
    let results = try fetcher.look(up: works, in: &world)
    for failure in results.failures { try world.report(failure) }
    let isComplete = works.count == count && results.failures.isEmpty
    return (Self.candidates(from: sources, results.records), isComplete)
  }

  private func refuse(
    _ work: WorkIdentifier, known record: Record, in world: inout World
  ) throws(Diagnostic) {
    let line = Summary(record, VenueRegistry([])).line.escapingControls
    try world.report(
      Diagnostic(
        "\(work.described) is there already as \(line)",
        hint: "merge what is known of it with --merge, or add it all the same with --force"))
  }

  private static func candidates(
    from sources: [Source], _ records: [WorkIdentifier: ImportedRecord]
  ) -> [Candidate] {
    var seen: Set<WorkIdentifier> = []
    return sources.flatMap { source -> [Candidate] in
      switch source {
      case .records(let candidates): return candidates
      case .work(let work):
        guard let found = records[work], seen.insert(work).inserted else { return [] }
        let key = found.givenKey.isEmpty ? nil : found.givenKey
        return [Candidate(record: found.record(key: .pending), key: key)]
      }
    }
  }
}
