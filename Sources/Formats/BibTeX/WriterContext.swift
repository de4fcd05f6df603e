internal import Records
internal import Text

/// What is written together, for entries that name each other.
struct WriterContext {
  /// The keys that are written, by the keys of the records in lower case: BibTeX ignores case
  /// where an entry names its parent.
  private var keys: [String: String] = [:]
  private var writtenKeys: Set<String> = []
  /// Empty when no record takes anything from another.
  private var records: [String: Record] = [:]
  private let parent: (String) -> Record?

  init(of records: [Record], by writer: BibTeX.Writer) {
    parent = writer.parent
    for record in records {
      let key = writer.key(record)
      keys[record.key.text.asciiLowercased] = key
      writtenKeys.insert(key)
    }
    guard records.contains(where: { $0["crossref"] != nil || $0["xdata"] != nil }) else { return }
    for record in records { self.records[record.key.text.asciiLowercased] = record }
  }

  /// The key under which the record with a key is written, if it is.
  func key(of recordKey: String) -> String? { keys[recordKey.asciiLowercased] }

  /// Whether an entry has this key.
  func isWritten(_ key: String) -> Bool { writtenKeys.contains(key) }

  /// The record with a key, whether it is written or not.
  func record(_ key: String) -> Record? { records[key.asciiLowercased] ?? parent(key) }
}
