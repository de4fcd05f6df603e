public import Records
internal import Text

/// What checks know of the library beside the entry before them.
public struct CheckContext: Sendable {
  public let records: [Record]
  public let venues: VenueRegistry
  /// Reads TeX as Unicode text; what it does not know stays as it is.
  let decodeTeX: @Sendable (String) -> String
  /// What is wrong with the venues that records mention, by name.
  let venueFaults: [String: VenueCheck.Fault]

  /// The positions of the records that have a key, in ascending order; most keys have one.
  private let holders: [String: [Int]]
  /// The position of the record that has a name as an alias, and no record as its key.
  private let aliases: [String: [Int]]
  /// The first positions of all keys, by their spelling in small letters.
  private let keysInLowerCase: [String: [Int]]
  /// Keys by their first letters: a slip there is rarer than anywhere else, and a missing record
  /// must not cost a walk over all keys.
  private let keysByBeginning: [Substring: [String]]

  /// - Complexity: O(*n*) for the records, and O(*v* *m*) for venues and different mentions.
  public init(
    records: [Record], venues: VenueRegistry = VenueRegistry([]),
    decodeTeX: @escaping @Sendable (String) -> String = { $0 }
  ) {
    self.records = records
    self.venues = venues
    self.decodeTeX = decodeTeX
    venueFaults = VenueCheck.faults(of: records, venues)
    var holders: [String: [Int]] = [:]
    var aliases: [String: [Int]] = [:]
    var keysInLowerCase: [String: [Int]] = [:]
    var keysByBeginning: [Substring: [String]] = [:]
    holders.reserveCapacity(records.count)
    for (position, record) in records.enumerated() {
      let key = record.key.text
      if holders[key] == nil {
        keysInLowerCase[key.asciiLowercased, default: []].append(position)
      }
      keysByBeginning[Self.beginning(of: key), default: []].append(key)
      holders[key, default: []].append(position)
      for alias in record.aliases { aliases[alias, default: []].append(position) }
    }
    self.holders = holders
    self.aliases = aliases
    self.keysInLowerCase = keysInLowerCase
    self.keysByBeginning = keysByBeginning
  }

  /// The records that have a key of their own by this name.
  func holders(of key: String) -> [Int] { holders[key] ?? [] }

  /// The records that had this key once.
  func formerHolders(of key: String) -> [Int] { aliases[key] ?? [] }

  /// The first record of each key that is this one when case does not count.
  func holders(ofLike key: String) -> [Int] { keysInLowerCase[key.asciiLowercased] ?? [] }

  /// The record that a key or an alias names.
  func record(named key: String) -> Record? {
    (holders(of: key).first ?? formerHolders(of: key).first).map { records[$0] }
  }

  /// The key that someone most likely meant.
  func suggestion(for key: String) -> String? {
    if let position = holders(ofLike: key).first { return records[position].key.text }
    let keys = keysByBeginning[Self.beginning(of: key)] ?? []
    // Keys that all begin alike must not cost a walk over all of them either.
    return Suggestion.nearest(to: key, among: keys.prefix(2_000))
  }

  private static func beginning(of key: String) -> Substring { key.asciiLowercased.prefix(3) }
}
