public import Records
internal import Text

/// A file of the library with its publication records.
public struct RecordFile: Equatable, Sendable {
  /// A record and the index of its entry in the file.
  public struct Placed: Equatable, Sendable {
    public var entry: Int
    public var record: Record
  }

  private let folder: String
  /// The path from the folder `library`.
  let relativePath: String
  public let placed: [Placed]
  /// How many paragraphs of fields the file has, descriptors and those without a key included.
  public let entryCount: Int

  /// The path from the working directory.
  public var path: String { "\(folder)/\(relativePath)" }

  init(_ relativePath: String, in folder: String, placed: [Placed], entryCount: Int) {
    self.folder = folder
    self.relativePath = relativePath
    self.placed = placed
    self.entryCount = entryCount
  }

  init(_ document: RecDocument, relativePath: String, in folder: String) {
    self.folder = folder
    self.relativePath = relativePath
    entryCount = document.entries.count
    placed = document.entries.enumerated().compactMap { index, entry in
      guard !entry.isDescriptor, let record = entry.record else { return nil }
      return Placed(entry: index, record: record)
    }
  }
}
