internal import OperatingSystem
internal import Records
internal import Text

/// A cache of the records of a large library, so that files that have not changed are not parsed
/// again.
///
/// It may be deleted at any time. Its file, for a library of *n* files:
///
///     "ibid cache 3\n"                              magic
///     count, texts                                  names of fields and types
///     n                                             u32, as all numbers, counts and lengths
///     n × (path, stamp as 4 × i64, length)          the table, in the library's order
///     n × block                                     entryCount, recordCount, records:
///                                                   entry, key, type, fieldCount, (name, value) …
///
/// Types and field names are indices into the names.
/// Numbers are little-endian, text is a length and UTF-8 bytes.
struct RecordCache: Sendable {
  /// The path of the cache.
  private let path: String
  private var contents: MappedFile?
  private var names: [String] = []
  private var table: [Row] = []

  private struct Row {
    /// Where the path is.
    var path: Range<Int>
    /// The stamp that the file had.
    var stamp: FileStamp
    /// Where the file's block is.
    var block: Range<Int>
  }
  /// With fewer files than this, a cache is not faster.
  static let leastFiles = 256

  private static let magic = Array("ibid cache 3\n".utf8)

  /// Opens the cache of a library folder; a damaged one is ignored.
  init(of library: String, in folder: String) {
    let name = (Files.realPath(library) ?? library).stableHash
    path = Files.join(folder, "ibid/\(name).cache")
    guard let contents = MappedFile(path) else { return }
    self.contents = contents
    (names, table) = unsafe contents.withBytes { buffer in
      guard unsafe buffer.starts(with: Self.magic) else { return ([], []) }
      var reader = unsafe CacheReader(buffer, at: Self.magic.count)
      var names: [String] = []
      for _ in 0..<reader.count() { names.append(reader.text()) }
      return (names, Self.table(from: &reader, upTo: buffer.count))
    }
  }

  private static func table(from reader: inout CacheReader, upTo end: Int) -> [Row] {
    var table: [Row] = []
    var offset = 0
    for _ in 0..<reader.count() {
      let path = reader.textBytes()
      let stamp = FileStamp(
        size: reader.integer(), modified: reader.integer(), changed: reader.integer(),
        inode: UInt64(bitPattern: reader.integer()))
      let length = reader.count()
      table.append(Row(path: path, stamp: stamp, block: offset..<(offset + length)))
      offset += length
    }
    let start = reader.offset
    guard !reader.isDamaged, start + offset == end else { return [] }
    for index in table.indices {
      let block = table[index].block
      table[index].block = (block.lowerBound + start)..<(block.upperBound + start)
    }
    return table
  }

  /// The row at which the search for the next file starts.
  ///
  /// Files are requested in the order of the table, except for those that were added or removed
  /// since, so the search continues after the last row that was found.
  struct Position {
    fileprivate var next: Int

    init(startingAt index: Int) { next = index }
  }

  /// The records of a file, if it has not changed since.
  func file(
    _ relativePath: String, stamp: FileStamp, in folder: String, at position: inout Position
  ) -> RecordFile? {
    guard let contents, let found = row(of: relativePath, from: position.next, in: contents)
    else { return nil }
    position.next = found + 1
    guard table[found].stamp == stamp else { return nil }
    let block = table[found].block
    return unsafe contents.withBytes { buffer in
      var reader = unsafe CacheReader(buffer, at: block.lowerBound, names: names)
      let file = reader.file(relativePath, in: folder)
      return reader.isDamaged || reader.offset != block.upperBound ? nil : file
    }
  }

  /// The row of a path, searched from `start` to the end and then from the beginning.
  private func row(of relativePath: String, from start: Int, in contents: MappedFile) -> Int? {
    unsafe contents.withBytes { buffer in
      let matches = { (row: Int) in
        unsafe table[row].path.count == relativePath.utf8.count
          && buffer[table[row].path].elementsEqual(relativePath.utf8)
      }
      let start = min(start, table.count)
      return (start..<table.count).first(where: matches) ?? (0..<start).first(where: matches)
    }
  }

  /// Writes the cache, without files whose stamps are so recent that a later change may not alter
  /// them.
  ///
  /// Failures are ignored: a cache that cannot be written is only slower.
  func keep(_ files: [(stamp: FileStamp?, file: RecordFile)], readAt: Int64) {
    var kept: [(stamp: FileStamp, file: RecordFile)] = []
    for case (let stamp?, let file) in files where stamp.isSettled(at: readAt) {
      kept.append((stamp, file))
    }
    guard 2 * kept.count >= files.count else { return }
    var table = CacheWriter()
    var blocks = CacheWriter()
    table.count(kept.count)
    for (stamp, file) in kept {
      let start = blocks.bytes.count
      blocks.file(file)
      table.text(file.relativePath)
      table.integer(stamp.size)
      table.integer(stamp.modified)
      table.integer(stamp.changed)
      table.integer(Int64(bitPattern: stamp.inode))
      table.count(blocks.bytes.count - start)
    }
    var head = CacheWriter()
    head.bytes = Self.magic
    head.count(blocks.names.count)
    for name in blocks.names { head.text(name) }
    var transaction = Transaction()
    transaction.overwrite(path, with: head.bytes + table.bytes + blocks.bytes)
    try? transaction.commit(isDurable: false)
  }
}
