public import Records
internal import Store

/// The result of a merge for a record where it does not follow from the two sides field by field: a
/// choice between them, or new values.
public struct MergeDecision: Equatable, Sendable {
  /// The values of a field on both sides, and after the merge.
  public struct Field: Equatable, Sendable {
    public let name: FieldName
    /// The values on our side.
    public let ours: [String]
    /// The values on the other side.
    public let theirs: [String]
    /// The values after the merge.
    public let after: [String]

    /// `title: One, not Two`, or `title: Both, instead of One and Two`.
    fileprivate var phrase: String {
      let sides = [ours, theirs].map(Self.shown)
      let rest =
        if after == ours {
          "not \(sides[1])"
        } else if after == theirs {
          "not \(sides[0])"
        } else {
          "instead of \(sides[0]) and \(sides[1])"
        }
      return "\(name): \(Self.shown(after)), \(rest)"
    }

    private static func shown(_ values: [String]) -> String {
      values.isEmpty ? "nothing" : RecordDifference.shown(values.joined(separator: "; "))
    }
  }

  /// The record's key after the merge.
  public let key: CitationKey
  /// The fields that were decided; empty for a record that one side removed and the merge kept.
  public let fields: [Field]

  /// A clause for each field.
  public var phrases: [String] {
    fields.isEmpty ? ["kept, though one side removed it"] : fields.map(\.phrase)
  }

  /// The decisions about the records of a file.
  static func all(_ sides: ThreeWay<[Record]>, merged: [Record]) -> [MergeDecision] {
    let old = sides.map { records in
      Dictionary(records.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    }
    return merged.compactMap { record in
      let versions = old.map { $0[record.key] }
      guard let ours = versions.ours, let theirs = versions.theirs else {
        let isRemoved = versions.base != nil && (versions.ours ?? versions.theirs) != nil
        return isRemoved ? MergeDecision(key: record.key, fields: []) : nil
      }
      return MergeDecision(ThreeWay(base: versions.base, ours: ours, theirs: theirs), record)
    }
  }

}

extension MergeDecision {
  /// `nil` when the merge by field and value gives exactly that record.
  private init?(_ versions: ThreeWay<Record?>, _ record: Record) {
    let texts = versions.map { version in
      RecDocument(Array((version.map { RecText.text(of: $0) } ?? "").utf8), file: "")
    }
    let result = DocumentMerge.merge(base: texts.base, ours: texts.ours, theirs: texts.theirs)
    guard let result, let ours = versions.ours, let theirs = versions.theirs else { return nil }
    let disputed = Set(result.conflicts.map(\.field))
    let automatic = RecDocument(result.bytes, file: "").records.first
    var names: [FieldName] = []
    for field in record.fields + ours.fields + theirs.fields where !names.contains(field.name) {
      names.append(field.name)
    }
    let fields = names.compactMap { (name) -> Field? in
      let after = record.values(of: name)
      guard disputed.contains(name) || automatic?.values(of: name) != after else { return nil }
      return Field(
        name: name, ours: ours.values(of: name), theirs: theirs.values(of: name), after: after)
    }
    guard !fields.isEmpty else { return nil }
    self.init(key: record.key, fields: fields)
  }
}
