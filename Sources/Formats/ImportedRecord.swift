public import Records

/// A record from a file, whose key is not final yet.
public struct ImportedRecord: Equatable, Sendable {
  /// `nil` if the file gives no key, or one that `\cite` cannot name.
  public var key: CitationKey?
  /// The key as written in the file; may be empty.
  public var givenKey: String
  public var type: RecordType
  /// The fields in ibid's order.
  public var fields: [Field]
  /// The range of the record in the file's text.
  public var range: Range<Int>
  /// Whether the file gives the type, rather than `type` being a guess.
  public var isTypeGiven: Bool

  /// - Parameters:
  ///   - givenKey: The key as written in the file; may be empty.
  ///   - type: The record's type.
  ///   - fields: In any order; they are put into ibid's.
  ///   - range: Where the record stands in the file's text; empty if there is no file.
  ///   - isTypeGiven: Whether the file says what the type is.
  public init(
    givenKey: String, type: RecordType, fields: [Field], range: Range<Int> = 0..<0,
    isTypeGiven: Bool = true
  ) {
    self.isTypeGiven = isTypeGiven
    key = CitationKey(ifValid: givenKey)
    self.givenKey = givenKey
    self.type = type
    var record = Record(key: .pending, type: type, fields: fields)
    record.arrangeFields()
    self.fields = record.fields
    self.range = range
  }

  /// Whether the record has a title, or at least a type.
  ///
  /// A talk may have no title. A record with neither is not an entry of a bibliography.
  public var isDescribed: Bool { isTypeGiven || fields.contains { $0.name == .title } }

  /// The record under its own key or, if it has none, under the given one.
  public func record(key substitute: @autoclosure () -> CitationKey) -> Record {
    Record(key: key ?? substitute(), type: type, fields: fields)
  }
}

/// The records of a file.
public struct ImportedFile: Equatable, Sendable {
  /// The file as UTF-8, to which all ranges and the places of messages refer.
  public var text: [UInt8]
  /// In the order of the file; keys may repeat.
  public var records: [ImportedRecord] = []
}
