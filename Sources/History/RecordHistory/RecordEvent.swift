public import Records
internal import Text

/// A change of one record by a commit.
public enum RecordEvent: Equatable, Sendable {
  /// A record that is new.
  case added(Record)
  /// A record that was removed; `into` is the record that has its key as an alias now.
  case removed(Record, into: CitationKey?)
  /// A record whose fields, type or key changed.
  case changed(RecordDifference)
  /// A decision of a merge between conflicting sides.
  case decided(MergeDecision)

  /// The record's key after the commit, or before it for a removed record.
  public var key: CitationKey {
    switch self {
    case .added(let record), .removed(let record, _): record.key
    case .changed(let difference): difference.new.key
    case .decided(let decision): decision.key
    }
  }

  /// The event in words, a clause for each field.
  public var phrases: [String] {
    switch self {
    case .added(let record): ["added\(Self.title(of: record))"]
    case .removed(let record, nil): ["removed\(Self.title(of: record))"]
    case .removed(_, let key?): ["merged into \(key)"]
    case .changed(let difference):
      difference.old.key == difference.new.key
        ? difference.phrases
        : ["renamed from \(difference.old.key)"] + difference.phrases.dropFirst()
    case .decided(let decision): decision.phrases
    }
  }

  private static func title(of record: Record) -> String {
    let title = record.displayTitle
    return title.isEmpty ? "" : ": \(title)"
  }

  /// The differences between the records of some files before and after a commit.
  ///
  /// A record is identified by its key, then by a former key. If exactly one record disappeared and
  /// exactly one is new, and they share half of their fields, the record was renamed by hand.
  static func all(from before: [Record], to after: [Record]) -> [RecordEvent] {
    var old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    var events: [RecordEvent] = []
    var new: [Record] = []
    var remaining: [Record] = []
    for record in after {
      if let former = old.removeValue(forKey: record.key) {
        events += event(from: former, to: record).map { [$0] } ?? []
      } else {
        remaining.append(record)
      }
    }
    for record in remaining {
      let alias = record.aliases.lazy.compactMap { CitationKey(ifValid: $0) }
        .first { old[$0] != nil }
      if let former = alias.flatMap({ old.removeValue(forKey: $0) }) {
        events.append(.changed(RecordDifference(from: former, to: record)))
      } else {
        new.append(record)
      }
    }
    let gone = before.filter { old[$0.key] != nil }
    if gone.count == 1, new.count == 1, areAlike(gone[0], new[0]) {
      return events + [.changed(RecordDifference(from: gone[0], to: new[0]))]
    }
    var heirs: [String: CitationKey] = [:]
    if !gone.isEmpty {
      for record in after { for alias in record.aliases { heirs[alias] = record.key } }
    }
    let removals = gone.map { RecordEvent.removed($0, into: heirs[$0.key.text]) }
    return events + new.map { .added($0) } + removals
  }

  private static func event(from old: Record, to new: Record) -> RecordEvent? {
    old == new ? nil : .changed(RecordDifference(from: old, to: new))
  }

  private static func areAlike(_ one: Record, _ other: Record) -> Bool {
    let fields = Set(other.fields)
    let shared = one.fields.count { fields.contains($0) }
    return shared > 0 && 2 * shared >= max(one.fields.count, other.fields.count)
  }
}
