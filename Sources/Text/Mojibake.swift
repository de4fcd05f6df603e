/// UTF-8 that was decoded as Windows-1252 and encoded again.
///
/// "é" is C3 A9, and these bytes are "Ã©" in Windows-1252. In no language does a word have a
/// capital letter before a sign such as © or ¼, so two scalars are enough to recognize most
/// sequences. Where the second scalar may follow the first in a text, such as a closing quote,
/// a sequence counts only inside a word or beside another one.
public enum Mojibake {
  /// A sequence that was decoded wrongly.
  public struct Occurrence: Equatable, Sendable {
    /// Where it stands in the text.
    public let bytes: Range<Int>
    /// The text that was meant.
    public let meant: String
  }

  /// The first occurrence from an offset on, or `nil` if there is none before the end.
  ///
  /// - Complexity: O(*n*).
  public static func first(in bytes: [UInt8], from start: Int, to end: Int) -> Occurrence? {
    var index = start
    while index < end {
      guard mayBegin(bytes, at: index) else {
        index += 1
        continue
      }
      let run = run(in: bytes, from: index)
      guard let last = run.last else {
        index += 2
        continue
      }
      if run.count > 1 || run.contains(where: \.isCertain) {
        let meant = String(String.UnicodeScalarView(run.map(\.scalar)))
        return Occurrence(bytes: index..<last.end, meant: meant)
      }
      index = last.end
    }
    return nil
  }

  /// The text with all occurrences replaced by what was meant, even if it was encoded twice.
  public static func mended(_ text: String) -> String {
    var text = text
    for _ in 0..<maximumRounds {
      guard let next = mendedOnce(text) else { break }
      text = next
    }
    return text
  }

  private static let maximumRounds = 3

  private static func mendedOnce(_ text: String) -> String? {
    // Two scalars outside ASCII stand side by side.
    guard text.containsByte(where: { $0 >= 0xC2 && 0x80...0xBF ~= $1 }) else { return nil }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var copied = 0
    while let found = first(in: bytes, from: copied, to: bytes.count) {
      result += bytes[copied..<found.bytes.lowerBound]
      result += Array(found.meant.utf8)
      copied = found.bytes.upperBound
    }
    if copied == 0 { return nil }
    return String(decoding: result + bytes[copied...], as: UTF8.self)
  }

  // MARK: Sequences

  /// One scalar in the wrong encoding.
  private struct Sequence {
    var end: Int
    var scalar: Unicode.Scalar
    var isCertain: Bool
  }

  /// Whether a letter from U+00C2 to U+00F4 begins here before another scalar outside ASCII.
  private static func mayBegin(_ bytes: [UInt8], at index: Int) -> Bool {
    bytes[index] == 0xC3 && index + 2 < bytes.count && bytes[index + 2] >= 0xC2
  }

  private static func run(in bytes: [UInt8], from start: Int) -> [Sequence] {
    var run: [Sequence] = []
    var index = start
    while index < bytes.count, mayBegin(bytes, at: index),
      let sequence = sequence(in: bytes, at: index)
    {
      run.append(sequence)
      index = sequence.end
    }
    return run
  }

  private static func sequence(in bytes: [UInt8], at start: Int) -> Sequence? {
    let lead = bytes[start + 1] + 0x40
    let length: Int
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF: length = 3
    case 0xF0...0xF4: length = 4
    default: return nil
    }
    var sequence = [lead]
    var end = start + 2
    var scalars: [Unicode.Scalar] = []
    while sequence.count < length {
      guard let scalar = scalar(in: bytes, at: end), let byte = windows1252(scalar),
        byte & 0xC0 == 0x80
      else { return nil }
      sequence.append(byte)
      scalars.append(scalar)
      end += UTF8.width(scalar)
    }
    guard let meant = String(validating: sequence, as: UTF8.self)?.unicodeScalars.first,
      isText(meant)
    else { return nil }
    let isInWord = self.scalar(in: bytes, at: end).map(\.properties.isAlphabetic) ?? false
    return Sequence(
      end: end, scalar: meant, isCertain: isCertain(lead, scalars, meant, isInWord: isInWord))
  }

  /// Whether a sequence cannot be what its scalars say.
  private static func isCertain(
    _ lead: UInt8, _ others: [Unicode.Scalar], _ meant: Unicode.Scalar, isInWord: Bool
  ) -> Bool {
    let mayFollow = others.contains(where: mayFollowWord)
    switch lead {
    case 0xC2, 0xC3, 0xC4, 0xC5: return !mayFollow || isInWord
    case 0xCC, 0xCD: return !mayFollow && meant.properties.generalCategory == .nonspacingMark
    case 0xCE, 0xCF, 0xD0, 0xD1: return !mayFollow
    // Punctuation such as ’ and –, letters of Vietnamese, ligatures and full-width forms.
    case 0xE2: return true
    case 0xE1: return (0x1E00...0x1EFF).contains(meant.value) && (!mayFollow || isInWord)
    case 0xEF: return !mayFollow
    case 0xF0...: return true
    default: return false
    }
  }

  /// Whether a scalar may follow a letter that ends a word: quotation marks, dashes, spaces.
  private static func mayFollowWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "‘", "’", "“", "”", "‚", "„", "‹", "›", "«", "»", "–", "—", "…": true
    default: false
    }
  }

  /// Whether a scalar occurs in texts: no control character and no unassigned one.
  private static func isText(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .unassigned, .privateUse, .surrogate: false
    default: true
    }
  }

  // MARK: Bytes

  private static func scalar(in bytes: [UInt8], at index: Int) -> Unicode.Scalar? {
    guard index < bytes.count else { return nil }
    let end = min(index + 4, bytes.count)
    return String(decoding: bytes[index..<end], as: UTF8.self).unicodeScalars.first
  }

  /// The byte of a scalar in Windows-1252, whose unassigned bytes are the C1 controls.
  private static func windows1252(_ scalar: Unicode.Scalar) -> UInt8? {
    if scalar.value < 0x100 { return UInt8(scalar.value) }
    return upperHalf.firstIndex(of: scalar).map { UInt8(0x80 + $0) }
  }

  /// 0x80 to 0x9F; U+FFFF for the five that are not assigned.
  private static let upperHalf: [Unicode.Scalar] = Array(
    ("€\u{FFFF}‚ƒ„…†‡ˆ‰Š‹Œ\u{FFFF}Ž\u{FFFF}\u{FFFF}‘’“”•–—˜™š›œ\u{FFFF}žŸ").unicodeScalars)
}
