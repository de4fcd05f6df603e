internal import Text

/// Reads locators as people write them: `pp. 3-5`, `chap. 2`, `§ 14`, `33`.
public struct LocatorReader {
  private let labels: LocatorLabels

  public init(_ labels: LocatorLabels = LocatorLabels()) { self.labels = labels }

  /// Reads a text that is a locator as a whole; without a word for its kind it is a page.
  public func locator(_ text: String) -> Locator {
    let cursor = Cursor(Array(text.trimmed.utf8))
    if let (label, start) = label(at: cursor) {
      let rest = cursor.text(start..<cursor.bytes.count).trimmed
      if !rest.isEmpty { return Locator(label: label, text: rest) }
    }
    return Locator(label: "page", text: text.trimmed)
  }

  /// Reads the locator that what follows a key begins with, as in `[@key, p. 3 and passim]`.
  ///
  /// A locator is a word for its kind and numbers, Arabic or Roman, numbers alone, or what stands
  /// in braces, of which an empty pair says that there is none.
  ///
  /// - Parameter suffix: All that stands between the key and the end of its cite.
  /// - Returns: The locator, if there is one, and what follows it; else the whole suffix.
  /// - Source: pandoc's manual, "Citation syntax", and its reader of locators.
  public func split(_ suffix: String) -> (locator: Locator?, rest: String) {
    let bytes = Array(suffix.utf8)
    var cursor = Cursor(bytes)
    _ = cursor.range(while: \.isASCIIWhitespace)
    if cursor.skip(UInt8(ascii: ",")) { _ = cursor.range(while: \.isASCIIWhitespace) }
    if cursor.peek == UInt8(ascii: "{"), let end = Self.closing(cursor.offset, in: bytes) {
      let inner = cursor.text(cursor.offset + 1..<end)
      let rest = cursor.text(end + 1..<bytes.count)
      return (inner.trimmed.isEmpty ? nil : locator(inner), rest)
    }
    let named = label(at: cursor)
    if let named { cursor.offset = named.end }
    let start = cursor.offset
    if named == nil, cursor.peek?.isASCIIDigit != true { return (nil, suffix) }
    guard let end = endOfNumbers(from: start, in: bytes, canBeRoman: named != nil) else {
      return (nil, suffix)
    }
    let locator = Locator(label: named?.label ?? "page", text: cursor.text(start..<end))
    return (locator, cursor.text(end..<bytes.count))
  }

  /// The label that comes next, of one word or two, and where what it labels begins.
  private func label(at cursor: Cursor) -> (label: String, end: Int)? {
    var cursor = cursor
    let start = cursor.offset
    for _ in 1...2 {
      _ = cursor.range { !$0.isASCIIWhitespace && !$0.isASCIIDigit && $0 != UInt8(ascii: "{") }
      let word = cursor.text(start..<cursor.offset)
      let hasMore = cursor.offset < cursor.bytes.count
      _ = cursor.range(while: \.isASCIIWhitespace)
      if hasMore, let label = labels.label(for: word) { return (label, cursor.offset) }
    }
    return nil
  }

  /// Where a list of numbers and spans of them ends; `nil` if there is none.
  private func endOfNumbers(from start: Int, in bytes: [UInt8], canBeRoman: Bool) -> Int? {
    var end: Int?
    var cursor = Cursor(bytes, at: start)
    while !cursor.isAtEnd {
      if end != nil {
        let gap = cursor.range { $0.isASCIIWhitespace || $0 == UInt8(ascii: ",") }
        if gap.isEmpty { break }
      }
      let first = cursor.offset
      while let byte = cursor.peek {
        let isBracket = byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[")
        if isBracket, let close = Self.closing(cursor.offset, in: bytes) {
          cursor.offset = close + 1
        } else if Self.belongs(byte, before: cursor.peek(ahead: 1)) {
          cursor.offset += 1
        } else {
          break
        }
      }
      let word = bytes[first..<cursor.offset]
      let isNumber = word.contains(where: \.isASCIIDigit) || (canBeRoman && Self.isRoman(word))
      guard isNumber else { break }
      end = cursor.offset
    }
    return end
  }

  /// Whether a byte is a part of a number, or of a span as `3-5`, `3.2` and `3:14`.
  private static func belongs(_ byte: UInt8, before next: UInt8?) -> Bool {
    if byte.isASCIIWhitespace { return false }
    if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") {
      return next?.isASCIIDigit ?? false || next?.isASCIILetter ?? false
    }
    return byte >= 0x80 || byte.isASCIIDigit || byte.isASCIILetter || "-/'+".utf8.contains(byte)
  }

  /// Whether a word is a Roman number, or a span of two.
  private static func isRoman(_ word: ArraySlice<UInt8>) -> Bool {
    let letters = word.map(\.asciiLowercased).filter { !"()[]".utf8.contains($0) }
    let numbers = String(decoding: letters, as: UTF8.self)
      .split(whereSeparator: { "-\u{2013}".contains($0) })
    return !numbers.isEmpty && numbers.allSatisfy(isRomanNumber)
  }

  private static func isRomanNumber(_ text: Substring) -> Bool {
    var rest = text
    func drop(_ forms: String...) {
      if let form = forms.first(where: { rest.hasPrefix($0) }) { rest = rest.dropFirst(form.count) }
    }
    drop("mmm", "mm", "m")
    drop("cm", "dccc", "dcc", "dc", "d", "cd", "ccc", "cc", "c")
    drop("xc", "lxxx", "lxx", "lx", "l", "xl", "xxx", "xx", "x")
    drop("ix", "viii", "vii", "vi", "v", "iv", "iii", "ii", "i")
    return rest.isEmpty
  }

  /// Where the bracket that begins at an offset is closed.
  private static func closing(_ start: Int, in bytes: [UInt8]) -> Int? {
    let pairs: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D]
    guard let close = pairs[bytes[start]] else { return nil }
    var depth = 0
    for index in start..<bytes.count {
      if bytes[index] == bytes[start] { depth += 1 }
      if bytes[index] == close { depth -= 1 }
      if depth == 0 { return index }
    }
    return nil
  }
}
