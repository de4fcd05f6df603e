public import Records
public import Store
public import Text

/// A record from an editor; changed fields are converted as `set` does.
///
/// Unchanged fields are kept as they are: an old fault elsewhere in the record does not block an
/// edit.
public struct EditedRecord {
  /// The text, with changed fields under their canonical names and in canonical form.
  public private(set) var document: RecDocument
  /// The record that the text describes.
  public private(set) var record: Record
  private let isForced: Bool
  private let storedFile: (String) throws(Diagnostic) -> String

  /// Reads and checks the text.
  ///
  /// - Parameters:
  ///   - text: The text from the editor.
  ///   - file: The name of the text in messages.
  ///   - old: The record before the edit.
  ///   - origin: The text before the edit.
  ///   - library: The library; a field name that one of its records has is accepted.
  ///   - isForced: Whether to accept names that look misspelled, and missing files.
  ///   - storedFile: Converts the value of a `file` field; throws if the file is missing.
  /// - Throws: A `Diagnostic` at the line of what `set` would refuse.
  public init(
    _ text: [UInt8], file: String, from old: Record, before origin: String, in library: Library,
    isForced: Bool, storedFile: @escaping (String) throws(Diagnostic) -> String
  ) throws(Diagnostic) {
    (self.isForced, self.storedFile) = (isForced, storedFile)
    guard String(validating: text, as: UTF8.self) != nil else {
      throw Diagnostic("the text is not UTF-8", hint: "save it in UTF-8")
    }
    document = RecDocument(text, file: file)
    if let fault = document.faults.first { throw fault }
    guard document.records.count == 1, let new = document.records.first else {
      throw Diagnostic(
        "the text holds \(document.records.count) records with a key, not one",
        hint: "keep one `key:` line, and no blank line between the fields")
    }
    record = new
    try checkLines(before: RecDocument(Array(origin.utf8), file: ""))
    for change in RecordDifference(from: old, to: new).fields {
      do throws(Diagnostic) {
        try settle(change, in: library, isForced: isForced)
      } catch {
        var fault = error
        fault.location = fault.location ?? place(of: change.name)
        throw fault
      }
    }
    if new.key != old.key, !record.aliases.contains(old.key.text) {
      record.insert(.alias, old.key.text)
    }
    document = document.turning(new, into: record)
  }

  /// Refuses text that would not be read back as the same record.
  ///
  /// - Parameter origin: The text before the edit; faults that it already has are ignored.
  /// - Throws: A `Diagnostic` at the line, if there is one.
  private func checkLines(before origin: RecDocument) throws(Diagnostic) {
    guard let entry = document.entries.first(where: { $0.record != nil }) else { return }
    let old = origin.entries.first
    let oldLines = Set(old?.fields.map { origin.bytes[$0.lines] } ?? [])
    for field in entry.fields where !oldLines.contains(document.bytes[field.lines]) {
      let lines = document.bytes[field.lines].split(separator: UInt8(ascii: "\n"))
      let isJoined = lines.contains { line in
        let text = line.last == UInt8(ascii: "\r") ? line.dropLast() : line
        return text.last == UInt8(ascii: "\\")
      }
      guard isJoined else { continue }
      throw Diagnostic(
        "a line of \(field.name) ends in a backslash, which joins it with the next line",
        hint: "write a space after the backslash, or the value in one line",
        at: SourceRange(file: document.file, bytes: field.valueBytes))
    }
    for name in [.key, .type] as [FieldName] {
      let (count, oldCount) = (entry.values(of: name).count, old?.values(of: name).count ?? 0)
      if count == 0, oldCount > 0 {
        throw Diagnostic("a record cannot be without its \(name)", hint: "keep the `\(name):` line")
      }
      if count > max(1, oldCount) {
        throw Diagnostic(
          "\(name) is given \(count) times, and holds one value", hint: "keep one",
          at: place(of: name))
      }
    }
  }

  /// The value of a field as typed; the path of a file as records have it.
  private func stored(_ name: FieldName, _ value: String) throws(Diagnostic) -> String {
    name == .file && !isForced ? try storedFile(value) : value
  }

  /// Converts the new values of a field to the form that records have.
  private mutating func settle(
    _ change: RecordDifference.FieldChange, in library: Library, isForced: Bool
  ) throws(Diagnostic) {
    let name = change.name
    if name == .type {
      record.type = try Assignment.type(record.type.name)
      return
    }
    if change.before.isEmpty, !isForced { try library.refuseSlips(in: [name]) }
    let meaning = FieldMeaning(typed: name.text)
    // `year` is a field of its own if the record has it, as in `year: in press`.
    if meaning != .field(name), change.before.isEmpty {
      var assignments: [Assignment] = []
      for value in change.after {
        let value = try stored(meaning.field, value)
        assignments.append(Assignment(name, change.operation, value))
      }
      record.removeAll(name)
      try Assignment.apply(assignments, to: &record)
      return
    }
    if change.after.count > 1, FieldSchema.of(name).map({ !$0.isRepeatable }) ?? false {
      throw Diagnostic(
        "\(name) is given \(change.after.count) times, and holds one value", hint: "keep one")
    }
    var old = change.before
    var fields: [Field] = []
    for field in record.fields {
      if field.name == name {
        if let known = old.firstIndex(of: field.value) {
          old.remove(at: known)
          fields.append(field)
        } else {
          fields += try FieldInput.fields(name, stored(name, field.value))
        }
      } else {
        fields.append(field)
      }
    }
    record.fields = fields
    if name == .eprint || name == .eprinttype { try record.normalizeEprint() }
  }

  private func place(of name: FieldName) -> SourceRange? {
    document.entries.lazy.compactMap { $0.first(name) }.first.map {
      SourceRange(file: document.file, bytes: $0.valueBytes)
    }
  }
}

extension RecordDifference.FieldChange {
  /// A repeatable field gets further values; any other field gets one.
  fileprivate var operation: Assignment.Operator {
    FieldMeaning(typed: name.text).field.isRepeatable ? .add : .set
  }
}
