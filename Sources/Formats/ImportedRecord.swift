public import Records

/// A record as a file has it, its key not settled yet.
public struct ImportedRecord: Equatable, Sendable {
  /// `nil` when the file gives no key, or one that `\cite` could not name.
  public var key: CitationKey?
  /// The key as it stands in the file; may be empty.
  public var givenKey: String
  public var type: RecordType
  /// In ibid's order.
  public var fields: [Field]
  /// Where the record stands in the file's text.
  public var range: Range<Int>
  /// Whether the file says of which type the record is, rather than `type` being a guess.
  public var isTypeGiven: Bool

  /// - Parameters:
  ///   - givenKey: The key as it stands in the file; may be empty.
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

  /// Whether it says what it is: a title, or at least a type.
  ///
  /// A talk may have no title. What has neither is no entry of a bibliography.
  public var isDescribed: Bool { isTypeGiven || fields.contains { $0.name == "title" } }

  /// The record under its own key or, when it has none, under the one that is given.
  public func record(key substitute: @autoclosure () -> CitationKey) -> Record {
    Record(key: key ?? substitute(), type: type, fields: fields)
  }
}

/// What a file says, as records.
public struct ImportedFile: Equatable, Sendable {
  /// The file as UTF-8, in which all ranges and the places of all messages count.
  public var text: [UInt8]
  /// In the order of the file; keys may repeat.
  public var records: [ImportedRecord] = []
}
