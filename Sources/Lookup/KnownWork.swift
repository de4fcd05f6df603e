internal import Formats
public import Records

/// What a page says of a work, while a registry is asked about it.
public struct KnownWork: Hashable, Sendable {
  public var type: RecordType
  public var fields: [Field]

  /// The fields of which a record has none.
  func fields(lackingIn record: Record) -> [Field] {
    let names = Set(record.fields.map(\.name))
    let isPlaced = names.contains(.journal) || names.contains(.booktitle)
    return fields.filter { field in
      switch field.name {
      case .journal, .booktitle: !isPlaced
      case .pages: !names.contains(.pages) && !names.contains(.eid)
      // The page's own address leads nowhere that the DOI does not.
      case .url: !names.contains(.url) && !names.contains(.doi) && !names.contains(.arxiv)
      case _: !names.contains(field.name)
      }
    }
  }

  /// The record that this makes by itself; `nil` without a title.
  var record: ImportedRecord? {
    guard fields.contains(where: { $0.name == .title }) else { return nil }
    return ImportedRecord(givenKey: "", type: type, fields: fields)
  }
}
