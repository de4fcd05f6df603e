internal import Platform
public import Records
public import Text

/// A library in memory: all its records, where each stands, and the changes not yet written.
///
///     ROOT/library/ibid.rec      settings
///     ROOT/library/venues.rec    registry of venues
///     ROOT/library/lists/*.rec   publication lists
///     ROOT/library/**/*.rec      records, one or several to a file
///     ROOT/styles/*              styles and templates of the library's own
public struct Library: Sendable {
  public enum Purpose: Equatable, Sendable { case reading, writing }

  /// The folder that holds `library/`, as a path from the working directory.
  public let root: String
  public let settings: Settings
  /// The files of records, in the order of their paths' bytes.
  public let documents: [RecDocument]
  /// All records in the order of their files and of their places there; those without a usable key
  /// are left out.
  public private(set) var records: [Record]

  /// Where the record of the same index stands.
  struct Place: Sendable {
    var document: Int
    var entry: Int
  }

  let places: [Place]
  /// By key, and then by alias: the first to claim a name has it.
  private let index: [String: Int]
  private let lock: Lock?

  // Changes since the library was read.
  var replaced: Set<Int> = []
  /// Text of the user's own for some of the replaced records.
  var rewritten: [Int: [UInt8]] = [:]
  var removed: Set<Int> = []
  private(set) var added: [Record] = []
  private var addedKeys: Set<String> = []

  /// Reads the library of a folder that `locate` found.
  ///
  /// For writing, the library is locked first and stays locked as long as the value lives.
  public init(at root: String, for purpose: Purpose) throws(Diagnostic) {
    self.root = root
    let folder = Files.join(root, "library")
    lock = purpose == .writing ? try Lock(folder: folder) : nil
    let settingsPath = Files.join(folder, "ibid.rec")
    settings = Settings(RecDocument(try Files.read(settingsPath), file: settingsPath))
    var documents: [RecDocument] = []
    try LibraryFiles.visit(folder, clearsTemporaries: purpose == .writing) { path, bytes in
      documents.append(RecDocument(bytes, file: path))
    }
    var records: [Record] = []
    var places: [Place] = []
    for (document, contents) in documents.enumerated() {
      for (entry, fields) in contents.entries.enumerated() where !fields.isDescriptor {
        guard let record = fields.record else { continue }
        records.append(record)
        places.append(Place(document: document, entry: entry))
      }
    }
    var index: [String: Int] = [:]
    index.reserveCapacity(records.count)
    for (position, record) in records.enumerated() where index[record.key.text] == nil {
      index[record.key.text] = position
    }
    for (position, record) in records.enumerated() {
      for alias in record.aliases where index[alias] == nil { index[alias] = position }
    }
    self.documents = documents
    self.records = records
    self.places = places
    self.index = index
  }

  /// The folder of the library that `start` is in: the first one upwards with `library/ibid.rec`.
  public static func locate(from start: String) throws(Diagnostic) -> String {
    var folder = start
    while true {
      if Files.kind(of: Files.join(folder, "library/ibid.rec")) != nil { return folder }
      guard let real = Files.realPath(folder) else {
        let shown = start.escapingControls
        throw Diagnostic(
          "there is no folder \"\(shown)\"",
          hint: "name one that is there, or make a library with `ibid init \(shown)`")
      }
      if real == "/" { break }
      folder = folder == "." ? ".." : "\(folder)/.."
    }
    throw Diagnostic(
      "no library here: neither this folder nor one above it holds library/ibid.rec",
      hint: "make one with `ibid init`, or name one with `-C DIR`")
  }

  // MARK: Looking up

  /// The position of the record that a key or an alias names.
  public func position(of key: String) -> Int? { index[key] }

  /// The record that a key or an alias names.
  public subscript(_ key: String) -> Record? { index[key].map { records[$0] } }

  /// All names that `\cite` can use.
  public var allKeys: [String] { Array(index.keys) }

  /// Whether a key is some record's, or was once.
  public func isTaken(_ key: String) -> Bool {
    index[key] != nil || addedKeys.contains(key)
  }

  /// The text of a record as it stands in its file.
  public func text(at position: Int) -> String {
    let place = places[position]
    let document = documents[place.document]
    return document.text(of: document.entries[place.entry])
  }

  /// The path of the file that a record stands in.
  public func path(at position: Int) -> String { documents[places[position].document].file }

  // MARK: Changing

  /// Puts a record in the place of the one at `position`; written by `commit`.
  public mutating func replace(at position: Int, with record: Record) {
    guard records[position] != record else { return }
    records[position] = record
    replaced.insert(position)
  }

  /// Puts a text that the user wrote, which says `record`, in the place of the one at `position`.
  public mutating func replaceText(at position: Int, with text: [UInt8], record: Record) {
    records[position] = record
    replaced.insert(position)
    rewritten[position] = text
  }

  /// Takes a record out; written by `commit`.
  public mutating func remove(at position: Int) { removed.insert(position) }

  /// Adds a record, in a file of its own; written by `commit`.
  public mutating func add(_ record: Record) {
    added.append(record)
    addedKeys.insert(record.key.text)
    addedKeys.formUnion(record.aliases)
  }

  /// Forgets the changes, which have been written.
  mutating func forgetChanges() {
    (replaced, rewritten, removed) = ([], [:], [])
    (added, addedKeys) = ([], [])
  }
}
