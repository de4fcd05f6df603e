public import Records
internal import Text

/// Assigns keys to records that are added together, from one or several sources.
///
/// All keys and aliases of the sources are reserved before any record gets a new key. So a new key
/// is neither one of the library nor one of another new record. Otherwise manuscripts would cite
/// another work.
public struct IncomingKeys {
  /// A record and its key in the source.
  public struct Arrival {
    /// The record.
    public var record: Record
    /// The key that the source gives, valid or not.
    public var key: String?

    /// Makes an arrival.
    public init(_ record: Record, key: String?) { (self.record, self.key) = (record, key) }
  }

  private let arrivals: [Arrival]
  private let taken: Set<String>
  /// The record that has a key or an alias: the first that has it as its key, or else the first
  /// that has it as an alias.
  private var owners: [String: Int] = [:]
  /// All names in use, in lower case; computed for the first new key.
  private var spellings: Set<String>?

  /// - Parameters:
  ///   - arrivals: The records, in their order.
  ///   - taken: The keys and aliases of the library.
  public init(_ arrivals: [Arrival], among taken: Set<String> = []) {
    (self.arrivals, self.taken) = (arrivals, taken)
    for (index, arrival) in arrivals.enumerated() {
      if let key = arrival.key, owners[key] == nil { owners[key] = index }
    }
    for (index, arrival) in arrivals.enumerated() {
      for alias in arrival.record.aliases where owners[alias] == nil { owners[alias] = index }
    }
  }

  /// Whether a record can keep a name that its source gives it, as its key or as an alias.
  public func isFree(_ name: String, forRecordAt index: Int) -> Bool {
    owners[name] == index && !taken.contains(name)
  }

  /// The key that a source gives to a record, if it is valid in `\cite`.
  public func ownKey(ofRecordAt index: Int) -> CitationKey? {
    arrivals[index].key.flatMap(CitationKey.init(ifValid:))
  }

  /// The key of a record: its own if it can keep it, or else a new one.
  ///
  /// A new key differs from all others in more than case, because BibTeX ignores case.
  ///
  /// - Parameters:
  ///   - index: The index of the record; call once for each record.
  ///   - pattern: The pattern for new keys.
  /// - Returns: A key that no other record has.
  public mutating func key(ofRecordAt index: Int, by pattern: KeyPattern) -> CitationKey {
    let own = ownKey(ofRecordAt: index)
    if let own, isFree(own.text, forRecordAt: index) { return own }
    var spellings = self.spellings ?? Set(taken.union(owners.keys).map(\.asciiLowercased))
    // A second reference to the set would cause a copy for each new key.
    self.spellings = nil
    let isTaken = { (key: String) in spellings.contains(key.asciiLowercased) }
    let key =
      if let own { KeyPattern.variant(of: own, isTaken: isTaken) } else {
        pattern.key(for: arrivals[index].record, isTaken: isTaken)
      }
    spellings.insert(key.text.asciiLowercased)
    self.spellings = spellings
    return key
  }
}
