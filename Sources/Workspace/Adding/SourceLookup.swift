internal import Formats
internal import Identifiers
internal import Lookup
internal import Records
internal import Store
public import Text

/// Looking up the works among the sources of `ibid add`.
public struct SourceLookup {
  /// Whether works that the library has are looked up as well.
  let includesKnown: Bool
  /// Whether the services are asked though their answers are kept.
  let isAnew: Bool

  public init(includesKnown: Bool, isAnew: Bool) {
    self.includesKnown = includesKnown
    self.isAnew = isAnew
  }

  /// The records of all sources, in order.
  ///
  /// - Returns: Also why works have none: they are there already, or cannot be looked up.
  /// - Throws: A `Diagnostic` when the library cannot be read, or its settings are at fault.
  public func candidates(
    from sources: [Source], in session: Session
  ) throws(Diagnostic) -> (candidates: [Candidate], failures: [Diagnostic]) {
    var seen: Set<WorkIdentifier> = []
    var works = sources.compactMap { source -> WorkIdentifier? in
      guard case .work(let work, _) = source, seen.insert(work.comparable).inserted else {
        return nil
      }
      return work
    }
    if works.isEmpty { return (Self.candidates(from: sources, [:]), []) }
    let library = try session.library(for: .reading)
    var failures: [Diagnostic] = []
    if !includesKnown {
      let known = KnownWorks(library.records)
      for case .work(let work, let file) in sources {
        guard let key = known[work], let record = library[key.text] else { continue }
        failures.append(Self.refusal(of: work, file, known: record))
      }
      works.removeAll { known[$0] != nil }
    }
    let fetcher = try session.fetcher(under: library.settings, isAnew: isAnew)
    let results = try session.look(up: works, by: fetcher)
    for (work, notice) in results.notices where notice.kind.isSerious {
      try session.report(Self.warning(about: work, notice))
    }
    return (Self.candidates(from: sources, results.records), failures + results.failures)
  }

  private static func refusal(
    of work: WorkIdentifier, _ file: String?, known record: Record
  ) -> Diagnostic {
    let line = Summary(record, VenueRegistry([])).line.escapingControls
    return Diagnostic(
      "\(work.described) is there already as \(line)",
      hint: file.map { "link the file to it with `ibid set \(record.key) file+=\($0)`" }
        ?? "merge what is known of it with --merge, or add it all the same with --force")
  }

  private static func warning(about work: WorkIdentifier, _ notice: WorkNotice) -> Diagnostic {
    let date = notice.date.map { " on \($0)" } ?? ""
    return Diagnostic(
      "\(work.described) was \(notice.kind.participle)\(date)",
      hint: notice.doi.map { "see \($0.address)" }, severity: .warning)
  }

  private static func candidates(
    from sources: [Source], _ records: [WorkIdentifier: ImportedRecord]
  ) -> [Candidate] {
    var seen: Set<WorkIdentifier> = []
    return sources.enumerated().flatMap { index, source -> [Candidate] in
      switch source {
      case .records(let candidates):
        return candidates.map { Candidate(record: $0.record, key: $0.key, source: index) }
      case .work(let work, let file):
        // What is named twice has been looked up under its first name alone.
        guard let found = records[work], seen.insert(work).inserted else { return [] }
        var record = found.record(key: .pending)
        if let file { record.insert(.file, file) }
        return [Candidate(record: record, key: found.key?.text, source: index)]
      }
    }
  }
}

extension WorkNotice.Kind {
  /// Whether someone who takes the work in should hear of it.
  fileprivate var isSerious: Bool { isFatal || self == .expressionOfConcern }
}
