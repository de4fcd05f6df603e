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
      let text = String(decoding: bytes[start..<end], as: UTF8.self).trimmed
      names += Self.people(inItem: text, isLast: end == bytes.count)
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

  /// The name in one item of a list, and `others` if it ends in `et al.`.
  ///
  /// A comma before `and` is a slip. One at the end of the list may be that of a record, in which
  /// `García Márquez,` has no given name.
  private static func people(inItem text: String, isLast: Bool) -> [Name] {
    if text.isEmpty { return [] }
    let value = AttributedValue(field: text)
    let isOnlyComma = value.text.utf8.count { $0 == UInt8(ascii: ",") } == 1
    let isRecords = isLast && isOnlyComma
    var people = Self.names(in: value.text) {
      isRecords ? Name(written: $0) : Name(listed: $0)
    }
    guard !people.isEmpty else { return [] }
    for attribute in value.attributes.all where !people[0].attributes.all.contains(attribute) {
      people[0].attributes.all.append(attribute)
    }
    return people
  }

  /// Whether the white space at an index is followed by `and` and white space.
  private static func isAnd(_ bytes: [UInt8], after index: Int) -> Bool {
    guard index + 4 < bytes.count, bytes[index + 4].isASCIIWhitespace else { return false }
    return bytes[(index + 1)...(index + 3)].map(\.asciiLowercased).elementsEqual("and".utf8)
  }
}
