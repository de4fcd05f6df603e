internal import Platform
internal import Records
internal import Text

/// What the files of a large library said when they were last read, so that those that are as they
/// were need not be read again.
///
/// It may be deleted at any time. Its file, for a library of *n* files:
///
///     "ibid cache 2\n"                              magic
///     n                                             u32, as all counts and lengths
///     n × (path, stamp as 4 × i64, length)          the table, in the library's order
///     n × block                                     entryCount, recordCount, records:
///                                                   entry, key, type, fieldCount, (name, value) …
///
/// Numbers are little-endian, text is a length and UTF-8 bytes.
struct RecordCache {
  /// Where the cache of a library is kept.
  private let path: String
  private var bytes: [UInt8] = []
  /// Where the block of each file is, and the stamp that the file had.
  private var table: [(path: Range<Int>, stamp: FileStamp, block: Range<Int>)] = []
  private var next = 0
  private lazy var index: [String: Int] = {
    Dictionary(
      table.enumerated().map { (String(decoding: bytes[$1.path], as: UTF8.self), $0) },
      uniquingKeysWith: { first, _ in first })
  }()

  /// Fewer files than this are read as fast as a cache is.
  static let leastFiles = 256

  private static let magic = Array("ibid cache 2\n".utf8)

  /// Opens the cache of a library folder; a damaged one is as good as none.
  init(of library: String, in folder: String) {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325  // FNV-1a, 64 bits
    for byte in (Files.realPath(library) ?? library).utf8 {
      hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
    }
    path = Files.join(folder, "ibid/\(String(hash, radix: 16)).cache")
    guard let bytes = try? Files.readIfPresent(path), bytes.starts(with: Self.magic) else { return }
    var reader = CacheReader(bytes, at: Self.magic.count)
    var table: [(path: Range<Int>, stamp: FileStamp, block: Range<Int>)] = []
    var offset = 0
    for _ in 0..<reader.count() {
      let path = reader.textBytes()
      let stamp = FileStamp(
        size: reader.integer(), modified: reader.integer(), changed: reader.integer(),
        inode: UInt64(bitPattern: reader.integer()))
      let length = reader.count()
      table.append((path, stamp, offset..<(offset + length)))
      offset += length
    }
    let start = reader.offset
    guard !reader.isDamaged, start + offset == bytes.count else { return }
    self.bytes = bytes
    self.table = table.map { ($0, $1, ($2.lowerBound + start)..<($2.upperBound + start)) }
  }

  /// What a file said, if it has not changed since.
  mutating func file(
    _ relativePath: String, stamp: FileStamp, in folder: String
  ) -> RecordFile? {
    guard !table.isEmpty else { return nil }
    // Files come in the order of the table, but for those that were added or removed.
    if next >= table.count || !bytes[table[next].path].elementsEqual(relativePath.utf8) {
      guard let position = index[relativePath] else { return nil }
      next = position
    }
    let row = table[next]
    next += 1
    guard row.stamp == stamp else { return nil }
    var reader = CacheReader(bytes, at: row.block.lowerBound)
    let file = reader.file(relativePath, in: folder)
    return reader.isDamaged || reader.offset != row.block.upperBound ? nil : file
  }

  /// Keeps what files say, unless a stamp is too young to tell a later change from this one.
  ///
  /// A cache that cannot be written is no loss, and says nothing.
  func keep(_ files: [(stamp: FileStamp, file: RecordFile)], readAt: Int64) {
    // Clocks of file systems tick every few milliseconds; some, every two seconds (FAT).
    let oldEnough = readAt - 2_000_000_000
    let kept = files.filter { $0.stamp.changed < oldEnough && $0.stamp.modified < oldEnough }
    var table = CacheWriter()
    var blocks = CacheWriter()
    table.bytes = Self.magic
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
    var transaction = Transaction()
    transaction.write(table.bytes + blocks.bytes, to: path)
    try? transaction.commit(isDurable: false)
  }
}
