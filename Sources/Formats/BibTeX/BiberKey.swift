internal import Text

/// Keys as biber can read them.
///
/// biber ends a key at a backslash and at whatever cannot stand in a name, such as a parenthesis,
/// and then gives up the whole file; but it takes such keys in `ids`, so that `\cite` finds them.
enum BiberKey {
  static func isReadable(_ key: String) -> Bool { key.utf8.allSatisfy(isReadable) }

  /// The key, with `_` and two hexadecimal digits for each byte that biber stops at.
  static func readable(_ key: String) -> String {
    if isReadable(key) { return key }
    var result: [UInt8] = []
    for byte in key.utf8 {
      if isReadable(byte) { result.append(byte) } else { result.append("_\(hexadecimal(byte))") }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func isReadable(_ byte: UInt8) -> Bool {
    BibTeXReader.belongsToName(byte) && byte != UInt8(ascii: "\\")
  }

  /// Two digits: only ASCII is not readable.
  private static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 0x10 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
