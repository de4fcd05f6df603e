internal import Platform
internal import Text

/// The files of a library that hold publication records.
///
/// Hidden files, the settings, the registries and the lists are none.
struct LibraryFiles {
  /// In the order of the folders' and the files' names.
  private(set) var files: [RecordFile] = []
  /// Those with lines that are no rec syntax.
  private(set) var faulty: [RecDocument] = []

  private let folder: String
  private let clearsTemporaries: Bool
  private var cache: RecordCache?
  private var seen: [(stamp: FileStamp, file: RecordFile)] = []
  private var missCount = 0

  private static let special: Set<String> = ["ibid.rec", "venues.rec", "people.rec"]

  /// Reads every file of records below `folder`, from the cache where that tells the same.
  ///
  /// `clearsTemporaries` also deletes what a killed command left, which only the holder of the lock
  /// may do.
  init(
    below folder: String, clearsTemporaries: Bool, cacheFolder: String?
  ) throws(Diagnostic) {
    self.folder = folder
    self.clearsTemporaries = clearsTemporaries
    let readAt = Clock.now
    let paths = try paths(below: "")
    files.reserveCapacity(paths.count)
    if let cacheFolder, paths.count >= RecordCache.leastFiles {
      cache = RecordCache(of: folder, in: cacheFolder)
      seen.reserveCapacity(paths.count)
    }
    var start = 0
    while start < paths.count {
      // Stamps are taken folder by folder, by bare names.
      let subfolder = Files.folder(of: paths[start])
      let end = paths[start...].firstIndex { Files.folder(of: $0) != subfolder } ?? paths.count
      try read(paths[start..<end], in: subfolder)
      start = end
    }
    // Rewriting the cache costs as much as reading some hundred files.
    if let cache, missCount >= RecordCache.leastFiles { cache.keep(seen, readAt: readAt) }
  }

  /// The files below a subfolder, as paths from `folder`.
  private func paths(below subfolder: String) throws(Diagnostic) -> [String] {
    var paths: [String] = []
    for entry in try Files.entries(of: Files.join(folder, subfolder)) {
      let path = subfolder.isEmpty ? entry.name : "\(subfolder)/\(entry.name)"
      if entry.name.utf8.first == UInt8(ascii: ".") {
        if clearsTemporaries, entry.name.hasPrefix(Transaction.temporaryPrefix),
          entry.name.hasSuffix(".tmp")
        {
          Files.discard(Files.join(folder, path))
        }
        continue
      }
      switch entry.kind {
      case .folder:
        if path != "lists" { paths += try self.paths(below: path) }
      case .file:
        if entry.name.hasSuffix(".rec"), !Self.special.contains(path) { paths.append(path) }
      case .other:
        continue
      }
    }
    return paths
  }

  private mutating func read(
    _ paths: ArraySlice<String>, in subfolder: String
  ) throws(Diagnostic) {
    let isCached = cache != nil
    let open = isCached ? OpenFolder(Files.join(folder, subfolder)) : nil
    for relativePath in paths {
      let stamp = open?.stamp(of: Files.name(of: relativePath))
      if let stamp, let file = cache?.file(relativePath, stamp: stamp, in: folder) {
        files.append(file)
        seen.append((stamp, file))
        continue
      }
      missCount += 1
      // A file may go between the listing and the reading: another command removed its record.
      let path = Files.join(folder, relativePath)
      guard let bytes = try Files.readIfPresent(path) else { continue }
      let document = RecDocument(bytes, file: path)
      let file = RecordFile(document, relativePath: relativePath, in: folder)
      files.append(file)
      if !document.faults.isEmpty {
        faulty.append(document)
      } else if let stamp {
        seen.append((stamp, file))
      }
    }
  }
}
