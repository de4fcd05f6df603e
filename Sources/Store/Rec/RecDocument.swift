public import Records
public import Text

/// A parsed file of GNU rec records, with the byte range of each field.
///
///     # a comment                       belongs to no field
///     key: knuth1984                    ┐ Entry.fields[0]     ┐
///     abstract: A first line            ┐ Entry.fields[1],    │ Entry
///     + and a second one                ┘ two lines           ┘
///                                       a blank line ends the record
///
/// The bytes are kept: an edit replaces only the lines of the fields that change. Source: GNU
/// recutils manual 1.9, chapter 2 (the rec format).
public struct RecDocument: Equatable, Sendable {
  /// One field of an entry: its value and the range of its lines.
  public struct Field: Equatable, Sendable {
    public var name: FieldName
    /// Lines separated by LF, without white space at either end.
    public var value: String
    /// The whole lines of the field, line ends included.
    public var lines: Range<Int>
    /// The value's bytes in the first line, for messages.
    public var valueBytes: Range<Int>
  }

  /// One record: fields between blank lines.
  public struct Entry: Equatable, Sendable {
    public var fields: [Field]

    /// From the first line to the last, comments between them included.
    public var lines: Range<Int> {
      (fields.first?.lines.lowerBound ?? 0)..<(fields.last?.lines.upperBound ?? 0)
    }

    /// Whether it describes the records that follow rather than being one (`%rec: …`).
    public var isDescriptor: Bool {
      fields.contains { $0.name.text.utf8.first == UInt8(ascii: "%") }
    }

    public func first(_ name: FieldName) -> Field? { fields.first { $0.name == name } }
    public subscript(_ name: FieldName) -> String? { first(name)?.value }

    public func values(of name: FieldName) -> [String] {
      fields.filter { $0.name == name }.map(\.value)
    }
  }

  /// The file's path, for messages.
  public let file: String
  public let bytes: [UInt8]
  public let entries: [Entry]
  /// The lines that are not rec syntax; the rest is parsed.
  public let faults: [Diagnostic]

  public init(_ bytes: [UInt8], file: String) {
    var parser = RecParser(bytes, file: file)
    parser.run()
    self.file = file
    self.bytes = bytes
    entries = parser.entries
    faults = parser.faults
  }

  /// `\r\n` when the file's first line ends so, else `\n`.
  public var lineEnd: String {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), end > 0 else { return "\n" }
    return bytes[end - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
  }

  /// The publication records of the file: its entries with a usable key.
  public var records: [Record] { entries.filter { !$0.isDescriptor }.compactMap(\.record) }

  /// The first conflict marker of an unfinished merge, if there is one.
  public var unfinishedMerge: Diagnostic? {
    faults.first { fault in
      guard let start = fault.location?.bytes.lowerBound else { return false }
      return ConflictMark(startOf: bytes[start...])?.kind == .ours
    }
  }

  /// The text of one entry in the file.
  public func text(of entry: Entry) -> String {
    String(decoding: bytes[entry.lines], as: UTF8.self)
  }
}
