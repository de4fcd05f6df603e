internal import Text

extension Name {
  /// Reads names separated by the word `and` outside braces.
  ///
  /// `others` at the end, BibTeX's "et al.", is returned as a name.
  public static func list(_ text: String) -> [Name] {
    let bytes = Array(text.utf8)
    var names: [Name] = []
    var start = 0
    var depth = 0
    func take(upTo end: Int) {
      let name = String(decoding: bytes[start..<end], as: UTF8.self).trimmed
      if !name.isEmpty { names.append(Name(field: name)) }
    }
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth = max(0, depth - 1)
      case let byte where depth == 0 && byte.isASCIIWhitespace && isAnd(bytes, after: index):
        take(upTo: index)
        start = index + 4
        index = start - 1
      default: break
      }
      index += 1
    }
    take(upTo: bytes.count)
    return names
  }

  /// Whether the white space at an index is followed by `and` and white space.
  private static func isAnd(_ bytes: [UInt8], after index: Int) -> Bool {
    guard index + 4 < bytes.count, bytes[index + 4].isASCIIWhitespace else { return false }
    return bytes[(index + 1)...(index + 3)].map(\.asciiLowercased).elementsEqual("and".utf8)
  }
}
