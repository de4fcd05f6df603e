public import Keys
public import Duplicates
public import Records
public import Store
public import Text

/// What becomes of the records that `ibid add` is given.
///
/// All of it is settled before any record is written, since records name each other: a child stands
/// before its parent in a `.bib` file, and the parent may get another key.
public struct AdditionPlan {
  public enum Fate: Sendable {
    /// The record is new; it may resemble one that is there.
    case added(CitationKey, resembling: DuplicateIndex.Match?)
    case merged(into: DuplicateIndex.Match)
    case refused(DuplicateIndex.Match)
  }

  /// What to do with a record that is there already.
  public enum Policy: Sendable { case refuse, merge, add }

  public let candidates: [Candidate]
  public private(set) var fates: [Fate] = []
  public private(set) var keys: IncomingKeys
  private var arrived: ArrivedKeys

  /// - Parameters:
  ///   - candidates: The records in their order.
  ///   - library: The library that they come into.
  ///   - policy: What to do with a record that is there already.
  ///   - key: The key that the user asks for; there is one record then.
  /// - Throws: A `Diagnostic` when a file of the library is at fault or `key` is taken.
  public init(
    _ candidates: [Candidate], into library: Library, policy: Policy, key: CitationKey?
  ) throws(Diagnostic) {
    self.candidates = candidates
    let taken = Set(library.allKeys)
    keys = IncomingKeys(candidates.arrivals, among: taken)
    arrived = ArrivedKeys(among: taken)
    let pattern = try library.settings.keyPattern.map { text throws(Diagnostic) in
      try KeyPattern(text)
    }
    if let key, library.isTaken(key.text) {
      throw Diagnostic("the key \(key) is taken", hint: "choose another, or leave --key out")
    }
    var duplicates = DuplicateIndex(library.records, venues: try library.venues())
    var merged: [CitationKey: Record] = [:]
    for (index, candidate) in candidates.enumerated() {
      var record = candidate.record
      let match = policy == .add ? nil : duplicates.match(for: record)
      if let match, match.isOneWork {
        guard policy == .merge else {
          fates.append(.refused(match))
          continue
        }
        fates.append(.merged(into: match))
        guard let known = merged[match.key] ?? library[match.key.text] else { continue }
        record.key = known.key
        let whole = RecordMerge.merging([known, record], under: known.key).record
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

  /// Notes under which keys the records are found that the sources name, keys before aliases.
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

  /// The key of the record that a candidate becomes, or that has it already.
  private func finder(at index: Int) -> CitationKey {
    switch fates[index] {
    case .added(let key, _): key
    case .merged(let match), .refused(let match): match.key
    }
  }

  /// A candidate's record, in which the other records are named by the keys that they get.
  public func record(at index: Int) -> Record {
    var record = candidates[index].record
    record.renameReferences { arrived.newKey(for: $0, in: candidates[index].source) }
    record.removeAll(.alias) { !keys.isFree($0, forRecordAt: index) }
    return record
  }
}
