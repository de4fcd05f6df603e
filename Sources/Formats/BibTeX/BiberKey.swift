internal import Text

/// Converts keys to a form that biber can read.
///
/// biber ends a key at a backslash and at any byte that a name cannot contain, such as a
/// parenthesis, and then rejects the whole file. It accepts such keys in `ids`, so that `\cite`
/// finds them.
enum BiberKey {
  static func isReadable(_ key: String) -> Bool { key.utf8.allSatisfy(isReadable) }

  /// The key, with each byte that biber rejects replaced by `_` and two hexadecimal digits.
  static func readable(_ key: String) -> String {
    WrittenKey.encoded(WrittenKey.harmless(key), keeping: isReadable)
  }

  private static func isReadable(_ byte: UInt8) -> Bool {
    BibTeXReader.belongsToName(byte) && WrittenKey.isHarmless(byte)
  }
}

/// Makes keys harmless to TeX, since `\bibitem` and `\cite` expand commands in a key.
enum WrittenKey {
  static func isHarmless(_ key: String) -> Bool { harmless(key) == key }

  /// The key, with each byte that is special in TeX replaced by `_` and two hexadecimal digits.
  ///
  /// No document can cite a key with such a byte.
  static func harmless(_ key: String) -> String {
    let bytes = key.utf8
    // `^^5c` is a backslash.
    let hasCode = zip(bytes, bytes.dropFirst()).contains { $0 == circumflex && $1 == circumflex }
    if !hasCode, bytes.allSatisfy(isHarmless) { return key }
    return encoded(key) { isHarmless($0) && !(hasCode && $0 == circumflex) }
  }

  static func isHarmless(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F, UInt8(ascii: "\\"), UInt8(ascii: "%"), UInt8(ascii: "#"),
      UInt8(ascii: "~"), UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ","):
      false
    default: true
    }
  }

  static func encoded(_ key: String, keeping isKept: (UInt8) -> Bool) -> String {
    if key.utf8.allSatisfy(isKept) { return key }
    var result: [UInt8] = []
    for byte in key.utf8 {
      if isKept(byte) { result.append(byte) } else { result.append("_\(byte.hexadecimal)") }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static let circumflex = UInt8(ascii: "^")
}
