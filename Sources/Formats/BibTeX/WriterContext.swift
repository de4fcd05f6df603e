internal import Records
internal import Text

/// The records that are written together, for references between entries.
struct WriterContext: Sendable {
  /// The written keys, by the records' keys in lower case, since BibTeX ignores case in `crossref`.
  private var keys: [String: String] = [:]
  private var writtenKeys: Set<String> = []
  /// The records by key; empty if no record inherits from another.
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
      $0.name == .crossref || $0.name == .xdata || GranularData.isReference($0.value)
    }
  }

  /// An empty context for a writer.
  init(by writer: BibTeX.Writer) { parent = writer.parent }

  /// Registers the key under which a record is written.
  mutating func write(_ recordKey: String, as key: String) {
    keys[recordKey.asciiLowercased] = key
    writtenKeys.insert(key)
  }

  /// Stores a record from which others inherit.
  mutating func remember(_ record: Record) { records[record.key.text.asciiLowercased] = record }

  /// The key under which a record is written, or `nil` if it is not written.
  func key(of recordKey: String) -> String? { keys[recordKey.asciiLowercased] }

  /// Whether a written entry has this key.
  func isWritten(_ key: String) -> Bool { writtenKeys.contains(key) }

  /// The record with this key, written or not.
  func record(_ key: String) -> Record? { records[key.asciiLowercased] ?? parent(key) }
}
