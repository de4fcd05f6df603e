public import Duplicates
public import Records
internal import Store
internal import Text

/// An edit of a library with the records to add, which later records may still be merged into.
public struct PendingAdditions {
  private var edit: LibraryEdit
  private var added: [Record] = []

  /// Begins with an edit.
  public init(_ edit: LibraryEdit) { self.edit = edit }

  /// Adds a record, and describes it.
  public mutating func add(_ record: Record) {
    added.append(record)
    edit.note("added \(Summary(record, VenueRegistry([])).line)")
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
  public mutating func merge(
    _ record: Record, called name: String, into match: DuplicateIndex.Match
  ) {
    guard let known = self.record(match.key) else { return }
    var record = record
    if record.key == .pending { record.key = known.key }
    let leader = RecordMerge.leader(among: [known, record])
    let members = leader == 0 ? [known, record] : [record, known]
    let (merged, choices) = RecordMerge.merging(members, under: known.key)
    guard merged != known else {
      edit.note("\(name): nothing new" + (name == known.key.text ? "" : " for \(known.key)"))
      return
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
  }

  /// The edit with all additions.
  public var finished: LibraryEdit {
    var edit = edit
    for record in added { edit.add(record) }
    return edit
  }
}
