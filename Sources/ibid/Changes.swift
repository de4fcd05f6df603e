import Platform
import Records
import Store
import Text

extension World {
  /// Writes the changes of a library, or says that a dry run leaves it as it was.
  mutating func commit(_ library: inout Library, isDryRun: Bool) throws(Diagnostic) {
    try carryOut(isDryRun: isDryRun) { () throws(Diagnostic) in try library.commit() }
  }

  /// Changes one record, says how, and writes it.
  ///
  /// - Parameters:
  ///   - key: The key, or a former one, that the user gave.
  ///   - isDryRun: Whether only to say what would change.
  ///   - sameness: What to say after the key when nothing changes, and what that answers.
  ///   - change: Makes the change.
  /// - Returns: How the command ends.
  /// - Throws: A `Diagnostic` if `change` does, or the record cannot be written.
  mutating func changeRecord(
    _ key: String, isDryRun: Bool, ifSame sameness: (words: String, status: ExitStatus),
    _ change: (inout Record) throws(Diagnostic) -> Void
  ) throws(Diagnostic) -> ExitStatus {
    var library = try library(for: .writing)
    guard let position = try position(of: key, in: library) else { return .no }
    let old = library.records[position]
    var record = old
    try change(&record)
    guard record != old else {
      let words = "\(old.key) \(sameness.words)"
      if sameness.status == .no { return try sayNo(words) }
      try remark(words)
      return sameness.status
    }
    announceChanges(from: old, to: record)
    library.replace(at: position, with: record)
    try commit(&library, isDryRun: isDryRun)
    return .done
  }

  /// Says, a line for each field, what turns one record into another.
  mutating func announceChanges(from old: Record, to new: Record) {
    let key = new.key
    if old.key != key { announce("\(key)  key: \(old.key) → \(key)") }
    if old.type != new.type { announce("\(key)  type: \(old.type) → \(new.type)") }
    var names: [FieldName] = []
    for field in old.fields + new.fields where !names.contains(field.name) {
      names.append(field.name)
    }
    for name in names {
      let (before, after) = (old.values(of: name), new.values(of: name))
      guard before != after else { continue }
      if before.count == 1, after.count == 1 {
        announce("\(key)  \(name): \(shown(before[0])) → \(shown(after[0]))")
        continue
      }
      let difference = after.difference(from: before)
      for change in difference {
        switch change {
        case .remove(_, let value, _): announce("\(key)  \(name): -\(shown(value))")
        case .insert(_, let value, _): announce("\(key)  \(name): +\(shown(value))")
        }
      }
    }
  }

  /// A value short enough for a line.
  func shown(_ value: String) -> String {
    value.count > 100 ? value.prefix(99) + "…" : value
  }
}
