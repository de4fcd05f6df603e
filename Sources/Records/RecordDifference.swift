/// The changes from one version of a record to another, field by field.
public struct RecordDifference: Equatable, Sendable {
  /// The values of a field before and after.
  public struct FieldChange: Equatable, Sendable {
    public let name: FieldName
    /// The values before; empty for a new field.
    public let before: [String]
    /// The values after; empty for a removed field.
    public let after: [String]

    /// The values that were added, in their order.
    public var added: [String] { difference.insertions.map(Self.value) }
    /// The values that were removed, in their order.
    public var removed: [String] { difference.removals.map(Self.value) }

    /// The values that were added and removed, with their positions.
    public var difference: CollectionDifference<String> { after.difference(from: before) }

    private static func value(_ change: CollectionDifference<String>.Change) -> String {
      switch change {
      case .insert(_, let value, _), .remove(_, let value, _): value
      }
    }
  }

  public let old: Record
  public let new: Record
  /// The fields that changed, in the order of their first lines, without the key.
  public let fields: [FieldChange]

  /// Compares two versions of a record.
  public init(from old: Record, to new: Record) {
    self.old = old
    self.new = new
    let before = Dictionary(uniqueKeysWithValues: old.fieldValues.map { ($0.name, $0.values) })
    let after = Dictionary(uniqueKeysWithValues: new.fieldValues.map { ($0.name, $0.values) })
    let names = (old.fieldValues + new.fieldValues.filter { before[$0.name] == nil }).map(\.name)
    let types = FieldChange(name: FieldName.type, before: [old.type.name], after: [new.type.name])
    let others = names.compactMap { (name) -> FieldChange? in
      let change = FieldChange(name: name, before: before[name] ?? [], after: after[name] ?? [])
      return change.before == change.after ? nil : change
    }
    fields = (old.type == new.type ? [] : [types]) + others
  }

  /// The name, added values and removed values of each field; equal for two records with the same
  /// changes.
  public var changedValues: [[String]] {
    fields.flatMap { [[$0.name.text], $0.added, $0.removed] }
  }

  /// A line for each value that was added, removed or changed, after the key.
  public var lines: [String] { phrases.map { "\(new.key)  \($0)" } }

  /// The same without the key: `title: One → Two`, `tag: +read`.
  public var phrases: [String] {
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

  /// A value shortened to fit a line.
  public static func shown(_ value: String) -> String {
    value.count > 100 ? value.prefix(99) + "…" : value
  }
}
