internal import Text

/// Finds the signs of tags that were escaped for TeX or made formulas.
///
/// Crossref's titles have tags, and programs that write `.bib` files escape the signs of them:
/// `$\less$i$\greater$`, `$<$i$>$` and `{\textless}i{\textgreater}`, which a record's value has
/// as `\<i>`.
enum TagSigns {
  /// The value with plain signs for tags.
  ///
  /// `$\less$`, which TeX does not know, becomes `<` everywhere, and other signs only where they
  /// make a tag.
  static func plain(_ value: String) -> String {
    guard value.containsByte(where: { isCandidate($0, after: $1) }) else { return value }
    let bytes = Array(value.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    // The end of the tag that is being read.
    var end = -1
    while index < bytes.count {
      if let sign = sign(at: index, in: bytes) {
        if sign.byte == UInt8(ascii: "<"), !sign.isCertain {
          end = endOfTag(in: bytes, from: index + sign.length) ?? end
        }
        if sign.isCertain || index <= end {
          result.append(sign.byte)
          index += sign.length
          continue
        }
      }
      // An escape or a formula is one piece.
      var length = 1
      if bytes[index] == UInt8(ascii: "\\"), index + 1 < bytes.count { length = 2 }
      if bytes[index] == UInt8(ascii: "$") {
        length = (MarkedText.endOfMath(in: bytes, from: index) ?? index + 1) - index
      }
      result += bytes[index..<min(index + length, bytes.count)]
      index += length
    }
    return String(decoding: result, as: UTF8.self)
  }

  private struct Sign {
    var byte: UInt8
    var length: Int
    /// Whether the sign is a bracket of a tag wherever it stands.
    var isCertain = false
  }

  private static func isCandidate(_ byte: UInt8, after previous: UInt8) -> Bool {
    switch previous {
    case UInt8(ascii: "$"):
      byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "\\")
    case UInt8(ascii: "\\"): byte == UInt8(ascii: "<") || byte == UInt8(ascii: "l")
    default: false
    }
  }

  private static let spellings: [(text: [UInt8], sign: Sign)] = [
    ("$\\less$", "<", true), ("$\\greater$", ">", true), ("\\less{}", "<", true),
    ("\\greater{}", ">", true), ("$<$", "<", false), ("$>$", ">", false), ("\\<", "<", false),
    ("<", "<", false), (">", ">", false),
  ].map { text, sign, isCertain in
    (
      Array(text.utf8),
      Sign(byte: Array(sign.utf8)[0], length: text.utf8.count, isCertain: isCertain)
    )
  }

  private static func sign(at index: Int, in bytes: [UInt8]) -> Sign? {
    guard "$\\<>".utf8.contains(bytes[index]) else { return nil }
    return spellings.first { bytes[index...].starts(with: $0.text) }?.sign
  }

  /// Where the sign begins that closes a tag; `nil` if the text after `<` is no tag.
  private static func endOfTag(in bytes: [UInt8], from start: Int) -> Int? {
    var cursor = Cursor(bytes, at: start)
    _ = cursor.skip(UInt8(ascii: "/"))
    guard cursor.peek?.isASCIILetter == true else { return nil }
    let name =
      cursor.text(cursor.range { $0.isASCIILetter || $0 == UInt8(ascii: ":") })
      .asciiLowercased.split(separator: ":").last.map(String.init) ?? ""
    guard MarkupCleaning.known.contains(name) else { return nil }
    while cursor.offset < min(bytes.count, start + 200) {
      if let sign = sign(at: cursor.offset, in: bytes) {
        return sign.byte == UInt8(ascii: ">") ? cursor.offset : nil
      }
      cursor.offset += 1
    }
    return nil
  }
}
