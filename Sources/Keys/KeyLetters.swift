internal import Text

/// Text as the letters and digits of a key: in ASCII where a transliteration is fixed, and otherwise
/// in its own script.
///
/// Latin, Cyrillic, Greek, kana and Hangul are written in ASCII. Other scripts have several
/// transliterations, so their letters stay.
enum KeyLetters {
  /// The letters and digits of a text in lower case.
  ///
  /// - Complexity: O(*n*).
  static func of(_ text: String) -> String {
    var result = ""
    var kana = KanaReading()
    for scalar in text.unicodeScalars {
      if kana.take(scalar) { continue }
      result += kana.finish()
      append(scalar, to: &result)
    }
    return result + kana.finish()
  }

  /// Whether a scalar is a Han ideograph or the mark that repeats one.
  static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isIdeographic || scalar == "\u{3005}"
  }

  private static func append(_ scalar: Unicode.Scalar, to result: inout String) {
    if let letters = HangulReading.letters(of: scalar) {
      result += letters
    } else if let letter = plainLetter(of: scalar) {
      result += letter
    } else if scalar.value >= firstWithVowelSigns, isVowelSign(scalar) {
      // Scripts of India and South-East Asia write vowels as marks.
      result.unicodeScalars.append(scalar)
    } else if scalar.properties.generalCategory == .modifierLetter, !isIdeograph(scalar) {
      // Apostrophe-like letters, such as the ayn of transliterated Arabic.
    } else {
      result += Transliteration.letters(of: String(scalar))
    }
  }

  /// The first scalar of Devanagari; marks of the scripts before it are accents or optional vowels.
  private static let firstWithVowelSigns: UInt32 = 0x0900

  private static func isVowelSign(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .spacingMark:
      // Other blocks from here on have accents for Latin letters and for symbols.
      scalar.value < 0x1AB0 || (0xA800...0xABFF).contains(scalar.value)
    default: false
    }
  }

  /// The ASCII of forms of letters and digits that have no entry in the folding table: full width,
  /// superscript, subscript, and the alphabets of mathematics.
  private static func plainLetter(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0xFF10...0xFF19: return digit(scalar.value - 0xFF10)
    case 0xFF21...0xFF3A: return letter(scalar.value - 0xFF21)
    case 0xFF41...0xFF5A: return letter(scalar.value - 0xFF41)
    case 0x2080...0x2089: return digit(scalar.value - 0x2080)
    case 0x2070, 0x2074...0x2079: return digit(scalar.value - 0x2070)
    case 0xB2, 0xB3: return digit(scalar.value - 0xB0)
    case 0xB9: return "1"
    case 0x1D400...0x1D6A3: return letter((scalar.value - 0x1D400) % 26)
    case 0x1D7CE...0x1D7FF: return digit((scalar.value - 0x1D7CE) % 10)
    case 0x2102: return "c"
    case 0x210D, 0x210E, 0x210F: return "h"
    case 0x2113: return "l"
    case 0x2115: return "n"
    case 0x2119: return "p"
    case 0x211A: return "q"
    case 0x211D: return "r"
    case 0x2124: return "z"
    default: return nil
    }
  }

  private static func digit(_ value: UInt32) -> String { "\(value)" }

  private static func letter(_ value: UInt32) -> String {
    String(Unicode.Scalar(UInt8(ascii: "a") + UInt8(value)))
  }
}
