internal import Formats
internal import Duplicates
internal import Formats
internal import Keys
public import Records
public import Store
public import Text

/// Adds records to a library, and says what became of each.
public struct Addition {
  /// What to do with a record of a work that the library has already.
  public var policy: AdditionPlan.Policy
  /// The key that the user gives; only for a single record.
  public var key: CitationKey?
  /// Whether to say what would change, and change nothing.
  public var isDryRun: Bool

  /// Makes an addition with its options.
  public init(policy: AdditionPlan.Policy, key: CitationKey?, isDryRun: Bool) {
    (self.policy, self.key, self.isDryRun) = (policy, key, isDryRun)
  }

  /// Adds records.
  ///
  /// - Parameters:
  ///   - candidates: The records, in their order.
  ///   - session: Receives the messages.
  ///   - prepare: Checks the library before anything is changed.
  /// - Returns: What was done, in numbers.
  /// - Throws: A `Diagnostic` if the library cannot be read or written; then nothing is changed.
  public func add(
    _ candidates: [Candidate], in session: Session,
    preparing prepare: (Library) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> AdditionSummary {
    let edit = try session.edit()
    try prepare(edit.library)
    let progress = session.progress(of: "comparing", total: candidates.count)
    let plan = try AdditionPlan(
      candidates, into: edit.library, policy: policy, key: key, reporting: progress.show)
    progress.end()
    var summary = AdditionSummary()
    for fate in plan.fates {
      switch fate {
      case .added: summary.added += 1
      case .merged: summary.merged += 1
      case .refused: summary.refused += 1
      }
    }
    var additions = PendingAdditions(
      edit, policy: policy, describesAdded: session.details.describe(summary.added),
      describesMerged: session.details.describe(summary.merged))
    summary.merged = 0
    var notices = Notices()
    for (index, fate) in plan.fates.enumerated() {
      var record = plan.record(at: index)
      if case .refused = fate {} else { summary.mapped += candidates[index].mapped }
      switch fate {
      case .added(let key, let match):
        record.key = key
        record.removeAll(.alias) { $0 == key.text }
        additions.add(record)
        notices.renamings += renamings(at: index, of: plan, to: key)
        if let match {
          notices.resemblances.append(resemblance(of: key, match, additions.record(match.key)))
        }
      case .merged(let match):
        if let own = plan.keys.ownKey(ofRecordAt: index),
          plan.keys.isFree(own.text, forRecordAt: index)
        {
          record.key = own
        }
        switch additions.merge(record, called: candidates[index].name, into: match) {
        case .changed: summary.merged += 1
        case .nothingNew: summary.unchanged += 1
        }
      case .refused(let match):
        let known = additions.record(match.key)
        notices.refusals.append(refusal(of: candidates[index], match, known))
      }
    }
    summary.renamed = notices.renamings.count
    summary.resembling = notices.resemblances.count
    try notices.reportProblems(to: session)
    try session.apply(additions.finished.plan(), isDryRun: isDryRun)
    try notices.remarkResemblances(to: session)
    return summary
  }

  /// What is said about single records besides the changes.
  private struct Notices {
    var renamings: [Diagnostic] = []
    var refusals: [Diagnostic] = []
    var resemblances: [String] = []

    func reportProblems(to session: Session) throws(Diagnostic) {
      for notices in [renamings, refusals] where session.details.describe(notices.count) {
        for notice in notices { try session.report(notice) }
      }
    }

    func remarkResemblances(to session: Session) throws(Diagnostic) {
      guard session.details.describe(resemblances.count) else { return }
      for resemblance in resemblances { try session.remark(resemblance) }
    }
  }

  private func refusal(
    of candidate: Candidate, _ match: DuplicateIndex.Match, _ known: Record?
  ) -> Diagnostic {
    let line = known.map { Summary($0, VenueRegistry([])).line } ?? match.key.text
    return Diagnostic(
      "\(candidate.name.quoted) is there already as \(line.escapingControls): "
        + match.reasons.joined(separator: ", ").escapingControls,
      hint: "merge it with --merge, or add it all the same with --force")
  }

  /// The message that a new record resembles another one.
  private func resemblance(
    of key: CitationKey, _ match: DuplicateIndex.Match, _ known: Record?
  ) -> String {
    let line = known.map { Summary($0, VenueRegistry([])).line } ?? match.key.text
    return "\(key) resembles \(line): \(match.reasons.joined(separator: ", "))"
  }

  /// Warnings about the key and the aliases that another record has already.
  private func renamings(
    at index: Int, of plan: AdditionPlan, to key: CitationKey
  ) -> [Diagnostic] {
    var warnings: [Diagnostic] = []
    if self.key == nil, let own = plan.keys.ownKey(ofRecordAt: index), own != key {
      warnings.append(
        Diagnostic(
          "another work has the key \(own), so this one is \(key)",
          hint: "cite it as \(key), or rename one of the two", severity: .warning))
    }
    for alias in plan.candidates[index].record.aliases
    where !plan.keys.isFree(alias, forRecordAt: index) {
      warnings.append(
        Diagnostic(
          "another work has the key \(alias.quoted), which \(key) brings as an alias",
          hint: "cite this one as \(key)", severity: .warning))
    }
    return warnings
  }
}

extension Candidate {
  /// The name of the record in messages: its key in the source, or its title.
  fileprivate var name: String { key ?? Summary(record, VenueRegistry([])).title }
}
