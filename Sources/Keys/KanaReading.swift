/// Reads kana as Latin letters.
///
/// - Source: The Hepburn system (ANSI Z39.11-1972), without signs for long vowels.
struct KanaReading {
  /// The syllables that were read.
  private var syllables: [String] = []
  /// Whether the next consonant is doubled.
  private var isDoubling = false

  /// Reads a scalar.
  ///
  /// - Returns: Whether it belongs to kana.
  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    switch Self.hiragana(scalar).value {
    // The mark of a long vowel is no letter, and needs a kana before it.
    case 0x30FC: return !syllables.isEmpty
    case 0x3099, 0x309A, 0x309B, 0x309C:
      guard let last = syllables.last else { return false }
      voice(last, with: Self.hiragana(scalar).value)
    case 0x3063: isDoubling = true
    case 0x3041...0x3096: append(Int(Self.hiragana(scalar).value - 0x3041))
    default: return false
    }
    return true
  }

  /// The letters of the kana that were read since the last call.
  mutating func finish() -> String {
    guard !syllables.isEmpty || isDoubling else { return "" }
    defer { (syllables, isDoubling) = ([], false) }
    return syllables.joined()
  }

  private mutating func append(_ index: Int) {
    let syllable = Self.syllables[index]
    if syllable.hasPrefix("-") {
      appendSmall(String(syllable.dropFirst()))
      return
    }
    syllables.append(isDoubling ? Self.doubled(syllable) : syllable)
    isDoubling = false
  }

  /// A small kana changes the vowel of the syllable before it: `ki` and `ya` are `kya`.
  private mutating func appendSmall(_ letters: String) {
    guard let last = syllables.last, let vowel = last.last, "aiueo".contains(vowel) else {
      syllables.append(letters)
      return
    }
    var base = String(last.dropLast())
    if base.isEmpty { base = vowel == "u" ? "w" : "" }
    let hasGlide = letters.hasPrefix("y")
    if hasGlide, base.hasSuffix("sh") || base.hasSuffix("ch") || base.hasSuffix("j") {
      syllables[syllables.count - 1] = base + letters.dropFirst()
    } else if hasGlide || "iue".contains(vowel) || base.hasSuffix("t") || base.hasSuffix("d") {
      syllables[syllables.count - 1] = base + letters
    } else {
      syllables.append(letters)
    }
  }

  private static func doubled(_ syllable: String) -> String {
    guard let first = syllable.first, !"aiueon".contains(first) else { return syllable }
    return (syllable.hasPrefix("ch") ? "t" : String(first)) + syllable
  }

  /// Changes the last syllable for a voicing mark that is written on its own.
  private mutating func voice(_ last: String, with mark: UInt32) {
    if last == "u" { return syllables[syllables.count - 1] = "vu" }
    // The voiced syllable follows the plain one, and in the h-row a third follows both.
    let isHalf = mark == 0x309A || mark == 0x309C
    let step = isHalf && (last.hasPrefix("h") || last.hasPrefix("f")) ? 2 : 1
    guard let first = last.first, "kstchf".contains(first),
      let index = Self.syllables.firstIndex(of: last), index + step < Self.syllables.count
    else { return }
    syllables[syllables.count - 1] = Self.syllables[index + step]
  }

  /// Katakana and half-width katakana as hiragana; other scalars unchanged.
  private static func hiragana(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    switch scalar.value {
    case 0x30A1...0x30F6: return Unicode.Scalar(scalar.value - 0x60) ?? scalar
    case 0xFF66...0xFF9F: return hiragana(halfWidth[Int(scalar.value - 0xFF66)])
    default: return scalar
    }
  }

  private static let halfWidth = Array(
    "ヲァィゥェォャュョッーアイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワン゛゜".unicodeScalars)

  /// The syllables from U+3041 on; those with a dash are small letters.
  private static let syllables = """
    -a a -i i -u u -e e -o o ka ga ki gi ku gu ke ge ko go sa za shi ji su zu se ze so zo ta da chi \
    ji -tsu tsu zu te de to do na ni nu ne no ha ba pa hi bi pi fu bu pu he be pe ho bo po ma mi mu \
    me mo -ya ya -yu yu -yo yo ra ri ru re ro -wa wa i e o n vu -ka -ke
    """.split(separator: " ").map(String.init)
}
