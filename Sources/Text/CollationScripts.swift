/// The order of the letters of scripts other than Latin.
///
/// Scripts follow one another as in the root collation; within a script letters go by their code
/// points, which is their order, but where a table here says otherwise.
///
/// - Source: the Default Unicode Collation Element Table, Unicode 15.
enum CollationScripts {
  /// The bytes that a small letter sorts by; `nil` for Latin and for what is no letter.
  static func weights(of letter: Unicode.Scalar) -> [UInt8]? {
    let value = letter.value
    switch value {
    case 0x370...0x3FF, 0x1F00...0x1FFF: return [0xA8] + codePoint(greek(letter))
    case 0x400...0x52F: return cyrillic(letter)
    case 0x10A0...0x10FF, 0x1C90...0x1CBF: return [0xAC] + codePoint(letter)
    case 0x561...0x587: return [0xAE] + codePoint(letter)
    case 0x5D0...0x5EA: return [0xB0] + codePoint(hebrew(letter))
    case 0x620...0x64A, 0x671...0x6D3: return [0xB2] + codePoint(arabic(letter))
    case 0x900...0x109F, 0x1780...0x17B3: return isLetter(letter) ? [0xB8] + codePoint(letter) : nil
    case 0x1100...0x11FF, 0xAC00...0xD7A3: return [0xD2] + codePoint(letter)
    case 0x3041...0x3096: return kana(value)
    case 0x30A1...0x30F6: return kana(value - 0x60)
    case 0x3105...0x312F: return [0xD6] + codePoint(letter)
    case 0x3005...0x3007, 0x3400...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      return [0xE0] + codePoint(letter)
    default: return nil
    }
  }

  /// The code point as three bytes.
  static func codePoint(_ scalar: Unicode.Scalar) -> [UInt8] {
    [UInt8(scalar.value >> 16), UInt8(scalar.value >> 8 & 0xFF), UInt8(scalar.value & 0xFF)]
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .otherLetter
  }

  private static func greek(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    Folding.base(of: letter)?.unicodeScalars.first ?? letter
  }

  private static func cyrillic(_ letter: Unicode.Scalar) -> [UInt8] {
    if let place = cyrillicPlaces[letter] { return [0xAA, place] }
    if let base = Folding.base(of: letter)?.unicodeScalars.first,
      let place = cyrillicPlaces[base]
    {
      return [0xAA, place]
    }
    return [0xAA, 0xFF] + codePoint(letter)
  }

  private static let cyrillicPlaces: [Unicode.Scalar: UInt8] = {
    let letters = "абвгґдђѓеєжзѕиіїйјклљмнњопрстћќуўфхцчџшщъыьѣэюяѳѵ"
    var places: [Unicode.Scalar: UInt8] = [:]
    for (place, letter) in letters.unicodeScalars.enumerated() { places[letter] = UInt8(place) }
    return places
  }()

  /// A final letter is the letter.
  private static func hebrew(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "ך": "כ"
    case "ם": "מ"
    case "ן": "נ"
    case "ף": "פ"
    case "ץ": "צ"
    default: letter
    }
  }

  private static func arabic(_ letter: Unicode.Scalar) -> Unicode.Scalar {
    switch letter {
    case "آ", "أ", "إ", "ٱ": "ا"
    case "ؤ": "و"
    case "ئ", "ى": "ي"
    case "ة": "ه"
    default: letter
    }
  }

  /// A kana without its voicing marks, large for small, and katakana as hiragana.
  private static func kana(_ value: UInt32) -> [UInt8] {
    let base = kanaBases[Int(value) - 0x3041]
    return [0xD0, UInt8(truncatingIfNeeded: base.value - 0x3041)]
  }

  /// For U+3041 to U+3096.
  private static let kanaBases = Array(
    """
    ああいいううええおおかかききくくけけここささししすすせせそそたたちちつつつててととなにぬねの\
    はははひひひふふふへへへほほほまみむめもややゆゆよよらりるれろわわゐゑをんうかけ
    """.unicodeScalars)
}
