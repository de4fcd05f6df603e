public import Records

/// A record from a file, whose key is not final yet.
public struct ImportedRecord: Equatable, Sendable {
  /// `nil` if the file gives no key, or one that `\cite` cannot name.
  public var key: CitationKey?
  /// The key as written in the file; may be empty.
  public var givenKey: String
  public var type: RecordType
  /// The fields in ibid's order, or in the file's if that is the format's own order.
  public var fields: [Field]
  /// The range of the record in the file's text.
  public var range: Range<Int>
  /// Whether the file gives the type, rather than `type` being a guess.
  public var isTypeGiven: Bool
  /// What became of fields of other programs.
  public var mapped = MappedFields()

  /// - Parameters:
  ///   - givenKey: The key as written in the file; may be empty.
  ///   - type: The record's type.
  ///   - fields: In any order; they are put into ibid's. Their values are cleaned as
  ///     `ReceivedValue` says.
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
    let cleaned = fields.map { Field($0.name, ReceivedValue.cleaned($0.value, of: $0.name)) }
    var record = Record(key: .pending, type: type, fields: cleaned)
    record.arrangeFields()
    self.fields = record.fields
    self.range = range
  }

  /// A record with its fields in the order that it has.
  ///
  /// - Parameters:
  ///   - record: The type and the fields.
  ///   - givenKey: The key as written in the file; may be empty.
  ///   - range: Where the record stands in the file's text.
  ///   - isTypeGiven: Whether the file says what the type is.
  public init(_ record: Record, givenKey: String, range: Range<Int>, isTypeGiven: Bool = true) {
    key = CitationKey(ifValid: givenKey)
    self.givenKey = givenKey
    type = record.type
    fields = record.fields
    self.range = range
    self.isTypeGiven = isTypeGiven
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
  /// Says what the file is if `records` is empty.
  public var withoutRecords = WithoutRecords.unreadable
  /// Whether the format allows nothing to be left out, and a fault lost a record.
  public var isIncomplete = false

  /// What a file is that has no records.
  public enum WithoutRecords: Sendable {
    /// In another format: its last fault, if there is one, is an error that ends the work.
    case unreadable
    /// In the format, and without entries.
    case empty
    /// In the format, with content other than records, such as macros or an empty list.
    case valid
  }

  public init(
    text: [UInt8], records: [ImportedRecord] = [], withoutRecords: WithoutRecords = .unreadable
  ) {
    self.text = text
    self.records = records
    self.withoutRecords = withoutRecords
  }
}
