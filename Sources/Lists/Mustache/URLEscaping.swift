import Text

/// What all formats do with URLs.
enum URLEscaping {
  /// Whether a browser that follows the URL would run what it holds.
  ///
  /// Read as browsers do: without control characters and spaces at its start, without tabs and
  /// line ends anywhere, and in any case.
  ///
  /// - Source: WHATWG URL Standard, section 4.4, steps 1 to 3.
  static func runsScript(_ url: String) -> Bool {
    let scheme = url.utf8.drop { $0 <= 0x20 }.lazy
      .filter { $0 != 0x09 && !$0.isLineEnd }
      .prefix { $0 != UInt8(ascii: ":") }
      .prefix(11)
      .map(\.asciiLowercased)
    let name = String(decoding: Array(scheme), as: UTF8.self)
    return ["javascript", "vbscript", "data"].contains(name) && url.utf8.contains(UInt8(ascii: ":"))
  }

  /// The URL without blanks around it, and with `%` codes for those in it, for control characters
  /// and for the given ones.
  static func encode(_ url: String, _ unsafe: String) -> [UInt8] {
    var result: [UInt8] = []
    for byte in url.trimmed.utf8 {
      if byte == 0x20 || byte.isASCIIControl || unsafe.utf8.contains(byte) {
        result.append(UInt8(ascii: "%"))
        result.append(hexadecimal(byte >> 4))
        result.append(hexadecimal(byte & 0xF))
      } else {
        result.append(byte)
      }
    }
    return result
  }

  private static func hexadecimal(_ digit: UInt8) -> UInt8 {
    digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "A") + digit - 10
  }
}
