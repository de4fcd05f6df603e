internal import Text

/// Finds where to continue in a malformed file, in linear time.
struct BibTeXRecovery {
  /// The unclosed braces of the file, in order; computed when the first one is found.
  private var unclosed: [Int]?
  /// The last search for the beginning of an entry: its start and its result.
  private var lastSearch: (from: Int, found: Int)?
  /// A search for a later quote from any offset before this one finds none.
  var quoteFreeUntil = 0

  /// The brace that closes the one at `open`, or `nil` if there is none.
  ///
  /// A backslash before a brace has no effect, as in BibTeX and biber.
  ///
  /// - Complexity: O(length of the group); the first unclosed group takes two passes over the file,
  ///   and others O(log *n*).
  mutating func closingBrace(of open: Int, in cursor: Cursor) -> Int? {
    if isKnownUnclosed(open) { return nil }
    var depth = 0
    var index = open
    let bytes = cursor.bytes
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "{") {
        depth += 1
      } else if bytes[index] == UInt8(ascii: "}") {
        depth -= 1
        if depth == 0 { return index }
      }
      index += 1
    }
    findUnclosed(in: bytes)
    return nil
  }

  private mutating func findUnclosed(in bytes: [UInt8]) {
    var open: [Int] = []
    for index in bytes.indices {
      if bytes[index] == UInt8(ascii: "{") { open.append(index) }
      if bytes[index] == UInt8(ascii: "}") { _ = open.popLast() }
    }
    unclosed = open
  }

  private func isKnownUnclosed(_ offset: Int) -> Bool {
    guard let unclosed else { return false }
    var range = unclosed[...]
    while let middle = range.indices.dropFirst(range.count / 2).first {
      if range[middle] == offset { return true }
      range = range[middle] < offset ? range[(middle + 1)...] : range[..<middle]
    }
    return false
  }

  /// The next `@type{` at the beginning of a line, at or after `offset`; else the end of the file.
  mutating func nextEntry(from offset: Int, in cursor: Cursor) -> Int {
    if let lastSearch, (lastSearch.from...lastSearch.found).contains(offset) {
      return lastSearch.found
    }
    var index = offset
    while index < cursor.bytes.count, !beginsEntry(index, in: cursor) { index += 1 }
    lastSearch = (offset, index)
    return index
  }

  /// Whether a line begins here with `@type{` or `@type(`.
  func beginsEntry(_ offset: Int, in cursor: Cursor) -> Bool {
    guard cursor.bytes[offset] == UInt8(ascii: "@"), beginsLine(offset, in: cursor) else {
      return false
    }
    var ahead = Cursor(cursor.bytes, at: offset + 1)
    _ = ahead.range(while: \.isBlank)
    guard !ahead.range(while: BibTeXReader.belongsToType).isEmpty else { return false }
    _ = ahead.range(while: \.isBlank)
    return ahead.peek.map(BibTeXReader.opens) ?? false
  }

  /// Whether only spaces and tabs precede the offset on its line.
  func beginsLine(_ offset: Int, in cursor: Cursor) -> Bool {
    var index = offset
    while index > 0, cursor.bytes[index - 1].isBlank { index -= 1 }
    return index == 0 || cursor.bytes[index - 1].isLineEnd
  }
}
