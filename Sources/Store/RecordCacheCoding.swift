internal import Records

/// Writes the parts of a cache.
struct CacheWriter {
  var bytes: [UInt8] = []
  /// The distinct names of fields and types.
  private(set) var names: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func count(_ value: Int) { append(UInt64(value), bytes: 4) }
  mutating func integer(_ value: Int64) { append(UInt64(bitPattern: value), bytes: 8) }

  private mutating func append(_ value: UInt64, bytes count: Int) {
    for index in 0..<count { bytes.append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }

  mutating func text(_ text: String) {
    count(text.utf8.count)
    bytes += text.utf8
  }

  /// Writes a name as its index.
  private mutating func name(_ name: String) {
    if let number = numbers[name] { return count(number) }
    numbers[name] = names.count
    count(names.count)
    names.append(name)
  }

  mutating func file(_ file: RecordFile) {
    count(file.entryCount)
    count(file.placed.count)
    for placed in file.placed {
      count(placed.entry)
      text(placed.record.key.text)
      name(placed.record.type.name)
      count(placed.record.fields.count)
      for field in placed.record.fields {
        name(field.name.text)
        text(field.value)
      }
    }
  }
}

/// Reads the parts of a cache; a missing part reads as empty and marks the cache as damaged.
///
/// It reads a buffer rather than an array: slices of an array are reference-counted, and threads
/// that count the same array wait for each other. Every access is within the bounds that `count`
/// checks.
@safe
struct CacheReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  /// The names of fields and types, by index.
  private let names: [String]
  private(set) var offset: Int
  private(set) var isDamaged = false

  init(_ bytes: UnsafeBufferPointer<UInt8>, at offset: Int, names: [String] = []) {
    unsafe self.bytes = bytes
    self.names = names
    self.offset = offset
  }

  mutating func number() -> Int { Int(read() as UInt32) }

  /// A count or a length; at most the number of remaining bytes, which bounds every loop over it.
  mutating func count() -> Int {
    let value = number()
    if unsafe value > bytes.count - offset { isDamaged = true }
    return isDamaged ? 0 : value
  }

  mutating func integer() -> Int64 { read() }

  private mutating func read<Value: FixedWidthInteger>() -> Value {
    let size = MemoryLayout<Value>.size
    guard unsafe offset + size <= bytes.count else {
      isDamaged = true
      return 0
    }
    defer { offset += size }
    return unsafe Value(
      littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(
        fromByteOffset: offset, as: Value.self))
  }

  mutating func text() -> String { unsafe String(decoding: bytes[textBytes()], as: UTF8.self) }

  /// The range of a text, to compare it without decoding.
  mutating func textBytes() -> Range<Int> {
    let length = count()
    defer { offset += length }
    return offset..<(offset + length)
  }

  private mutating func name() -> String {
    let number = number()
    if number < names.count { return names[number] }
    isDamaged = true
    return ""
  }

  mutating func file(_ relativePath: String, in folder: String) -> RecordFile {
    let entryCount = number()
    var placed: [RecordFile.Placed] = []
    for _ in 0..<count() {
      let entry = number()
      let key = CitationKey(stored: text())
      var record = Record(key: key, type: RecordType(name()))
      let fieldCount = count()
      record.fields.reserveCapacity(fieldCount)
      for _ in 0..<fieldCount {
        let name = FieldName(name())
        record.append(name, text())
      }
      placed.append(RecordFile.Placed(entry: entry, record: record))
      if isDamaged { break }
    }
    return RecordFile(relativePath, in: folder, placed: placed, entryCount: entryCount)
  }
}
