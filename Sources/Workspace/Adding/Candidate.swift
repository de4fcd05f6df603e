public import Formats
public import Keys
public import Records

/// A record that may be added, before it has its final key.
public struct Candidate: Sendable {
  /// The record; its key is a placeholder if the source gives none.
  public var record: Record
  /// The key that the source gives, valid or not.
  public var key: String?
  /// The index of its source; records of one source may refer to each other.
  public var source = 0
  /// What became of fields of other programs.
  public var mapped = MappedFields()

  /// Makes a candidate.
  public init(
    record: Record, key: String? = nil, source: Int = 0, mapped: MappedFields = MappedFields()
  ) {
    self.record = record
    self.key = key
    self.source = source
    self.mapped = mapped
  }
}

extension [Candidate] {
  /// The records under their own keys, or under new keys if theirs are missing or duplicates.
  public var records: [Record] {
    var keys = IncomingKeys(arrivals)
    var arrived = SourceKeyMap()
    let settled = indices.map { index in
      let key = keys.key(ofRecordAt: index, by: .standard)
      if let name = self[index].key, keys.isFree(name, forRecordAt: index) {
        arrived.add(name, in: self[index].source, found: key.text)
      }
      return key
    }
    return zip(self, settled).map { candidate, key in
      var record = candidate.record
      record.key = key
      record.renameReferences { arrived.newKey(for: $0, in: candidate.source) }
      return record
    }
  }

  /// The candidates as input for assigning keys.
  public var arrivals: [IncomingKeys.Arrival] { map { .init($0.record, key: $0.key) } }
}
