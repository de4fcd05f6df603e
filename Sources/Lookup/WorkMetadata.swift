internal import Formats
public import Records

/// What is known of a work before a registry is asked about it, such as the metadata of its page.
public struct WorkMetadata: Hashable, Sendable {
  /// The type of the work.
  public var type: RecordType
  /// The fields, in their order.
  public var fields: [Field]

  /// The fields that a record does not have.
  func fields(lackingIn record: Record) -> [Field] {
    let names = Set(record.fields.map(\.name))
    let isPlaced = names.contains(.journal) || names.contains(.booktitle)
    return fields.filter { field in
      switch field.name {
      case .journal, .booktitle: !isPlaced
      case .pages: !names.contains(.pages) && !names.contains(.eid)
      // With a DOI or an arXiv number, the address of the page adds nothing.
      case .url: !names.contains(.url) && !names.contains(.doi) && !names.contains(.arxiv)
      case _: !names.contains(field.name)
      }
    }
  }

  /// The record made of this metadata alone; `nil` without a title.
  var record: ImportedRecord? {
    guard fields.contains(where: { $0.name == .title }) else { return nil }
    return ImportedRecord(givenKey: "", type: type, fields: fields)
  }
}
