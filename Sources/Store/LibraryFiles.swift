internal import OperatingSystem
internal import Text

/// The files of a library that hold publication records.
///
/// Hidden files, the settings, the registries and the lists do not.
public struct LibraryFiles {
  /// The files, in the order of the names of folders and files.
  private(set) var files: [RecordFile] = []
  /// The files with lines that are not rec syntax.
  private(set) var faulty: [RecDocument] = []
  /// A warning for each file or link that is not read and may hold records.
  private(set) var passedOver: [Diagnostic] = []

  private let folder: String
  private let clearsTemporaries: Bool
  /// The folders that have been listed, which a link may lead to again.
  private var listed: Set<Files.Identity> = []

  /// Whether a path, relative to the record folder, names a file of publication records.
  public static func isRecordFile(_ path: String) -> Bool {
    let folders = path.split(separator: "/")
    return path.hasSuffix(".rec") && !special.contains(path) && folders.first != "lists"
      && !folders.contains { $0.utf8.first == UInt8(ascii: ".") }
  }

  private static let special: Set<String> = ["ibid.rec", "venues.rec", "people.rec"]

  /// Reads every record file below `folder`; those that have not changed come from the cache.
  ///
  /// `clearsTemporaries` also deletes what killed commands left, which requires the library's lock.
  init(
    below folder: String, clearsTemporaries: Bool, cacheFolder: String?
  ) throws(Diagnostic) {
    self.folder = folder
    self.clearsTemporaries = clearsTemporaries
    let readAt = Clock.system.now()
    let paths = try paths(below: "")
    let cache =
      paths.count >= RecordCache.leastFiles
      ? cacheFolder.map { RecordCache(of: folder, in: $0) } : nil
    let pieces = Parallel.map(paths.indices) { range in
      [Self.read(paths[range], in: folder, cache)]
    }
    files.reserveCapacity(paths.count)
    for piece in pieces {
      if let failure = piece.failure { throw failure }
      files += piece.files.map(\.file)
      faulty += piece.faulty
    }
    // Rewriting the cache costs as much as reading some hundred files.
    if let cache, pieces.reduce(0, { $0 + $1.missCount }) >= RecordCache.leastFiles {
      cache.keep(pieces.flatMap(\.files), readAt: readAt)
    }
  }

  /// The files below a subfolder, relative to `folder`.
  private mutating func paths(below subfolder: String) throws(Diagnostic) -> [String] {
    var paths: [String] = []
    if let identity = Files.identity(of: Files.join(folder, subfolder)),
      !listed.insert(identity).inserted
    {
      return []
    }
    for entry in try Files.entries(of: Files.join(folder, subfolder)) {
      let path = subfolder.isEmpty ? entry.name : "\(subfolder)/\(entry.name)"
      if entry.name.utf8.first == UInt8(ascii: ".") {
        if clearsTemporaries, Transaction.isTemporary(entry.name) {
          Files.discard(Files.join(folder, path))
        }
        continue
      }
      switch entry.kind {
      case .folder:
        if entry.isLink, !mayFollow(path) { continue }
        if path != "lists" {
          paths += try self.paths(below: path)
        } else if clearsTemporaries {
          Transaction.clearTemporaries(in: Files.join(folder, path), areOwn: true)
        }
      case .file:
        if entry.name.hasSuffix(".rec"), !Self.special.contains(path) { paths.append(path) }
      case .other:
        if entry.name.hasSuffix(".rec") {
          let whole = Files.join(folder, path)
          passOver(
            path,
            entry.isLink && Files.kind(of: whole) == nil
              ? "is a link to a file that is not there" : "is no regular file",
            hint: "put a file in its place, or remove it")
        }
      }
    }
    return paths
  }

  /// Whether to read the folder that a symbolic link leads to.
  ///
  /// The library's own folders are read anyway. Folders outside of its root are not followed: a
  /// link may lead to the whole disk.
  private mutating func mayFollow(_ path: String) -> Bool {
    if path == "lists" { return true }
    guard let target = Files.realPath(Files.join(folder, path)),
      let own = Files.realPath(folder), let root = Files.realPath(Files.folder(of: folder))
    else { return false }
    if target.isPath(in: own) {
      passOver(path, "is a link to a folder of the library itself", hint: "remove it")
      return false
    }
    if target.isPath(in: root) { return true }
    passOver(
      path, "is a link to a folder outside of the library", hint: "move the folder to its place")
    return false
  }

  private mutating func passOver(_ path: String, _ reason: String, hint: String) {
    let name = Files.join(folder, path)
    passedOver.append(
      Diagnostic(
        "this \(reason), so no records are read there", hint: hint,
        at: SourceRange(file: name, at: 0), severity: .warning))
  }

  /// The files that one thread has read.
  fileprivate struct Piece: Sendable {
    var files: [(stamp: FileStamp?, file: RecordFile)] = []
    var faulty: [RecDocument] = []
    var missCount = 0
    var failure: Diagnostic?
  }

  private static func read(
    _ paths: ArraySlice<String>, in folder: String, _ cache: RecordCache?
  ) -> Piece {
    var piece = Piece()
    piece.files.reserveCapacity(paths.count)
    var position = RecordCache.Position(startingAt: paths.startIndex)
    do throws(Diagnostic) {
      let stamps = cache == nil ? nil : OpenFolder(folder)
      for relativePath in paths {
        let stamp = stamps?.stamp(of: relativePath)
        if let stamp,
          let file = cache?.file(relativePath, stamp: stamp, in: folder, at: &position)
        {
          piece.files.append((stamp, file))
        } else {
          try piece.readFile(relativePath, in: folder, stamp: stamp)
        }
      }
    } catch {
      piece.failure = error
    }
    return piece
  }
}

extension String {
  /// Whether a path is `folder` or is in it; both have neither links nor `..`.
  fileprivate func isPath(in folder: String) -> Bool {
    self == folder || hasPrefix(folder.hasSuffix("/") ? folder : folder + "/")
  }
}

extension LibraryFiles.Piece {
  fileprivate mutating func readFile(
    _ relativePath: String, in folder: String, stamp: FileStamp?
  ) throws(Diagnostic) {
    missCount += 1
    // The file may have been deleted since the listing, by a command that removed its record.
    let path = Files.join(folder, relativePath)
    guard let bytes = try Files.readIfPresent(path) else { return }
    let document = RecDocument(bytes, file: path)
    // A file with faults is not cached, so that the faults are reported each time.
    files.append(
      (
        document.faults.isEmpty ? stamp : nil,
        RecordFile(document, relativePath: relativePath, in: folder)
      ))
    if !document.faults.isEmpty { faulty.append(document) }
  }
}
