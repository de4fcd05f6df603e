internal import Records
internal import Synchronization

/// An index of records by key and alias, built on first use, since many commands never need it.
final class KeyIndex: Sendable {
  private let records: [Record]
  private let positions = Mutex<[String: Int]?>(nil)

  init(_ records: [Record]) { self.records = records }

  /// The position of the first record with that key, or else of the first with that alias.
  subscript(_ key: String) -> Int? { all[key] }

  /// All keys and aliases, with the positions of their records.
  var all: [String: Int] {
    positions.withLock { positions in
      if let positions { return positions }
      var made: [String: Int] = [:]
      made.reserveCapacity(records.count)
      for (position, record) in records.enumerated() where made[record.key.text] == nil {
        made[record.key.text] = position
      }
      for (position, record) in records.enumerated() {
        for field in record.fields where field.name == .alias && made[field.value] == nil {
          made[field.value] = position
        }
      }
      positions = made
      return made
    }
  }
}
