public import OperatingSystem
public import Records
public import Text

/// A library in memory: its records, their places in files, and the changes not yet written.
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
  /// The files of records, in the order of their paths.
  public let files: [RecordFile]
  /// The files with lines that are not rec syntax.
  public let faulty: [RecDocument]
  /// Warnings about links and files that are not read.
  public let passedOver: [Diagnostic]
  /// All records in the order of their files, and within a file in its order; those without a
  /// usable key are left out.
  ///
  /// Their fields have ibid's names, whatever names the files have: `journal` for `journaltitle`.
  /// The files keep their names until a value of the field changes.
  public private(set) var records: [Record]
  /// The records as their files have them, by position, where names of fields differ.
  private var spelled: [Int: Record] = [:]

  /// The place of a record: the indices of its file and of its entry there.
  public struct Place: Sendable {
    public var file: Int
    public var entry: Int
  }

  public let places: [Place]
  private let index: KeyIndex
  private let lock: Lock?

  // Changes since the library was read.
  /// The original versions of the changed records.
  private var originals: [Int: Record] = [:]
  var replaced: Set<Int> = []
  /// Text that the user wrote for some of the replaced records.
  var rewritten: [Int: [UInt8]] = [:]
  var removed: Set<Int> = []
  private(set) var added: [Record] = []
  private var addedKeys: Set<String> = []

  /// Reads the library of a folder that `locate` found.
  ///
  /// For writing, the library is locked first and stays locked as long as the value lives.
  ///
  /// - Parameters:
  ///   - root: The folder that holds `library/`.
  ///   - purpose: Whether the library will be changed.
  ///   - cacheFolder: Where the caches of large libraries are kept; without one there is no cache.
  ///   - takeLock: Locks the folder `library/`, for writing.
  /// - Throws: A `Diagnostic` when a file cannot be read. Files with lines that are not rec syntax
  ///   are in `faulty`.
  public init(
    at root: String, for purpose: Purpose, cacheFolder: String? = nil,
    locking takeLock: (String) throws(Diagnostic) -> Lock = { (folder) throws(Diagnostic) in
      try Lock(folder: folder)
    }
  ) throws(Diagnostic) {
    self.root = root
    let folder = Files.join(root, "library")
    lock = purpose == .writing ? try takeLock(folder) : nil
    settings = try Settings(of: root)
    let contents = try LibraryFiles(
      below: folder, clearsTemporaries: purpose == .writing, cacheFolder: cacheFolder)
    files = contents.files
    faulty = contents.faulty
    passedOver = contents.passedOver
    var records: [Record] = []
    var places: [Place] = []
    records.reserveCapacity(files.count)
    places.reserveCapacity(files.count)
    for (index, file) in files.enumerated() {
      for placed in file.placed {
        if placed.record.fields.contains(where: \.hasOtherName) {
          spelled[records.count] = placed.record
          records.append(placed.record.withCanonicalNames)
        } else {
          records.append(placed.record)
        }
        places.append(Place(file: index, entry: placed.entry))
      }
    }
    self.records = records
    self.places = places
    index = KeyIndex(records)
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
  public var allKeys: [String] { Array(index.all.keys) }

  /// Whether a key is in use, as a key or as an alias.
  public func isTaken(_ key: String) -> Bool {
    index[key] != nil || addedKeys.contains(key)
  }

  /// The file of a record, as it is now.
  public func document(at position: Int) throws(Diagnostic) -> RecDocument {
    let path = path(at: position)
    return RecDocument(try Files.readRegular(path), file: path)
  }

  /// The text of a record in its file.
  public func text(at position: Int) throws(Diagnostic) -> String {
    let document = try document(at: position)
    return document.text(of: try entry(at: position, in: document))
  }

  /// The entry of a record in its file, which must still be what it was when the library was read.
  func entry(at position: Int, in document: RecDocument) throws(Diagnostic) -> RecDocument.Entry {
    let index = places[position].entry
    guard index < document.entries.count, document.entries[index].record == stored(at: position)
    else { throw Diagnostic.changedMeanwhile([document.file]) }
    return document.entries[index]
  }

  /// The record as its file had it when the library was read, with the file's names of fields.
  public func stored(at position: Int) -> Record { spelled[position] ?? original(at: position) }

  /// A record as its file is to have it: with the file's names for fields that did not change.
  func spelling(at position: Int) -> Record {
    let record = records[position]
    return spelled[position].map(record.spelled) ?? record
  }

  /// The path of a record's file.
  public func path(at position: Int) -> String { files[places[position].file].path }

  // MARK: Changing

  /// Replaces the record at `position`; `commit` writes it.
  public mutating func replace(at position: Int, with record: Record) {
    let record = record.withCanonicalNames
    guard records[position] != record else { return }
    keepOriginal(at: position)
    records[position] = record
    replaced.insert(position)
  }

  /// Replaces the record at `position` with text that the user wrote, which parses as `record`.
  public mutating func replaceText(at position: Int, with text: [UInt8], record: Record) {
    keepOriginal(at: position)
    records[position] = record.withCanonicalNames
    replaced.insert(position)
    rewritten[position] = text
  }

  /// Removes a record; `commit` writes it.
  public mutating func remove(at position: Int) { removed.insert(position) }

  /// Adds a record, in a file of its own; `commit` writes it.
  public mutating func add(_ record: Record) {
    added.append(record)
    addedKeys.insert(record.key.text)
    addedKeys.formUnion(record.aliases)
  }

  private mutating func keepOriginal(at position: Int) {
    if originals[position] == nil { originals[position] = records[position] }
  }

  /// A record as it was when the library was read.
  func original(at position: Int) -> Record { originals[position] ?? records[position] }

  /// Forgets the changes after they have been written.
  mutating func forgetChanges() {
    for position in replaced {
      let text = rewritten[position].map { RecDocument($0, file: "").records.first } ?? nil
      let written = text ?? spelling(at: position)
      spelled[position] = written == records[position] ? nil : written
    }
    (originals, replaced, rewritten, removed) = ([:], [], [:], [])
    (added, addedKeys) = ([], [])
  }
}
