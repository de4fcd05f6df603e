/// Percent-encoding of addresses (RFC 3986, section 2).
public enum AddressText {
  /// The address with every character percent-encoded that no address can have, such as spaces and
  /// letters outside ASCII.
  public static func corrected(_ address: String) -> String {
    encoded(address, also: ":/?#[]@!$&'()*+,;=%")
  }

  /// Whether an address is of this machine, so that what goes there crosses no network.
  ///
  /// What stands before an `@` is no host: `http://127.0.0.1:80@example.org/` leads elsewhere.
  public static func isLoopback(_ address: String) -> Bool {
    guard address.hasPrefix("http://") else { return false }
    let authority = address.dropFirst("http://".utf8.count).prefix { !"/?#\\".contains($0) }
    return ["127.0.0.1", "localhost", "[::1]"].contains { host in
      guard authority.hasPrefix(host) else { return false }
      let port = authority.dropFirst(host.utf8.count)
      return port.isEmpty
        || (port.first == ":" && port.utf8.dropFirst().allSatisfy(\.isASCIIDigit))
    }
  }

  /// The text with everything percent-encoded but letters, digits, `-._~` and the signs of `also`.
  public static func encoded(_ text: String, also signs: String = "") -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      let isPlain = byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte)
      if isPlain || signs.utf8.contains(byte) {
        result.append(byte)
      } else {
        result.append("%\(byte.hexadecimal)")
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with every percent sign encoded that is not followed by two hexadecimal digits.
  public static func correctingPercentSigns(_ text: String) -> String {
    guard text.containsByte(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      result.append(byte)
      guard byte == UInt8(ascii: "%") else { continue }
      let digits = bytes[(index + 1)...].prefix(2)
      if digits.count < 2 || !digits.allSatisfy({ $0.hexadecimalValue != nil }) {
        result += "25".utf8
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text with percent-encoding such as `%2F` decoded; any other percent sign stays.
  public static func decoded(_ text: String) -> String {
    guard text.containsByte(UInt8(ascii: "%")) else { return text }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let high = bytes[index + 1].hexadecimalValue, let low = bytes[index + 2].hexadecimalValue
      {
        result.append(high << 4 | low)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return String(decoding: result, as: UTF8.self)
  }
}
