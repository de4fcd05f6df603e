internal import Formats
internal import Identifiers
internal import Lookup
internal import Records
internal import Store
public import Text

/// Looks up the works among the sources of `ibid add`.
public struct SourceLookup {
  /// Whether to look up works that the library has already.
  let includesKnown: Bool
  /// Whether to ask the services even if their answers are cached.
  let ignoresCache: Bool

  /// Makes a look-up with its options.
  public init(includesKnown: Bool, ignoresCache: Bool) {
    self.includesKnown = includesKnown
    self.ignoresCache = ignoresCache
  }

  /// The records of sources, and why works have none.
  public struct Found {
    /// The records, in the order of the sources.
    public var candidates: [Candidate] = []
    /// For each work that the library has already: where.
    public var known: [Diagnostic] = []
    /// For each work that could not be looked up: why.
    public var failures: [Diagnostic] = []
  }

  /// The records of all sources.
  ///
  /// - Throws: A `Diagnostic` if the library cannot be read, or its settings are faulty.
  public func works(
    from sources: [Source], in session: Session
  ) throws(Diagnostic) -> Found {
    var seen: Set<WorkIdentifier> = []
    var works = sources.compactMap { source -> WorkIdentifier? in
      guard case .work(let work, _) = source, seen.insert(work.comparable).inserted else {
        return nil
      }
      return work
    }
    if works.isEmpty { return Found(candidates: Self.candidates(from: sources, [:])) }
    let library = try session.library(for: .reading)
    var found = Found()
    if !includesKnown {
      let known = WorkIndex(library.records)
      for case .work(let work, let file) in sources {
        guard let key = known[work], let record = library[key.text] else { continue }
        found.known.append(Self.refusal(of: work, file, known: record))
      }
      works.removeAll { known[$0] != nil }
    }
    let fetcher = try session.fetcher(under: library.settings, ignoresCache: ignoresCache)
    let results = try session.look(up: works, by: fetcher)
    for noticed in results.notices where noticed.notice.kind.isSerious {
      try session.report(Self.warning(about: noticed.work, noticed.notice))
    }
    found.candidates = Self.candidates(from: sources, results.records)
    found.failures = results.failures
    return found
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
        return candidates.map { candidate in
          var candidate = candidate
          candidate.source = index
          return candidate
        }
      case .work(let work, let file):
        // A work that was given twice is looked up once, under its first name.
        guard let found = records[work], seen.insert(work).inserted else { return [] }
        var record = found.record(key: .pending)
        if let file { record.insert(.file, file) }
        return [Candidate(record: record, key: found.key?.text, source: index)]
      }
    }
  }
}

extension WorkNotice.Kind {
  /// Whether to warn the user who adds the work.
  fileprivate var isSerious: Bool { isFatal || self == .expressionOfConcern }
}
