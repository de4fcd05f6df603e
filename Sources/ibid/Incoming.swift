import Curation
import Records
import Store
import Text

/// A library and the records that are about to be added, which may still change.
struct Incoming {
  private var library: Library
  private var added: [Record] = []
  private var addedKeys: Set<String> = []

  init(_ library: Library) { self.library = library }

  func isTaken(_ key: String) -> Bool { library.isTaken(key) || addedKeys.contains(key) }

  mutating func add(_ record: Record) {
    added.append(record)
    addedKeys.insert(record.key.text)
    addedKeys.formUnion(record.aliases)
  }

  /// The record with a key, whether it was there or is being added.
  func record(_ key: CitationKey) -> Record? {
    added.first { $0.key == key } ?? library[key.text]
  }

  /// Merges a record into one that is there; its own key, if it is free, becomes an alias.
  mutating func merge(
    _ record: Record, _ ownKey: String?, into match: Acquaintance.Match,
    announcingTo world: inout World
  ) -> Record {
    guard let known = self.record(match.key) else { return record }
    var record = record
    let own = ownKey.flatMap(CitationKey.init(ifValid:))
    let isFree = own.map { !isTaken($0.text) } ?? false
    // What has no key of its own to become an alias goes under the one that stays.
    record.key = isFree ? own ?? known.key : known.key
    record.removeAll("alias") { isTaken($0) }
    let leader = RecordMerge.leader(among: [known, record])
    let members = leader == 0 ? [known, record] : [record, known]
    let (merged, choices) = RecordMerge.merging(members, under: known.key)
    let name = ownKey ?? Summary(record, VenueRegistry([])).title
    guard merged != known else {
      world.announce("\(name) says nothing that \(known.key) does not")
      return known
    }
    world.announce(
      "merged \(name) into \(known.key): \(match.reasons.joined(separator: ", "))")
    world.announceChanges(from: known, to: merged)
    for choice in choices { world.announce("\(known.key)  \(choice.words)") }
    addedKeys.formUnion(merged.aliases)
    if let index = added.firstIndex(where: { $0.key == known.key }) {
      added[index] = merged
    } else if let position = library.position(of: known.key.text) {
      library.replace(at: position, with: merged)
    }
    return merged
  }

  /// The library with everything added.
  var finished: Library {
    var library = library
    for record in added { library.add(record) }
    return library
  }
}
