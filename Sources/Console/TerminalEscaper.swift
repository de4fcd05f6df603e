internal import Text

/// Converts arbitrary bytes to text that a terminal shows without obeying it.
///
/// Text, line feeds and tabs pass; everything else becomes `\u{…}`, including invalid UTF-8.
struct TerminalEscaper: Sendable {
  /// The start of a scalar whose rest may be in the next piece.
  private var incomplete: [UInt8] = []

  /// The text to show for the next piece of output.
  mutating func shown(_ piece: [UInt8]) -> [UInt8] {
    if incomplete.isEmpty, piece.allSatisfy(Self.isPlain) { return piece }
    let bytes = incomplete + piece
    incomplete = []
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      if Self.isPlain(bytes[index]) {
        result.append(bytes[index])
        index += 1
        continue
      }
      let length = Self.length(of: bytes[index])
      if index + length > bytes.count, Self.mayGoOn(bytes[index...]) {
        incomplete = Array(bytes[index...])
        break
      }
      let sequence = bytes[index...].prefix(length)
      if let scalar = Self.scalar(sequence) {
        if scalar.isText { result += sequence } else { result += scalar.escaped.utf8 }
        index += length
      } else {
        result += Self.escaped(bytes[index])
        index += 1
      }
    }
    return result
  }

  /// The text to show for an incomplete scalar at the end.
  mutating func shownRest() -> [UInt8] {
    defer { incomplete = [] }
    return incomplete.flatMap(Self.escaped)
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte < 0x7F || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\t")
  }

  private static func escaped(_ byte: UInt8) -> [UInt8] {
    Array("\\u{\(String(byte, radix: 16, uppercase: true))}".utf8)
  }

  /// The number of bytes of a scalar, by its first byte.
  private static func length(of byte: UInt8) -> Int {
    switch byte {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 1
    }
  }

  private static func mayGoOn(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }

  /// The scalar of a sequence; `nil` for invalid UTF-8, such as an overlong form.
  private static func scalar(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar? {
    guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
    let scalars = text.unicodeScalars
    return scalars.count == 1 ? scalars.first : nil
  }
}
