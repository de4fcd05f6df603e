internal import Records
internal import Text

/// The name of the file that holds a record: `KEY.rec`.
///
/// Bytes that some file system does not allow are percent-encoded (RFC 3986, section 2.1), so that
/// a key is never a path, and every key has a file name on Linux, macOS and Windows.
enum RecordFileName {
  /// A name that differs from all in `taken`, even on a file system that ignores case or normalizes
  /// Unicode.
  ///
  /// - Parameters:
  ///   - key: The record's key.
  ///   - taken: The names in the folder, folded by `collisionKey(of:)`.
  /// - Returns: The name, `.rec` included.
  static func name(for key: CitationKey, avoiding taken: Set<String>) -> String {
    let bytes = Array(key.text.utf8)
    // Encoding more letters makes the name differ from the one that exists.
    for encodedCount in 0...bytes.count {
      let name = encoded(bytes, atLeast: encodedCount) + ".rec"
      if !taken.contains(collisionKey(of: name)) { return name }
    }
    var number = 2
    while taken.contains(collisionKey(of: "\(encoded(bytes, atLeast: 0))%\(number).rec")) {
      number += 1
    }
    return "\(encoded(bytes, atLeast: 0))%\(number).rec"
  }

  /// A folded name; equal for names that some file system treats as the same.
  static func collisionKey(of name: String) -> String { Folding.fold(name) }

  private static func encoded(_ key: [UInt8], atLeast count: Int) -> String {
    var result: [UInt8] = []
    let isReserved = reserved.contains(String(decoding: key, as: UTF8.self).asciiLowercased)
    for (index, byte) in key.enumerated() {
      let isEdge = index == 0 ? byte == dot || byte == dash : index == key.count - 1 && byte == dot
      if index < count || isEdge || isUnspeakable(byte) || (index == 0 && isReserved) {
        result.append("%\(byte.hexadecimal)")
      } else {
        result.append(byte)
      }
    }
    guard result.count > maximumLength else { return String(decoding: result, as: UTF8.self) }
    // Too long for a file system: the name is shortened and gets a hash of the key.
    var end = maximumLength - 17
    while end > 0, result[end] & 0xC0 == 0x80 { end -= 1 }
    return String(decoding: result[..<end], as: UTF8.self) + "%"
      + String(decoding: key, as: UTF8.self).stableHash
  }

  private static let dot = UInt8(ascii: ".")
  private static let dash = UInt8(ascii: "-")
  private static let percent = UInt8(ascii: "%")
  /// File systems allow 255 bytes; `.rec` and a number have to fit as well.
  private static let maximumLength = 230
  /// Names that Windows keeps for devices.
  private static let reserved: Set<String> = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
  ]

  private static func isUnspeakable(_ byte: UInt8) -> Bool {
    byte.isASCIIControl || byte == 0x20 || "/\\:*?\"<>|%".utf8.contains(byte)
  }
}
