public import Checks
internal import Formats
internal import Identifiers
internal import Lookup
internal import Records
internal import Store
public import Text

/// Runs the checks that use the network.
public struct OnlineCheckRun {
  private let checked: CheckedLibrary
  private let only: [Rule]

  /// Makes a run of some checks.
  public init(of checked: CheckedLibrary, only: [Rule]) {
    self.checked = checked
    self.only = only
  }

  /// Checks the records at some positions.
  ///
  /// - Returns: The faults, and diagnostics for what could not be checked.
  /// - Throws: A `Diagnostic` if the settings are faulty.
  public func run(
    on positions: [Int], in session: Session
  ) throws(Diagnostic) -> (faults: [Fault], failures: [Diagnostic]) {
    let library = checked.library
    var faults: [Fault] = []
    var failures: [Diagnostic] = []
    let fetcher = try session.fetcher(under: library.settings, ignoresCache: false)
    // Only records with a registry are checked; several may share an identifier.
    var works: [(position: Int, work: WorkIdentifier)] = []
    for position in positions {
      let identifiers = WorkIndex.identifiers(of: library.records[position])
      guard let work = identifiers.first(where: \.isInRegistry) else { continue }
      works.append((position, work))
    }
    var found: Set<Int> = []
    if only.contains(.retraction) || only.contains(.registryDifference) {
      let results = try session.look(up: works.map(\.work), by: fetcher)
      failures += results.failures
      for (position, work) in works {
        let notices = results.notices.filter { $0.work == work }.map(\.notice)
        faults += retractions(notices, work, at: position)
        guard let registry = results.records[work]?.record(key: .pending) else { continue }
        found.insert(position)
        faults += differences(of: position, from: registry, work)
      }
    }
    if only.contains(.deadLink) {
      let links = DeadLinkCheck(checked, addresses: fetcher.addresses, known: found)
      let (dead, unknown) = try links.run(on: positions, by: fetcher.client, in: session)
      faults += dead
      failures += unknown
    }
    return (faults, failures)
  }

  private func retractions(
    _ notices: [WorkNotice], _ work: WorkIdentifier, at position: Int
  ) -> [Fault] {
    guard only.contains(.retraction), let place = checked.text.entry(at: position) else {
      return []
    }
    let record = checked.library.records[position]
    let status = record[.status]?.asciiLowercased ?? ""
    let isKnown = status.contains("retract") || status.contains("withdraw")
    return notices.compactMap { notice in
      guard notice.kind.isFatal ? !isKnown : notice.kind == .expressionOfConcern && status.isEmpty
      else { return nil }
      let date = notice.date.map { " on \($0.escapingControls)" } ?? ""
      let reading = notice.doi.map { "read \($0.address), and " } ?? ""
      let word = notice.kind.isFatal ? "retracted" : "doubted"
      return Fault(
        Finding(
          "\(record.key) was \(notice.kind.participle)\(date), by \(work.described)",
          hint: "\(reading)note that you know: ibid set \(record.key) status=\(word)",
          in: place.entry.fields.firstIndex { $0.name == .title }),
        in: place, of: checked.text, .retraction)
    }
  }

  private func differences(
    of position: Int, from registry: Record, _ work: WorkIdentifier
  ) -> [Fault] {
    guard only.contains(.registryDifference), let place = checked.text.entry(at: position) else {
      return []
    }
    let record = checked.library.records[position]
    return RegistryDifference.all(
      of: record, from: registry, isPreprint: work.isPreprint || registry[.status] == "preprint"
    ).map { difference in
      let word = "\(difference.field)=\(difference.proposal)"
      return Fault(
        Finding(
          "the \(difference.field) is \(difference.ours.quoted) here and "
            + "\(difference.theirs.quoted) by \(work.described)",
          hint: "if that is right, ibid set \(record.key.text.shellQuoted) \(word.shellQuoted)",
          in: place.entry.fields.firstIndex { $0.name == difference.field }),
        in: place, of: checked.text, .registryDifference)
    }
  }
}

extension WorkIdentifier {
  /// Whether a registry describes the work, as opposed to a page or a catalogue of books.
  fileprivate var isInRegistry: Bool {
    switch self {
    case .doi, .arxiv, .pmid, .pmcid: true
    case .isbn, .page: false
    }
  }

  fileprivate var isPreprint: Bool {
    if case .arxiv = self { true } else { false }
  }
}
