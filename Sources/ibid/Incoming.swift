internal import Duplicates
import Records
import Store
import Text

/// A library and the records that are about to be added, which may still change.
struct Incoming {
  private var library: Library
  private var added: [Record] = []

  init(_ library: Library) { self.library = library }

  mutating func add(_ record: Record) { added.append(record) }

  /// The record with a key, whether it was there or is being added.
  func record(_ key: CitationKey) -> Record? {
    added.first { $0.key == key } ?? library[key.text]
  }

  /// Merges a record into one that is there.
  ///
  /// - Parameters:
  ///   - record: The record; it is `pending` unless its own key may become an alias.
  ///   - name: What its source calls it.
  ///   - match: The record that is there.
  ///   - world: Where to say it.
  mutating func merge(
    _ record: Record, called name: String, into match: Acquaintance.Match,
    announcingTo world: inout World
  ) {
    guard let known = self.record(match.key) else { return }
    var record = record
    if record.key == .pending { record.key = known.key }
    let leader = RecordMerge.leader(among: [known, record])
    let members = leader == 0 ? [known, record] : [record, known]
    let (merged, choices) = RecordMerge.merging(members, under: known.key)
    guard merged != known else {
      world.announce("\(name) says nothing that \(known.key) does not")
      return
    }
    world.announce(
      "merged \(name) into \(known.key): \(match.reasons.joined(separator: ", "))")
    world.announceChanges(from: known, to: merged)
    for choice in choices { world.announce("\(known.key)  \(choice.words)") }
    if let index = added.firstIndex(where: { $0.key == known.key }) {
      added[index] = merged
    } else if let position = library.position(of: known.key.text) {
      library.replace(at: position, with: merged)
    }
  }

  /// The library with everything added.
  var finished: Library {
    var library = library
    for record in added { library.add(record) }
    return library
  }
}
