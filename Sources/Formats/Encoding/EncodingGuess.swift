internal import Text

/// Tells encodings apart whose texts look like no others: those of Russian, Japanese and Chinese.
///
/// Western and Central European encodings differ in few letters, and nothing but a reader's eye tells
/// them apart.
public enum EncodingGuess {
  /// The encoding of a text that is not UTF-8, if it is certain.
  ///
  /// - Complexity: O(*n*).
  public static func encoding(of bytes: [UInt8]) -> EncodingName? {
    let bytes = bytes.prefix(maximumLength)
    let name = japanese(bytes) ?? chineseOrKorean(bytes) ?? cyrillic(bytes)
    return name.flatMap(EncodingName.init)
  }

  /// In bytes; a longer text is judged by its beginning.
  private static let maximumLength = 1_000_000

  // MARK: Cyrillic

  /// The lower-case letters о е а и н т р с, more than half of all letters of Russian.
  private static let cyrillicLetters: [(name: String, letters: [UInt8])] = [
    ("windows-1251", [0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2, 0xF0, 0xF1]),
    ("KOI8-R", [0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4, 0xD2, 0xD3]),
    ("ISO-8859-5", [0xDE, 0xD5, 0xD0, 0xD8, 0xDD, 0xE2, 0xE0, 0xE1]),
    ("CP866", [0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2, 0xE0, 0xE1]),
  ]

  /// In Russian whole words are outside ASCII; in western languages single letters are.
  private static func cyrillic(_ bytes: ArraySlice<UInt8>) -> String? {
    var (letters, inWords, run) = (0, 0, 0)
    var counts = [Int](repeating: 0, count: 256)
    var isMixed = false
    func end() {
      if run >= 3, !isMixed { inWords += run }
      (run, isMixed) = (0, false)
    }
    for byte in bytes {
      if byte >= 0x80 {
        run += 1
        letters += 1
        counts[Int(byte)] += 1
      } else if byte.isASCIILetter {
        isMixed = true
      } else {
        end()
      }
    }
    end()
    guard letters >= 12, inWords * 10 >= letters * 7 else { return nil }
    let shares = cyrillicLetters.map { name, set in
      (name, set.reduce(0) { $0 + counts[Int($1)] } * 100 / letters)
    }.sorted { $0.1 > $1.1 }
    guard shares[0].1 >= 42, shares[1].1 * 3 <= shares[0].1 * 2 else { return nil }
    return shares[0].0
  }

  // MARK: Two bytes a character

  /// The characters of two bytes; `nil` if a byte fits in none.
  private static func pairs(
    in bytes: ArraySlice<UInt8>, lead: (UInt8) -> Bool, trail: (UInt8) -> Bool,
    single: (UInt8) -> Bool = { _ in false }
  ) -> [UInt16]? {
    var pairs: [UInt16] = []
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      index += 1
      if byte < 0x80 || single(byte) { continue }
      guard index < bytes.endIndex else { break }
      guard lead(byte), trail(bytes[index]) else { return nil }
      pairs.append(UInt16(byte) << 8 | UInt16(bytes[index]))
      index += 1
    }
    return pairs
  }

  /// Japanese has kana in every sentence.
  private static func japanese(_ bytes: ArraySlice<UInt8>) -> String? {
    let isHigh = { (byte: UInt8) in (0xA1...0xFE).contains(byte) }
    if let pairs = pairs(in: bytes, lead: { isHigh($0) || $0 == 0x8E }, trail: isHigh),
      isMany(pairs, { (0xA4A1...0xA4F3).contains($0) || (0xA5A1...0xA5F6).contains($0) })
    {
      return "EUC-JP"
    }
    let isLead = { (byte: UInt8) in
      (0x81...0x9F).contains(byte) || (0xE0...0xFC).contains(byte)
    }
    let isTrail = { (byte: UInt8) in (0x40...0xFC).contains(byte) && byte != 0x7F }
    let kana = pairs(in: bytes, lead: isLead, trail: isTrail) { (0xA1...0xDF).contains($0) }
    if let kana, isMany(kana, { (0x829F...0x82F1).contains($0) || (0x8340...0x8396).contains($0) })
    {
      return "Shift_JIS"
    }
    return nil
  }

  private static func isMany(_ pairs: [UInt16], _ belongs: (UInt16) -> Bool) -> Bool {
    let count = pairs.count(where: belongs)
    return count >= 3 && count * 5 >= pairs.count
  }

  /// Frequent characters: 的 一 是 在 不 和 中 与 研 究 学 分 析 系 统 国, their traditional forms, and
  /// Korean's particles.
  private static let frequent: [(name: String, pairs: Set<UInt16>)] = [
    (
      "GB18030",
      [
        0xB5C4, 0xD2BB, 0xCAC7, 0xD4DA, 0xB2BB, 0xBACD, 0xD6D0, 0xD3EB, 0xD1D0, 0xBEBF, 0xD1A7,
        0xB7D6, 0xCEF6, 0xCFB5, 0xCDB3, 0xB9FA, 0xBBF9, 0xD3DA,
      ]
    ),
    (
      "Big5",
      [
        0xAABA, 0xA440, 0xAC4F, 0xA662, 0xA4A3, 0xA94D, 0xA4A4, 0xBB50, 0xACE3, 0xA873, 0xBEC7,
        0xA4C0, 0xAA52, 0xA874, 0xB2CE, 0xB0EA, 0xA4A7, 0xB0F2,
      ]
    ),
    (
      "EUC-KR",
      [
        0xC0C7, 0xBFA1, 0xBFAC, 0xB1B8, 0xC7D1, 0xC0BB, 0xB4C2, 0xC0CC, 0xB0FA, 0xB8A6, 0xC0BA,
        0xB4EB, 0xC0FB, 0xBCAD,
      ]
    ),
  ]

  private static func chineseOrKorean(_ bytes: ArraySlice<UInt8>) -> String? {
    let isLead = { (byte: UInt8) in (0x81...0xFE).contains(byte) }
    let isTrail = { (byte: UInt8) in (0x40...0xFE).contains(byte) && byte != 0x7F }
    guard let pairs = pairs(in: bytes, lead: isLead, trail: isTrail), pairs.count >= 6 else {
      return nil
    }
    let counts = frequent.map { name, set in (name, pairs.count { set.contains($0) }) }
      .sorted { $0.1 > $1.1 }
    let isClear = counts[0].1 >= 3 && counts[0].1 * 12 >= pairs.count
    return isClear && counts[0].1 >= counts[1].1 * 3 ? counts[0].0 : nil
  }
}
