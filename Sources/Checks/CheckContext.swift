public import Records
internal import Text

/// The library as a whole, which checks of one entry refer to.
public struct CheckContext: Sendable {
  public let records: [Record]
  public let venues: VenueRegistry
  /// Converts TeX to Unicode text; unknown commands stay as they are.
  let decodeTeX: @Sendable (String) -> String
  /// Reads fields of an entry of a `.bib` file, given by their names and sources.
  let readFields: @Sendable (RecordType, [Field]) -> [Field]
  /// The faults of venues that records mention, by name.
  let venueFaults: [String: VenueCheck.Fault]

  /// The positions of the records with each key, in ascending order; most keys have one.
  private let positionsByKey: [String: [Int]]
  /// The positions of the records with each alias.
  private let aliases: [String: [Int]]
  /// The first position of each key, by the key in lower case.
  private let keysInLowerCase: [String: [Int]]
  /// Keys by their first letters, so that suggestions need not compare all keys.
  ///
  /// Typing errors are rarest in the first letters.
  private let keysByBeginning: [Substring: [String]]

  /// - Complexity: O(*n*) for *n* records, plus O(*v* *m*) for *v* venues and *m* different
  ///   mentions.
  public init(
    records: [Record], venues: VenueRegistry = VenueRegistry([]),
    decodeTeX: @escaping @Sendable (String) -> String = { $0 },
    readFields: @escaping @Sendable (RecordType, [Field]) -> [Field] = { $1 }
  ) {
    self.records = records
    self.venues = venues
    self.decodeTeX = decodeTeX
    self.readFields = readFields
    venueFaults = VenueCheck.faults(of: records, venues)
    var positionsByKey: [String: [Int]] = [:]
    var aliases: [String: [Int]] = [:]
    var keysInLowerCase: [String: [Int]] = [:]
    var keysByBeginning: [Substring: [String]] = [:]
    positionsByKey.reserveCapacity(records.count)
    for (position, record) in records.enumerated() {
      let key = record.key.text
      if positionsByKey[key] == nil {
        keysInLowerCase[key.asciiLowercased, default: []].append(position)
      }
      keysByBeginning[Self.beginning(of: key), default: []].append(key)
      positionsByKey[key, default: []].append(position)
      for alias in record.aliases { aliases[alias, default: []].append(position) }
    }
    self.positionsByKey = positionsByKey
    self.aliases = aliases
    self.keysInLowerCase = keysInLowerCase
    self.keysByBeginning = keysByBeginning
  }

  /// The positions of the records with this key.
  func positions(ofKey key: String) -> [Int] { positionsByKey[key] ?? [] }

  /// The positions of the records with this alias.
  func positions(ofAlias key: String) -> [Int] { aliases[key] ?? [] }

  /// The position of the first record of each key that equals this one if case is ignored.
  func positions(ofKeyIgnoringCase key: String) -> [Int] {
    keysInLowerCase[key.asciiLowercased] ?? []
  }

  /// The record with this key or alias.
  func record(named key: String) -> Record? {
    (positions(ofKey: key).first ?? positions(ofAlias: key).first).map { records[$0] }
  }

  /// The existing key that is most similar to a missing one.
  func suggestion(for key: String) -> String? {
    if let position = positions(ofKeyIgnoringCase: key).first { return records[position].key.text }
    let keys = keysByBeginning[Self.beginning(of: key)] ?? []
    // Limits the work for a library whose keys all begin with the same letters.
    return Suggestion.nearest(to: key, among: keys.prefix(2_000))
  }

  private static func beginning(of key: String) -> Substring { key.asciiLowercased.prefix(3) }
}
