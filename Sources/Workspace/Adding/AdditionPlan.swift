public import Keys
public import Duplicates
public import Records
public import Store
public import Text

/// Decides what `ibid add` does with each of its records.
///
/// All decisions come before any record is written, because records refer to each other: in a
/// `.bib` file a child precedes its parent, and the parent may get another key.
public struct AdditionPlan {
  /// What happens to a record.
  public enum Fate: Sendable {
    /// The record is new; it may resemble an existing one.
    case added(CitationKey, resembling: DuplicateIndex.Match?)
    /// The record is merged into an existing one of the same work.
    case merged(into: DuplicateIndex.Match)
    /// The library has a record of the same work, so the record is not added.
    case refused(DuplicateIndex.Match)
  }

  /// What to do with a record of a work that the library has already.
  public enum Policy: Sendable {
    case refuse, add
    /// Merge it, and keep the values of both.
    case merge
    /// Merge it, and let its values replace those of the library.
    case correct

    /// A record of a source and the existing record of its work as one, under the existing key.
    func merged(
      _ record: Record, with known: Record
    ) -> (record: Record, choices: [RecordMerge.Choice]) {
      if self == .correct, let correction = RecordCorrection(of: known, by: record) {
        return (correction.record, [])
      }
      let leader = RecordMerge.leader(among: [known, record])
      let members = leader == 0 ? [known, record] : [record, known]
      return RecordMerge.merging(members, under: known.key)
    }
  }

  /// The records, in their order.
  public let candidates: [Candidate]
  /// What happens to each record, in the same order.
  public private(set) var fates: [Fate] = []
  /// The keys of the new records.
  public private(set) var keys: IncomingKeys
  private var arrived: SourceKeyMap

  /// Makes the plan.
  ///
  /// - Parameters:
  ///   - candidates: The records, in their order.
  ///   - library: The library to add them to.
  ///   - policy: What to do with a record of a work that the library has already.
  ///   - key: The key that the user gives; only for a single record.
  ///   - progress: Called with the number of records that were decided on.
  /// - Throws: A `Diagnostic` if a file of the library is faulty or `key` is taken.
  public init(
    _ candidates: [Candidate], into library: Library, policy: Policy, key: CitationKey?,
    reporting progress: (Int) -> Void = { _ in }
  ) throws(Diagnostic) {
    self.candidates = candidates
    let taken = Set(library.allKeys)
    keys = IncomingKeys(candidates.arrivals, among: taken)
    arrived = SourceKeyMap(among: taken)
    let pattern = try library.settings.keyPattern.map { text throws(Diagnostic) in
      try KeyPattern(text)
    }
    if let key, library.isTaken(key.text) {
      throw Diagnostic("the key \(key) is taken", hint: "choose another, or leave --key out")
    }
    var duplicates = DuplicateIndex(library.records, venues: try library.venues())
    var merged: [CitationKey: Record] = [:]
    for (index, candidate) in candidates.enumerated() {
      progress(index)
      var record = candidate.record
      let match = policy == .add ? nil : duplicates.match(for: record)
      if let match, match.isOneWork {
        guard policy != .refuse else {
          fates.append(.refused(match))
          continue
        }
        fates.append(.merged(into: match))
        guard let known = merged[match.key] ?? library[match.key.text] else { continue }
        record.key = known.key
        let whole = policy.merged(record, with: known).record
        merged[known.key] = whole
        duplicates.replace(with: whole)
        continue
      }
      record.key = key ?? keys.key(ofRecordAt: index, by: pattern ?? .standard)
      fates.append(.added(record.key, resembling: match))
      merged[record.key] = record
      duplicates.add(record)
    }
    noteNames()
  }

  /// Records the final key for each name that the sources use: keys first, then aliases.
  private mutating func noteNames() {
    for (index, candidate) in candidates.enumerated() {
      guard let name = candidate.key else { continue }
      arrived.add(name, in: candidate.source, found: finder(at: index).text)
    }
    for (index, candidate) in candidates.enumerated() {
      for alias in candidate.record.aliases {
        let isKept = keys.isFree(alias, forRecordAt: index)
        arrived.add(alias, in: candidate.source, found: isKept ? alias : finder(at: index).text)
      }
    }
  }

  /// The key of the record that a candidate becomes, or of the existing record of its work.
  private func finder(at index: Int) -> CitationKey {
    switch fates[index] {
    case .added(let key, _): key
    case .merged(let match), .refused(let match): match.key
    }
  }

  /// A candidate's record, with references to other records under their new keys.
  public func record(at index: Int) -> Record {
    var record = candidates[index].record
    record.renameReferences { arrived.newKey(for: $0, in: candidates[index].source) }
    record.removeAll(.alias) { !keys.isFree($0, forRecordAt: index) }
    return record
  }
}
