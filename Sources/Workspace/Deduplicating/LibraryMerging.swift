public import Duplicates
internal import Checks
internal import OperatingSystem
internal import Records
public import Store
internal import Text

/// Merges records of a library, and updates references to them.
public struct LibraryMerging {
  private let kept: Set<String>
  /// The position of the record that each merged record went into.
  private var homes: [Int: Int] = [:]
  private var oldKeys: [(key: String, position: Int)] = []

  /// - Parameter kept: The keys to keep when their records are merged.
  public init(keeping kept: Set<String> = []) { self.kept = kept }

  private func home(of position: Int) -> Int {
    var position = position
    while let next = homes[position] { position = next }
    return position
  }

  /// Merges records into the first of them.
  public mutating func merge(
    _ members: [Int], because reasons: [String], in edit: inout LibraryEdit
  ) {
    var positions: [Int] = []
    for member in members.map({ home(of: $0) }) where !positions.contains(member) {
      positions.append(member)
    }
    guard let leader = positions.first, positions.count > 1 else { return }
    let before = edit.records[leader]
    let records = positions.map { edit.records[$0] }
    let names = records.dropFirst().map(\.key.text)
    let key = records.map(\.key).first { kept.contains($0.text) } ?? before.key
    let (record, choices) = RecordMerge.merging(records, under: key)
    edit.note(
      "merged \(names.joined(separator: ", ")) into \(before.key): "
        + reasons.joined(separator: "; "))
    edit.describe(from: before, to: record)
    for choice in choices { edit.note("\(record.key)  \(choice.words)") }
    for position in positions.dropFirst() {
      oldKeys.append((edit.records[position].key.text, leader))
      homes[position] = leader
      edit.removeMerged(at: position)
    }
    if before.key != record.key { oldKeys.append((before.key.text, leader)) }
    edit.replace(at: leader, with: record, describedAs: [])
    updateReferences(
      Set(names + [before.key.text]).subtracting([record.key.text]), to: record.key, in: &edit)
  }

  /// Replaces old keys in fields that refer to records, such as `crossref` and `related`.
  private func updateReferences(
    _ old: Set<String>, to key: CitationKey, in edit: inout LibraryEdit
  ) {
    for position in edit.records.indices where homes[position] == nil {
      let before = edit.records[position]
      var record = before
      for index in record.fields.indices.reversed() {
        let field = record.fields[index]
        guard field.name != .alias, field.name != .merged else { continue }
        switch field.name.kind {
        case .related:
          var value = AttributedValue(field: field.value)
          guard old.contains(value.text) else { continue }
          value.text = key.text
          let isRepeated = record.fields.contains {
            $0.name == field.name && $0.value == value.field
          }
          if key == record.key || isRepeated {
            record.fields.remove(at: index)
          } else {
            record.fields[index].value = value.field
          }
        case .key:
          let keys = field.value.split(separator: ",").map { String($0).trimmed }
          guard keys.contains(where: old.contains) else { continue }
          record.fields[index].value = keys.map { old.contains($0) ? key.text : $0 }
            .joined(separator: ",")
        case .literal, .name, .date, .range, .integer, .verbatim, .uri, .venue, .award, .link, .tag:
          continue
        }
      }
      guard record != before else { continue }
      edit.replace(at: position, with: record)
    }
  }

  /// Records in one record that another is a version of its work.
  public mutating func link(
    _ position: Int, to other: Int, in edit: inout LibraryEdit
  ) {
    let (one, two) = (home(of: position), home(of: other))
    guard one != two else { return }
    let (before, target) = (edit.records[one], edit.records[two].key)
    let isKnown = before.values(of: .related).contains {
      AttributedValue(field: $0).text == target.text
    }
    guard !isKnown else { return }
    var record = before
    record.insert(.related, "\(target); type=version")
    edit.replace(at: one, with: record)
  }

  /// Each old key with the key of the record that replaces it.
  public func keyMap(of library: Library) -> [(old: String, new: String)] {
    oldKeys.map { ($0.key, library.records[home(of: $0.position)].key.text) }
  }
}

extension LibraryEdit {
  /// Records in the first record that the second is a different work.
  ///
  /// - Returns: Whether that was not recorded before.
  public mutating func markDistinct(_ one: Int, _ other: Int) -> Bool {
    let link = { (record: Record) in "\(record.key); type=distinct" }
    let (left, right) = (records[one], records[other])
    if left.values(of: .related).contains(link(right))
      || right.values(of: .related).contains(link(left))
    {
      return false
    }
    var record = left
    record.insert(.related, link(right))
    replace(at: one, with: record)
    return true
  }
}

extension RecordMerge.Choice {
  /// The choice in words, as in `pages: 1–18 stands; 1 says the same`.
  public var words: String {
    let outcome =
      switch self.outcome {
      case .implied: "says the same"
      case .moved(let field): "moved to \(field)"
      case .kept: "kept in merged"
      }
    return
      "\(field): \(RecordDifference.shown(chosen)) stands; \(RecordDifference.shown(other)) \(outcome)"
  }
}
