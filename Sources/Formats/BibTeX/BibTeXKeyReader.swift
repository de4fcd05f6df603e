internal import Text

/// Reads the key of an entry, and the comma after it.
extension BibTeXReader {
  /// Reads to a comma, white space or the closing brace, as BibTeX does.
  ///
  /// In an entry in parentheses, braces and parentheses belong to the key.
  mutating func readKey(open: UInt8) -> String {
    skipSpace()
    let start = cursor.offset
    var key = keyRun(open: open)
    if isField(key) {
      cursor.offset = start
      fault("the entry has no key", hint: "write one before the first field", at: key)
      return ""
    }
    skipSpace()
    guard let byte = cursor.peek, byte != UInt8(ascii: ",") else {
      _ = cursor.skip(UInt8(ascii: ","))
      return text(ofKey: key)
    }
    let last = key.isEmpty ? nil : cursor.bytes[key.upperBound - 1]
    if open == UInt8(ascii: "("), last == UInt8(ascii: ")") {
      // `@book(key)`: BibTeX treats the parenthesis as a part of the key.
      cursor.offset = key.upperBound - 1
      return text(ofKey: key.dropLast())
    }
    if Self.closes(byte) { return text(ofKey: key) }
    if byte == UInt8(ascii: "=") {
      cursor.offset = start
      fault("the entry has no key", hint: "write one before the first field", at: key)
      return ""
    }
    if beginsField() {
      if last == UInt8(ascii: ";") { key = key.dropLast() }
      fault("a comma is missing after \"\(quoted(key))\"", hint: "write one", at: key)
      return text(ofKey: key)
    }
    return readKeyWithSpaces(from: start)
  }

  /// Takes the text before a comma on the same line as the key.
  private mutating func readKeyWithSpaces(from start: Int) -> String {
    cursor.offset = start
    var key = cursor.range {
      !$0.isLineEnd && $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: "{")
        && $0 != UInt8(ascii: "}")
    }
    while let last = key.last, cursor.bytes[last].isASCIIWhitespace { key = key.dropLast() }
    _ = cursor.skip(UInt8(ascii: ","))
    fault(
      "the key \"\(quoted(key))\" contains white space", hint: "leave out the white space",
      at: key)
    return cursor.text(key)
  }

  private mutating func keyRun(open: UInt8) -> Range<Int> {
    var depth = 0
    return cursor.range { byte in
      if byte <= 0x20 || byte == UInt8(ascii: ",") { return false }
      guard open == UInt8(ascii: "{") else { return true }
      if byte == UInt8(ascii: "{") { depth += 1 }
      if byte == UInt8(ascii: "}") { depth -= 1 }
      return depth >= 0
    }
  }

  /// Whether the text in place of a key is `name={` or `name="`.
  private func isField(_ key: Range<Int>) -> Bool {
    guard let sign = cursor.bytes[key].firstIndex(of: UInt8(ascii: "=")), sign > key.lowerBound,
      sign + 1 < key.upperBound
    else { return false }
    let next = cursor.bytes[sign + 1]
    return next == UInt8(ascii: "{") || next == UInt8(ascii: "\"")
  }

  /// The key, with a warning if biber and most tools reject it.
  private mutating func text(ofKey key: Range<Int>) -> String {
    let refused = cursor.bytes[key].contains {
      !Self.belongsToName($0) || $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "~")
    }
    if refused {
      fault(
        "biber cannot read the key \"\(quoted(key))\"",
        hint: "use letters, digits and : . _ / + - only", at: key)
    }
    return cursor.text(key)
  }
}
