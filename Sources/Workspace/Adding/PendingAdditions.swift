public import Duplicates
public import Records
internal import Store
internal import Text

/// An edit of a library with the records to add, which later records may still be merged into.
public struct PendingAdditions {
  /// The result of merging a record.
  public enum MergeResult: Sendable { case changed, nothingNew }

  private var edit: LibraryEdit
  private let policy: AdditionPlan.Policy
  private let describesAdded: Bool
  private let describesMerged: Bool
  private var added: [Record] = []

  /// Begins with an edit.
  ///
  /// - Parameters:
  ///   - edit: The edit.
  ///   - policy: How to merge.
  ///   - describesAdded: Whether to add a line about each new record.
  ///   - describesMerged: Whether to add lines about each record that is merged.
  public init(
    _ edit: LibraryEdit, policy: AdditionPlan.Policy, describesAdded: Bool, describesMerged: Bool
  ) {
    self.edit = edit
    self.policy = policy
    self.describesAdded = describesAdded
    self.describesMerged = describesMerged
  }

  /// Adds a record, and describes it.
  public mutating func add(_ record: Record) {
    added.append(record)
    if describesAdded { edit.note("added \(Summary(record, VenueRegistry([])).line)") }
  }

  /// The record with a key, existing or about to be added.
  public func record(_ key: CitationKey) -> Record? {
    added.first { $0.key == key } ?? edit.library[key.text]
  }

  /// Merges a record into an existing one.
  ///
  /// - Parameters:
  ///   - record: The record; its key becomes an alias unless it is `pending`.
  ///   - name: The name of the record in messages.
  ///   - match: The existing record.
  /// - Returns: Whether that changed the existing record.
  public mutating func merge(
    _ record: Record, called name: String, into match: DuplicateIndex.Match
  ) -> MergeResult {
    guard let known = self.record(match.key) else { return .nothingNew }
    edit.isSilent = !describesMerged
    defer { edit.isSilent = false }
    var record = record
    if record.key == .pending { record.key = known.key }
    let (merged, choices) = policy.merged(record, with: known)
    guard merged != known else {
      edit.note("\(name): nothing new" + (name == known.key.text ? "" : " for \(known.key)"))
      return .nothingNew
    }
    edit.note(
      "merged \(name) into \(known.key): \(match.reasons.joined(separator: ", "))")
    if let index = added.firstIndex(where: { $0.key == known.key }) {
      edit.describe(from: known, to: merged)
      added[index] = merged
    } else if let position = edit.library.position(of: known.key.text) {
      edit.replace(at: position, with: merged)
    }
    for choice in choices { edit.note("\(known.key)  \(choice.words)") }
    return .changed
  }

  /// The edit with all additions.
  public var finished: LibraryEdit {
    var edit = edit
    for record in added { edit.add(record) }
    return edit
  }
}
