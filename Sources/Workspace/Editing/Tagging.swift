public import Records
internal import Text

/// A tag and the number of records that have it.
public struct CountedTag: Equatable, Sendable {
  /// The tag.
  public var tag: String
  /// The number of records.
  public var count: Int
}

extension [Record] {
  /// The tags of the records, the most frequent first, then in alphabetical order.
  public var countedTags: [CountedTag] {
    var counts: [String: Int] = [:]
    for record in self {
      for tag in Set(record.withCanonicalNames.values(of: .tag)) { counts[tag, default: 0] += 1 }
    }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
      .map { CountedTag(tag: $0.key, count: $0.value) }
  }
}

extension LibraryEdit {
  /// Adds and removes tags of the records at some positions.
  ///
  /// - Returns: Whether any record changed.
  public mutating func tag(_ positions: [Int], adding added: [String], removing removed: [String])
    -> Bool
  {
    var isChanged = false
    for position in positions {
      var record = records[position]
      record.gather(.tag)
      record.removeAll(.tag) { removed.contains($0) }
      for tag in added where !record.values(of: .tag).contains(tag) { record.insert(.tag, tag) }
      guard record != records[position] else { continue }
      isChanged = true
      replace(at: position, with: record)
    }
    return isChanged
  }

  /// Renames a tag on all records.
  ///
  /// - Returns: Whether any record changed.
  public mutating func renameTag(_ old: String, to new: String) -> Bool {
    var isChanged = false
    for (position, record) in records.enumerated() {
      var changed = record
      changed.gather(.tag)
      guard changed.values(of: .tag).contains(old) else { continue }
      if changed.values(of: .tag).contains(new) {
        changed.removeAll(.tag) { $0 == old && old != new }
      } else {
        for index in changed.fields.indices where changed.fields[index] == Field(.tag, old) {
          changed.fields[index].value = new
        }
      }
      guard changed != record else { continue }
      isChanged = true
      replace(at: position, with: changed)
    }
    return isChanged
  }
}
