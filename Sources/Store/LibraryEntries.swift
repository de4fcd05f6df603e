internal import Records
internal import Text

extension Library {
  /// An entry of one of the library's files, and which record it is.
  public struct PlacedEntry: Sendable {
    public let document: RecDocument
    public let entry: RecDocument.Entry
    /// `nil` for an entry without a usable key.
    public let position: Int?
  }

  /// All entries but descriptors, in the order of the files, those without a usable key included.
  public var entries: [PlacedEntry] {
    var entries: [PlacedEntry] = []
    entries.reserveCapacity(places.count)
    var position = 0
    for (document, contents) in documents.enumerated() {
      for (index, entry) in contents.entries.enumerated() where !entry.isDescriptor {
        let isRecord =
          position < places.count && places[position].document == document
          && places[position].entry == index
        entries.append(
          PlacedEntry(document: contents, entry: entry, position: isRecord ? position : nil))
        if isRecord { position += 1 }
      }
    }
    return entries
  }

  /// The file that a record stands in, and its entry there.
  public func entry(at position: Int) -> PlacedEntry {
    let document = documents[places[position].document]
    return PlacedEntry(
      document: document, entry: document.entries[places[position].entry], position: position)
  }
}

extension RecDocument {
  /// A field's name as it stands in the file, capitals included.
  public func spelling(of field: Field) -> String {
    let line = bytes[field.lines].drop(while: \.isBlank)
    return String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  }
}
