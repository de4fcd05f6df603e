public import Records
internal import Text

/// The keys of records that come in together, from one source or several.
///
/// Every key and alias that a source gives is reserved for the record that has it before any record
/// is renamed: a record that needs another key takes neither one that the library has nor one that
/// another record brings along. Otherwise papers would cite another work.
public struct IncomingKeys {
  /// A record and what its source calls it.
  public struct Arrival {
    public var record: Record
    /// The key that the source gives, whether usable or not.
    public var key: String?

    public init(_ record: Record, key: String?) { (self.record, self.key) = (record, key) }
  }

  private let arrivals: [Arrival]
  private let taken: Set<String>
  /// Which record a key or an alias belongs to: the first that has it as its key, or else the first
  /// that has it as an alias.
  private var owners: [String: Int] = [:]
  /// All names that are in use, in lower case; made when the first new key is.
  private var spellings: Set<String>?

  /// - Parameters:
  ///   - arrivals: The records, in their order.
  ///   - taken: The keys and aliases that the library has.
  public init(_ arrivals: [Arrival], among taken: Set<String> = []) {
    (self.arrivals, self.taken) = (arrivals, taken)
    for (index, arrival) in arrivals.enumerated() {
      if let key = arrival.key, owners[key] == nil { owners[key] = index }
    }
    for (index, arrival) in arrivals.enumerated() {
      for alias in arrival.record.aliases where owners[alias] == nil { owners[alias] = index }
    }
  }

  /// Whether a record may have a name that its source gives it, as its key or as an alias.
  public func isFree(_ name: String, forRecordAt index: Int) -> Bool {
    owners[name] == index && !taken.contains(name)
  }

  /// The key that a source gives to a record, if `\cite` can name it.
  public func ownKey(ofRecordAt index: Int) -> CitationKey? {
    arrivals[index].key.flatMap(CitationKey.init(ifValid:))
  }

  /// The key of a record: its own if it may have that, or else a new one.
  ///
  /// A new key also differs in more than case from all others, since BibTeX ignores case.
  ///
  /// - Parameters:
  ///   - index: The place of the record among those that come in; each is asked about once.
  ///   - pattern: How the key of a record without one is made.
  /// - Returns: A key that no other record has.
  public mutating func key(ofRecordAt index: Int, by pattern: KeyPattern) -> CitationKey {
    let own = ownKey(ofRecordAt: index)
    if let own, isFree(own.text, forRecordAt: index) { return own }
    var spellings = self.spellings ?? Set(taken.union(owners.keys).map(\.asciiLowercased))
    // Held twice, the set would be copied for each new key.
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
