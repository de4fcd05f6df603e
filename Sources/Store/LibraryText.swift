internal import OperatingSystem
internal import Records
public import Text

/// A library with the text of all its files, for checks of how it is written.
public struct LibraryText: Sendable {
  public let library: Library
  /// The files of records, in the library's order.
  public let documents: [RecDocument]

  /// An entry of one of the library's files, with the position of its record.
  public struct PlacedEntry: Sendable {
    public let document: RecDocument
    public let entry: RecDocument.Entry
    /// `nil` for an entry without a usable key.
    public let position: Int?
  }

  /// Reads the text of the library's files.
  ///
  /// - Throws: A `Diagnostic` when a file cannot be read.
  public init(of library: Library) throws(Diagnostic) {
    self.library = library
    var documents: [RecDocument] = []
    for file in library.files {
      documents.append(RecDocument(try Files.readIfPresent(file.path) ?? [], file: file.path))
    }
    self.documents = documents
  }

  /// All entries but descriptors, in the order of the files, those without a usable key included.
  public var entries: [PlacedEntry] {
    var entries: [PlacedEntry] = []
    entries.reserveCapacity(library.places.count)
    var position = 0
    for (file, document) in documents.enumerated() {
      for (index, entry) in document.entries.enumerated() where !entry.isDescriptor {
        let isRecord =
          position < library.places.count && library.places[position].file == file
          && library.places[position].entry == index
        entries.append(
          PlacedEntry(document: document, entry: entry, position: isRecord ? position : nil))
        if isRecord { position += 1 }
      }
    }
    return entries
  }

  /// The entry of a record; `nil` if the file has been changed since and no longer has it.
  public func entry(at position: Int) -> PlacedEntry? {
    let place = library.places[position]
    let document = documents[place.file]
    guard place.entry < document.entries.count else { return nil }
    return PlacedEntry(
      document: document, entry: document.entries[place.entry], position: position)
  }
}

extension RecDocument {
  /// A field's name as it is written in the file, including capitals.
  public func spelling(of field: Field) -> String {
    let line = bytes[field.lines].drop(while: \.isBlank)
    return String(decoding: line.prefix { $0 != UInt8(ascii: ":") }, as: UTF8.self)
  }
}
