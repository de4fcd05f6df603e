internal import Records
internal import Text

/// What is written together, for entries that name each other.
struct WriterContext: Sendable {
  /// The keys that are written, by the keys of the records in lower case: BibTeX ignores case
  /// where an entry names its parent.
  private var keys: [String: String] = [:]
  private var writtenKeys: Set<String> = []
  /// Empty when no record takes anything from another.
  private var records: [String: Record] = [:]
  private let parent: @Sendable (String) -> Record?

  init(of records: [Record], by writer: BibTeX.Writer) {
    parent = writer.parent
    for record in records { write(record.key.text, as: writer.readable(writer.key(record))) }
    guard records.contains(where: Self.takesFields) else { return }
    for record in records { remember(record) }
  }

  private static func takesFields(_ record: Record) -> Bool {
    record.fields.contains {
      $0.name == "crossref" || $0.name == "xdata" || GranularData.isReference($0.value)
    }
  }

  /// What is written by a writer to which nothing has been said yet.
  init(by writer: BibTeX.Writer) { parent = writer.parent }

  /// Says that the record with a key is written, and under which key.
  mutating func write(_ recordKey: String, as key: String) {
    keys[recordKey.asciiLowercased] = key
    writtenKeys.insert(key)
  }

  /// Keeps a record for those that take something from it.
  mutating func remember(_ record: Record) { records[record.key.text.asciiLowercased] = record }

  /// The key under which the record with a key is written, if it is.
  func key(of recordKey: String) -> String? { keys[recordKey.asciiLowercased] }

  /// Whether an entry has this key.
  func isWritten(_ key: String) -> Bool { writtenKeys.contains(key) }

  /// The record with a key, whether it is written or not.
  func record(_ key: String) -> Record? { records[key.asciiLowercased] ?? parent(key) }
}
