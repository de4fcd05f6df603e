import Records
import Text

/// What turns one record into another, field by field.
struct RecordDifference: Equatable {
  /// The values of a field before and after.
  struct FieldChange: Equatable {
    let name: FieldName
    let before: [String]
    let after: [String]

    /// The values that came and those that went, in their order.
    var added: [String] { difference.insertions.map(Self.value) }
    var removed: [String] { difference.removals.map(Self.value) }

    var difference: CollectionDifference<String> { after.difference(from: before) }

    private static func value(_ change: CollectionDifference<String>.Change) -> String {
      switch change {
      case .insert(_, let value, _), .remove(_, let value, _): value
      }
    }
  }

  let old: Record
  let new: Record
  /// The fields that changed, in the order of their first lines; the key is none.
  let fields: [FieldChange]

  init(from old: Record, to new: Record) {
    self.old = old
    self.new = new
    let before = Dictionary(uniqueKeysWithValues: old.fieldValues.map { ($0.name, $0.values) })
    let after = Dictionary(uniqueKeysWithValues: new.fieldValues.map { ($0.name, $0.values) })
    let names = (old.fieldValues + new.fieldValues.filter { before[$0.name] == nil }).map(\.name)
    let types = FieldChange(name: "type", before: [old.type.name], after: [new.type.name])
    let others = names.compactMap { (name) -> FieldChange? in
      let change = FieldChange(name: name, before: before[name] ?? [], after: after[name] ?? [])
      return change.before == change.after ? nil : change
    }
    fields = (old.type == new.type ? [] : [types]) + others
  }

  /// What came and what went, by field: equal for two records to which the same was done.
  var signs: [[String]] {
    fields.flatMap { [[$0.name.text], $0.added, $0.removed] }
  }

  /// A line for each value that came, went or changed, after the key.
  var lines: [String] { phrases.map { "\(new.key)  \($0)" } }

  /// The same without the key: `title: One → Two`, `tag: +read`.
  var phrases: [String] {
    var lines: [String] = []
    if old.key != new.key { lines.append("key: \(old.key) → \(new.key)") }
    for field in fields {
      if field.before.count == 1, field.after.count == 1 {
        let (before, after) = (Self.shown(field.before[0]), Self.shown(field.after[0]))
        lines.append("\(field.name): \(before) → \(after)")
        continue
      }
      for change in field.difference {
        switch change {
        case .remove(_, let value, _): lines.append("\(field.name): -\(Self.shown(value))")
        case .insert(_, let value, _): lines.append("\(field.name): +\(Self.shown(value))")
        }
      }
    }
    return lines
  }

  /// A value short enough for a line.
  static func shown(_ value: String) -> String {
    value.count > 100 ? value.prefix(99) + "…" : value
  }
}
