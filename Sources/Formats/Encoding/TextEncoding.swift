public import Text

/// The encoding of a text file, detected from its bytes.
///
/// A header such as JabRef's `% Encoding: UTF-8` is often wrong after another program saves the file;
/// see `EncodingName` for encodings that the bytes do not tell.
public enum TextEncoding: Equatable, Sendable {
  case utf8
  case utf16(isBigEndian: Bool)
  /// UTF-8 with stray bytes, or not UTF-8 at all: each byte that is not part of UTF-8 is read as
  /// Windows-1252, which includes Latin-1. Files that combine several sources may mix the two.
  case windows1252

  /// Converts a file's bytes to UTF-8 without a byte order mark, and reports if the encoding is a
  /// guess.
  ///
  /// Offsets in later messages refer to the result.
  ///
  /// - Complexity: O(*n*); plain UTF-8 is returned as it is.
  public static func decode(
    _ bytes: [UInt8], file: String, report: (Diagnostic) -> Void
  ) -> (text: [UInt8], encoding: TextEncoding) {
    if bytes.starts(with: [0xFF, 0xFE]) {
      return (utf16(bytes.dropFirst(2), isBigEndian: false), .utf16(isBigEndian: false))
    }
    if bytes.starts(with: [0xFE, 0xFF]) {
      return (utf16(bytes.dropFirst(2), isBigEndian: true), .utf16(isBigEndian: true))
    }
    let text = bytes.hasByteOrderMark ? Array(bytes.withoutByteOrderMark) : bytes
    if isPlainASCII(text) { return (text, .utf8) }
    if let control = text.firstIndex(where: { $0.isASCIIControl && !$0.isASCIIWhitespace }) {
      report(
        Diagnostic(
          "the file contains control characters, such as byte 0x\(text[control].hexadecimal)",
          hint: "remove them; they are left out",
          at: SourceRange(file: file, bytes: control..<control + 1), severity: .warning))
    }
    guard let stray = firstStray(in: text, from: 0) else { return (text, .utf8) }
    report(
      Diagnostic(
        "the file is not UTF-8: byte 0x\(text[stray].hexadecimal) was read as Windows-1252",
        hint: "save the file as UTF-8, or name its encoding with --from-encoding",
        at: SourceRange(file: file, bytes: stray..<stray + 1), severity: .warning))
    return (windows1252(text, from: stray), .windows1252)
  }

  /// Whether a text is neither UTF-8 nor UTF-16, so that its encoding has to be named.
  ///
  /// A file that joins several sources may be UTF-8 with few bytes of another encoding; that is for
  /// ``decode(_:file:report:)``.
  public static func mayNeedName(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return false }
    if bytes.hasByteOrderMark || isPlainASCII(bytes) { return false }
    var (strays, whole, index) = (0, 0, 0)
    while index < bytes.count {
      let length = sequenceLength(in: bytes, at: index)
      if length == 0 { strays += 1 }
      if length > 1 { whole += 1 }
      index += max(1, length)
    }
    return strays > whole
  }

  /// Whether all bytes are ASCII and none is a control character.
  ///
  /// The loop has no early exit, so that the compiler can vectorize it.
  static func isPlainASCII(_ bytes: [UInt8]) -> Bool {
    var strays: UInt8 = 0
    for byte in bytes {
      let isControl = byte < 0x20 && !(0x09...0x0D).contains(byte) || byte >= 0x7F
      strays |= isControl ? 1 : 0
    }
    return strays == 0
  }

  /// Maps offsets in the decoded text to offsets in the original file.
  ///
  /// - Parameters:
  ///   - offsets: Ascending offsets in the text, each at the start of a character or the end of the
  ///     text.
  ///   - bytes: The file.
  /// - Returns: The offsets in the file.
  /// - Complexity: O(*n*).
  func offsets(of offsets: [Int], in bytes: [UInt8]) -> [Int] {
    var result: [Int] = []
    var (decoded, index) = (0, bytes.withoutByteOrderMark.startIndex)
    if case .utf16 = self { index = 2 }
    for offset in offsets {
      while decoded < offset, index < bytes.count {
        let (length, width) = Self.character(in: bytes, at: index, as: self)
        index += length
        decoded += width
      }
      result.append(min(index, bytes.count))
    }
    return result
  }

  /// The number of bytes of a character in the file, and in UTF-8.
  static func character(
    in bytes: [UInt8], at index: Int, as encoding: TextEncoding
  ) -> (length: Int, width: Int) {
    switch encoding {
    case .utf8:
      return (1, 1)
    case .windows1252:
      let length = sequenceLength(in: bytes, at: index)
      return length > 0 ? (length, length) : (1, UTF8.width(scalar(windows1252: bytes[index])))
    case .utf16(let isBigEndian):
      guard index + 1 < bytes.count else { return (1, 0) }
      let high = isBigEndian ? bytes[index] : bytes[index + 1]
      let low = isBigEndian ? bytes[index + 1] : bytes[index]
      switch high {
      case 0x00: return (2, low < 0x80 ? 1 : 2)
      case 0x01...0x07: return (2, 2)
      // A surrogate pair becomes four bytes; an unpaired surrogate becomes U+FFFD.
      case 0xD8...0xDB where isLowHalf(in: bytes, at: index + 2, isBigEndian): return (4, 4)
      default: return (2, 3)
      }
    }
  }

  private static func isLowHalf(in bytes: [UInt8], at index: Int, _ isBigEndian: Bool) -> Bool {
    guard index + 1 < bytes.count else { return false }
    return (0xDC...0xDF).contains(isBigEndian ? bytes[index] : bytes[index + 1])
  }

  /// The first byte that is not part of valid UTF-8.
  private static func firstStray(in bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    while index < bytes.count {
      if bytes[index] < 0x80 {
        index += 1
      } else {
        let length = sequenceLength(in: bytes, at: index)
        if length == 0 { return index }
        index += length
      }
    }
    return nil
  }

  /// The length of the scalar that begins here, or 0 if none does.
  ///
  /// - Source: The Unicode Standard, table 3-7, "Well-Formed UTF-8 Byte Sequences".
  static func sequenceLength(in bytes: [UInt8], at index: Int) -> Int {
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch bytes[index] {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: length = 4
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: return 0
    }
    guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return 0 }
    let isWhole = bytes[(index + 2)..<max(index + 2, index + length)].allSatisfy {
      $0 & 0xC0 == 0x80
    }
    return isWhole ? length : 0
  }

  private static func windows1252(_ bytes: [UInt8], from start: Int) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 16)
    var copied = 0
    var stray: Int? = start
    while let index = stray {
      result += bytes[copied..<index]
      result += Array(String(scalar(windows1252: bytes[index])).utf8)
      copied = index + 1
      stray = firstStray(in: bytes, from: copied)
    }
    return result + bytes[copied...]
  }

  private static func scalar(windows1252 byte: UInt8) -> Unicode.Scalar {
    guard (0x80...0x9F).contains(byte) else { return Unicode.Scalar(byte) }
    return Unicode.Scalar(punctuation[Int(byte) - 0x80]) ?? "\u{FFFD}"
  }

  /// Windows-1252 from 0x80 to 0x9F; the five unassigned bytes map to C1 controls.
  private static let punctuation: [UInt16] = [
    0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x008D, 0x017D, 0x008F, 0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
  ]

  private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> [UInt8] {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (one, two) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(isBigEndian ? one << 8 | two : two << 8 | one)
      index += 2
    }
    return Array(String(decoding: units, as: UTF16.self).utf8)
  }
}
