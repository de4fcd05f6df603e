internal import Text

/// The path in a `bdsk-file-N` field: a binary property list in Base64.
///
/// It is a dictionary, or an archive with one, whose `relativePath` leads from the folder of the
/// `.bib` file; the rest finds the file again on the same Mac.
///
/// - Source: BibDesk, `BDSKLinkedFile`; Apple's `CFBinaryPList.c`, the format of version 00.
enum BibDeskFile {
  /// The path from the folder of the `.bib` file; `nil` if the value is damaged.
  static func path(in source: ArraySlice<UInt8>) -> String? {
    guard let bytes = Base64.decoded(source), let list = BinaryPropertyList(bytes) else {
      return nil
    }
    return list.text(forKey: "relativePath")
  }
}

/// The objects of a binary property list, as far as `BibDeskFile` needs them.
private struct BinaryPropertyList {
  private let bytes: [UInt8]
  /// Where each object is.
  private let offsets: [Int]
  private let referenceSize: Int

  private static let magic = Array("bplist00".utf8)
  private static let trailerSize = 32
  /// The maximum number of objects, and of items in one; BibDesk writes some twenty.
  ///
  /// Objects may refer to each other in any way, so a hostile list could take quadratic time.
  private static let maximumCount = 200
  /// The maximum length of a text, as long as a path can be.
  private static let maximumText = 4_096

  init?(_ bytes: [UInt8]) {
    guard bytes.starts(with: Self.magic), bytes.count >= Self.magic.count + Self.trailerSize else {
      return nil
    }
    let trailer = Array(bytes.suffix(Self.trailerSize))
    let offsetSize = Int(trailer[6])
    guard let count = Self.number(trailer[8..<16]), let table = Self.number(trailer[24..<32]),
      (1...8).contains(offsetSize), (1...8).contains(trailer[7]), table <= bytes.count,
      count <= min(Self.maximumCount, (bytes.count - table) / offsetSize)
    else { return nil }
    self.bytes = bytes
    referenceSize = Int(trailer[7])
    offsets = (0..<count).compactMap { index in
      let start = table + index * offsetSize
      return Self.number(bytes[start..<(start + offsetSize)])
    }
  }

  /// The text under a key, in the first dictionary that has the key.
  func text(forKey key: String) -> String? {
    for index in offsets.indices {
      for (name, value) in dictionary(at: index) where text(at: name) == key {
        // In an archive the value is the number of an object in the list `$objects`.
        return text(at: value) ?? archiveIndex(at: value).flatMap(archived)
      }
    }
    return nil
  }

  private func archived(_ index: Int) -> String? {
    for object in offsets.indices {
      for (name, value) in dictionary(at: object) where text(at: name) == "$objects" {
        let objects = references(at: value, kind: 0xA0, perItem: 1)
        return objects.indices.contains(index) ? text(at: objects[index]) : nil
      }
    }
    return nil
  }

  private func dictionary(at index: Int) -> [(key: Int, value: Int)] {
    let all = references(at: index, kind: 0xD0, perItem: 2)
    return Array(zip(all.prefix(all.count / 2), all.dropFirst(all.count / 2)))
      .map { (key: $0, value: $1) }
  }

  /// The objects that an array or a dictionary refers to.
  private func references(at index: Int, kind: UInt8, perItem: Int) -> [Int] {
    guard let (count, start) = header(at: index, kind: kind),
      count <= min(Self.maximumCount, (bytes.count - start) / (referenceSize * perItem))
    else { return [] }
    return (0..<(count * perItem)).compactMap { item in
      let place = start + item * referenceSize
      return Self.number(bytes[place..<(place + referenceSize)])
    }
  }

  private func text(at index: Int) -> String? {
    if let (count, start) = header(at: index, kind: 0x50),
      count <= min(Self.maximumText, bytes.count - start)
    {
      return String(decoding: bytes[start..<(start + count)], as: UTF8.self)
    }
    guard let (count, start) = header(at: index, kind: 0x60),
      count <= min(Self.maximumText, (bytes.count - start) / 2)
    else { return nil }
    let units = (0..<count).map { unit in
      UInt16(bytes[start + 2 * unit]) << 8 | UInt16(bytes[start + 2 * unit + 1])
    }
    return String(decoding: units, as: UTF16.self)
  }

  private func archiveIndex(at index: Int) -> Int? {
    guard let (size, start) = header(at: index, kind: 0x80), size < 8,
      start + size + 1 <= bytes.count
    else { return nil }
    return Self.number(bytes[start..<(start + size + 1)])
  }

  /// The count of an object of some kind, and where its contents begin.
  private func header(at index: Int, kind: UInt8) -> (count: Int, start: Int)? {
    guard offsets.indices.contains(index), offsets[index] < bytes.count else { return nil }
    let place = offsets[index]
    guard bytes[place] & 0xF0 == kind else { return nil }
    let count = Int(bytes[place] & 0x0F)
    guard count == 15 else { return (count, place + 1) }
    // A count of 15 says that the count follows as an integer.
    guard place + 1 < bytes.count, bytes[place + 1] & 0xF0 == 0x10 else { return nil }
    let size = 1 << Int(bytes[place + 1] & 0x0F)
    guard size <= 8, place + 2 + size <= bytes.count,
      let long = Self.number(bytes[(place + 2)..<(place + 2 + size)])
    else { return nil }
    return (long, place + 2 + size)
  }

  /// A big-endian number; `nil` if it is larger than any file.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    let value = bytes.reduce(0 as UInt64) { $0 << 8 | UInt64($1) }
    return value < 1 << 40 ? Int(value) : nil
  }
}

/// The encoding of bytes in letters, digits, `+` and `/`.
///
/// - Source: RFC 4648, section 4.
private enum Base64 {
  /// The bytes, or `nil` if the text has characters other than those and white space.
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var result: [UInt8] = []
    var (bits, count) = (0 as UInt32, 0)
    for byte in text where !byte.isASCIIWhitespace && byte != UInt8(ascii: "=") {
      let value: UInt8
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"): value = byte - UInt8(ascii: "A")
      case UInt8(ascii: "a")...UInt8(ascii: "z"): value = byte - UInt8(ascii: "a") + 26
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = byte - UInt8(ascii: "0") + 52
      case UInt8(ascii: "+"): value = 62
      case UInt8(ascii: "/"): value = 63
      default: return nil
      }
      bits = (bits & 0x3F_FFFF) << 6 | UInt32(value)
      count += 6
      if count >= 8 {
        count -= 8
        result.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return result
  }
}
