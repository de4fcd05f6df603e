internal import Duplicates
internal import Checks
import Console
import OperatingSystem
import Records
import Store
import Text

/// `ibid dedupe --apply`.
extension Dedupe {
  func apply(in world: inout World) throws(Diagnostic) -> ExitStatus {
    var library = try world.library(for: .writing)
    guard let findings = try findings(in: library, &world) else { return .no }
    for key in kept where library.position(of: key) == nil {
      throw Diagnostic("no record has the key \(key.quoted)", hint: "name one with --keep that has")
    }
    var merging = LibraryMerging(keeping: kept, isSilent: printsKeyMap)
    for finding in findings.allFindings where isMerged(finding) {
      merging.merge(
        finding.members, because: finding.reasons, in: &library, announcingTo: &world)
    }
    for finding in findings.findings where finding.relation == .version && !isMerged(finding) {
      merging.link(finding.members[1], to: finding.members[0], in: &library, &world)
    }
    let keyMap = merging.keyMap(of: library)
    try world.commit(&library, isDryRun: isDryRun)
    if printsKeyMap {
      var rows = TabSeparatedRows()
      for (old, new) in keyMap { rows.add([old, new]) }
      try world.output.write(bytes: rows.text)
    }
    try world.remark(findings.summary)
    return .done
  }

  /// Whether records are merged unasked: one publication or, with `--versions`, one work under one
  /// title, no two of whose records contradict each other.
  private func isMerged(_ finding: DuplicateFindings.Finding) -> Bool {
    switch finding.relation {
    case .same: true
    case .version: mergesVersions && finding.isMergeable
    case .related, .ask, .different: false
    }
  }
}

/// Merges records within a library, and points others that name them to what they became.
struct LibraryMerging {
  private let kept: Set<String>
  /// Whether changes go without a word.
  private let isSilent: Bool
  /// Where the record of a position went.
  private var homes: [Int: Int] = [:]
  private var oldKeys: [(key: String, position: Int)] = []

  init(keeping kept: Set<String> = [], isSilent: Bool = false) {
    (self.kept, self.isSilent) = (kept, isSilent)
  }

  private func home(of position: Int) -> Int {
    var position = position
    while let next = homes[position] { position = next }
    return position
  }

  /// Merges records into the first of them.
  mutating func merge(
    _ members: [Int], because reasons: [String], in library: inout Library,
    announcingTo world: inout World
  ) {
    var positions: [Int] = []
    for member in members.map({ home(of: $0) }) where !positions.contains(member) {
      positions.append(member)
    }
    guard let leader = positions.first, positions.count > 1 else { return }
    let before = library.records[leader]
    let records = positions.map { library.records[$0] }
    let names = records.dropFirst().map(\.key.text)
    let key = records.map(\.key).first { kept.contains($0.text) } ?? before.key
    let (record, choices) = RecordMerge.merging(records, under: key)
    if !isSilent {
      world.announce(
        "merged \(names.joined(separator: ", ")) into \(before.key): "
          + reasons.joined(separator: "; "))
      world.announceChanges(from: before, to: record)
      for choice in choices { world.announce("\(record.key)  \(choice.words)") }
    }
    for position in positions.dropFirst() {
      oldKeys.append((library.records[position].key.text, leader))
      homes[position] = leader
      library.remove(at: position)
    }
    if before.key != record.key { oldKeys.append((before.key.text, leader)) }
    library.replace(at: leader, with: record)
    repoint(
      Set(names + [before.key.text]).subtracting([record.key.text]), to: record.key, in: &library,
      &world)
  }

  /// Lets records that name one of the old keys name the new one: children their parent, and texts
  /// what they belong to.
  private func repoint(
    _ old: Set<String>, to key: CitationKey, in library: inout Library, _ world: inout World
  ) {
    for position in library.records.indices where homes[position] == nil {
      let before = library.records[position]
      var record = before
      for index in record.fields.indices.reversed() {
        let field = record.fields[index]
        guard field.name != "alias", field.name != "merged" else { continue }
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
      if !isSilent { world.announceChanges(from: before, to: record) }
      library.replace(at: position, with: record)
    }
  }

  /// Notes in one record that another is a version of its work.
  mutating func link(
    _ position: Int, to other: Int, in library: inout Library, _ world: inout World
  ) {
    let (one, two) = (home(of: position), home(of: other))
    guard one != two else { return }
    let (before, target) = (library.records[one], library.records[two].key)
    let isKnown = before.values(of: "related").contains {
      AttributedValue(field: $0).text == target.text
    }
    guard !isKnown else { return }
    var record = before
    record.insert("related", "\(target); type=version")
    if !isSilent { world.announceChanges(from: before, to: record) }
    library.replace(at: one, with: record)
  }

  /// Each key that was given up, with the one that has its record now.
  func keyMap(of library: Library) -> [(old: String, new: String)] {
    oldKeys.map { ($0.key, library.records[home(of: $0.position)].key.text) }
  }
}

extension RecordMerge.Choice {
  /// What was chosen, as in `pages: 1–18 stands; 1 says the same`.
  var words: String {
    let fate =
      switch self.fate {
      case .implied: "says the same"
      case .moved(let field): "moved to \(field)"
      case .kept: "kept in merged"
      }
    return
      "\(field): \(RecordDifference.shown(standing)) stands; \(RecordDifference.shown(other)) \(fate)"
  }
}
