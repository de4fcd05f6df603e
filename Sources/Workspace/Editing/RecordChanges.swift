public import Records
internal import Store
public import Text

/// The result of changing one record.
public enum RecordChange: Equatable, Sendable {
  /// No record has the key, which was reported.
  case notFound
  /// The record needs no change.
  case unnecessary(CitationKey)
  case made
}

extension Session {
  /// Changes one record.
  ///
  /// - Parameters:
  ///   - key: The key, current or former.
  ///   - isDryRun: Whether to announce the change without making it.
  ///   - change: Makes the change.
  /// - Returns: The result.
  /// - Throws: A `Diagnostic` if `change` throws one, or the record cannot be written.
  public func changeRecord(
    _ key: String, isDryRun: Bool, _ change: (inout Record) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> RecordChange {
    var edit = try edit()
    guard let position = try position(of: key, in: edit.library) else { return .notFound }
    let old = edit.records[position]
    var record = old
    try change(&record)
    guard record != old else { return .unnecessary(old.key) }
    edit.replace(at: position, with: record)
    try apply(edit, isDryRun: isDryRun)
    return .made
  }
}

extension LibraryEdit {
  /// Changes the records at some positions.
  ///
  /// - Returns: The number of records that changed.
  /// - Throws: A `Diagnostic` if a record cannot be changed; the edit must then be discarded.
  public mutating func change(
    _ positions: [Int], _ change: (inout Record) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> Int {
    var count = 0
    var given: Set<String> = []
    for position in positions {
      let old = records[position]
      var record = old
      do throws(Diagnostic) {
        try change(&record)
        try library.refuseTakenAliases(of: record, at: position, besides: given)
        given.formUnion(record.aliases)
      } catch {
        var fault = error
        if positions.count > 1 { fault.message = "\(old.key): \(fault.message)" }
        throw fault
      }
      guard record != old else { continue }
      count += 1
      replace(at: position, with: record)
    }
    return count
  }
}
