internal import Identifiers
internal import Records
internal import RichText
internal import Text

/// Values that are not TeX: addresses, identifiers and paths.
enum VerbatimText {
  /// The text with each run of white space replaced by one space, as BibTeX does in every value.
  static func compressed(_ bytes: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    for byte in bytes {
      if byte > 0x20 {
        if byte != 0x7F { result.append(byte) }
      } else if byte.isASCIIWhitespace, let last = result.last, last != 0x20 {
        result.append(0x20)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  /// The text without control characters except white space.
  static func withoutControls(_ bytes: ArraySlice<UInt8>) -> String {
    func isDropped(_ byte: UInt8) -> Bool { byte.isASCIIControl && !byte.isASCIIWhitespace }
    guard bytes.contains(where: isDropped) else { return String(decoding: bytes, as: UTF8.self) }
    return String(decoding: bytes.filter { !isDropped($0) }, as: UTF8.self)
  }

  /// Whether the text is one address, `https://…`, in any field.
  static func isAddress(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.starts(with: "http".utf8) || bytes.starts(with: "ftp".utf8) else { return false }
    let text = bytes.drop { $0.isASCIILetter }
    return text.starts(with: "://".utf8) && !text.contains { $0 <= 0x20 }
  }

  /// Whether the text is one address.
  static func isAddress(_ text: String) -> Bool {
    let mayBegin = text.utf8.first == UInt8(ascii: "h") || text.utf8.first == UInt8(ascii: "f")
    return mayBegin && isAddress(Array(text.utf8)[...])
  }

  /// An address as a browser accepts it: without `\url{…}` and without the escapes that TeX files
  /// often have although the field is verbatim.
  static func address(_ bytes: ArraySlice<UInt8>) -> String {
    LaTeX.decodeVerbatim(compressed(bytes))
  }

  /// A DOI in canonical form; other text is read like an address.
  static func doi(_ bytes: ArraySlice<UInt8>) -> String { DOI.canonical(address(bytes)) }

  /// The text with balanced braces, and without a backslash at its end; unbalanced braces become
  /// `%7B` and `%7D`, as in an address.
  static func balanced(_ text: String) -> String {
    let isRisky = text.utf8.contains { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "}") }
    guard isRisky || text.utf8.last == UInt8(ascii: "\\") else { return text }
    var result: [UInt8] = []
    let bytes = Array(text.utf8)
    let unbalanced = unbalancedBraces(bytes)
    for (index, byte) in bytes.enumerated() {
      if unbalanced.contains(index) {
        result += Array((byte == UInt8(ascii: "{") ? "%7B" : "%7D").utf8)
      } else {
        result.append(byte)
      }
    }
    if result.last == UInt8(ascii: "\\") { result.append(0x20) }
    return String(decoding: result, as: UTF8.self)
  }

  /// The kind of value, which decides how a backslash is replaced.
  enum Kind {
    case address, path, other

    static func of(_ field: FieldName) -> Kind {
      switch field {
      case .url, FieldName.urlraw, .doi, FieldName.pdf: .address
      case .file: .path
      default: .other
      }
    }
  }

  /// The text as written to a file: balanced, and harmless if a style typesets it although it is
  /// not TeX.
  ///
  /// The backslash of a command that is not allowed is replaced: in an address by `%5C`, in a path
  /// by `/`, which Windows accepts too, and elsewhere by a printed backslash.
  static func written(
    _ text: String, as kind: Kind, allowing list: HarmlessTeX
  ) -> (text: String, isChanged: Bool) {
    let circumflex = UInt8(ascii: "^")
    let isRisky = text.containsByte { byte, last in
      byte == UInt8(ascii: "\\") || byte == circumflex && last == byte
    }
    if !isRisky || list.isHarmless(verbatim: text.utf8) { return (balanced(text), false) }
    var result: [UInt8] = []
    var cursor = Cursor(Array(text.utf8))
    while let byte = cursor.next() {
      switch byte {
      case UInt8(ascii: "\\"):
        // JabRef and Mendeley write `\:`, `\;` and `\\` in paths.
        if kind == .path, let next = cursor.peek, ":;_\\".utf8.contains(next) {
          cursor.offset += 1
          result += [byte, next]
        } else {
          result.append(kind.backslash)
        }
      case circumflex where result.last == byte || cursor.peek == byte:
        result.append(kind == .other ? "{\\textasciicircum}" : "%5E")
      case let byte where byte.isASCIIControl && !byte.isASCIIWhitespace: break
      default: result.append(byte)
      }
    }
    let written = String(decoding: result, as: UTF8.self)
    return (balanced(written), written != text)
  }

  private static func unbalancedBraces(_ bytes: [UInt8]) -> Set<Int> {
    var open: [Int] = []
    var unbalanced: Set<Int> = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "{") { open.append(index) }
      if byte == UInt8(ascii: "}"), open.popLast() == nil { unbalanced.insert(index) }
    }
    return unbalanced.union(open)
  }
}

extension VerbatimText.Kind {
  /// The replacement of a backslash that would begin a command.
  fileprivate var backslash: String {
    switch self {
    case .address: "%5C"
    case .path: "/"
    case .other: "{\\textbackslash}"
    }
  }
}
